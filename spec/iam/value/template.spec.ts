import { describe, expect, it, test } from 'vitest';
import type { VariableReason } from '../../../src/iam/diagnostic.js';
import { matchesPattern } from '../../../src/iam/value/pattern.js';
import {
  parseTemplate,
  resolveTemplate,
  type TemplateOptions,
  variablesOf,
} from '../../../src/iam/value/template.js';

const wild: TemplateOptions = { variables: true, wildcards: true };
const exact: TemplateOptions = { variables: true, wildcards: false };
const old: TemplateOptions = { variables: false, wildcards: true };

/** Whether the template matches once its variables have these values; undefined where one has none. */
function matches(
  text: string,
  given: string,
  values: Record<string, string> = {},
  options = wild,
): boolean | undefined {
  const { template, reason } = parseTemplate(text, options);
  if (template === undefined) throw new Error(reason);
  const lookup = new Map(Object.entries(values));
  const pattern = resolveTemplate(template, { textOf: ({ id }) => lookup.get(id) });
  return pattern && matchesPattern(pattern, given);
}

describe('variables', () => {
  const alice = { 'aws:username': 'alice' };
  test.each<[string, string, Record<string, string>, boolean | undefined]>([
    ['home/${aws:username}/*', 'home/alice/x', alice, true],
    ['home/${AWS:UserName}/*', 'home/alice/x', alice, true],
    ['home/${aws:username}/*', 'home/bob/x', alice, false],
    ['${aws:username}', 'alice', alice, true],
    ['${aws:username}${aws:username}', 'alicealice', alice, true],
    ['${aws:username}', 'x', {}, undefined],
    ['${aws:username}', '', { 'aws:username': '' }, true],
    ['*${aws:username}*', 'xalicey', alice, true],
    ['*${aws:username}*', 'xalic', alice, false],
    ["${aws:PrincipalTag/team, 'company-wide'}", 'company-wide', {}, true],
    ["${aws:PrincipalTag/team, 'company-wide'}", 'red', { 'aws:principaltag/team': 'red' }, true],
    ["${aws:PrincipalTag/team, 'company-wide'}", 'company-wide', { 'aws:principaltag/team': 'red' }, false],
    ["${aws:PrincipalTag/team, ''}", '', {}, true],
    ["${aws:PrincipalTag/team,'a, b}'}", 'a, b}', {}, true],
    ["${aws:PrincipalTag/team, '*'}", 'anything', {}, false],
    ["${aws:PrincipalTag/team, '*'}", '*', {}, true],
  ])('%s on %j', (text, given, values, expected) => {
    expect(matches(text, given, values)).toBe(expected);
  });

  it('takes the value of a variable as literal text, never as a pattern', () => {
    for (const value of ['*', '?', '${aws:userid}', '${*}']) {
      expect(matches('${aws:username}', 'x', { 'aws:username': value, 'aws:userid': 'x' })).toBe(false);
      expect(matches('${aws:username}', value, { 'aws:username': value })).toBe(true);
    }
  });

  it('takes ${*}, ${?} and ${$} for the signs themselves', () => {
    expect(matches('a${*}', 'a*')).toBe(true);
    expect(matches('a${*}', 'ab')).toBe(false);
    expect(matches('a${?}*', 'a?b')).toBe(true);
    expect(matches('a${?}', 'ab')).toBe(false);
    expect(matches('${$}{aws:username}', '${aws:username}')).toBe(true);
    expect(matches('${*}', '*', {}, exact)).toBe(true);
  });

  it('takes signs that begin no variable as they are', () => {
    expect(matches('$a {b} } $', '$a {b} } $')).toBe(true);
    expect(matches('$${aws:username}', '$alice', alice)).toBe(true);
  });

  it('knows its variables, and its pattern where there is none', () => {
    const { template } = parseTemplate("${aws:userid}-${aws:username, 'x'}", wild);
    expect(template && variablesOf(template)).toMatchObject([
      { key: { name: 'aws:userid' }, fallback: undefined },
      { key: { name: 'aws:username' }, fallback: 'x' },
    ]);
    expect(template?.pattern).toBeUndefined();
    expect(parseTemplate('a${*}', wild).template?.pattern?.exact).toBe('a*');
  });

  it('has none without Version 2012-10-17: the text is literal, its stars are wildcards', () => {
    expect(matches('${aws:username}', '${aws:username}', alice, old)).toBe(true);
    expect(matches('${aws:username}', 'alice', alice, old)).toBe(false);
    expect(matches('${*}', '${abc}', {}, old)).toBe(true);
    expect(matches('${', '${', {}, old)).toBe(true);
  });

  it('has no wildcards under an exact operator', () => {
    expect(matches('a*', 'ab', {}, exact)).toBe(false);
    expect(matches('a*', 'a*', {}, exact)).toBe(true);
  });
});

const broken: Record<VariableReason, readonly string[]> = {
  empty: ['${}', 'a${}b', "${, 'x'}"],
  unclosed: [
    '${',
    'a${aws:username',
    '${aws:username}${',
    '${aws:username/${aws:userid}',
    'home/${aws:username-${aws:userid}/*',
    '${aws:username${*}',
  ],
  'space-in-name': ['${ aws:username}', '${aws:username }', '${aws:user name}', '${aws:\tusername}'],
  'no-prefix': ['${username}', '${:username}', '${aws:}', '${x}', "${*, 'x'}"],
  default: [
    '${aws:username, x}',
    "${aws:username, 'x}",
    '${aws:username, "x"}',
    "${aws:username, 'x' }",
    '${aws:username,}',
    "${aws:username, 'it''s'}",
    "${aws:username 'x'}",
  ],
};

describe.each(Object.entries(broken))('a broken variable (%s)', (reason, texts) => {
  test.each(texts)('%s', (text) => {
    expect(parseTemplate(text, wild)).toMatchObject({ reason });
  });
});

it('reads texts of any length', () => {
  const long = 'a'.repeat(300_000);
  expect(matches(long, long)).toBe(true);
  expect(matches('${aws:username}', long, { 'aws:username': long })).toBe(true);
});
