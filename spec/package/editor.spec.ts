import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cursorOf, type EditorSession, editorSession } from './editor-session.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let editor: EditorSession;

beforeAll(async () => {
  editor = await editorSession(inject('tarball'), inject('nodes')[24]);
});
afterAll(() => editor?.end());

interface Definition {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties: Readonly<Record<string, Definition>>;
  readonly enum: readonly string[];
  readonly anyOf: readonly Definition[];
}

/** That it knows what the code knows is held by spec/scenario/schema.spec.ts. */
const schema: Definition & { readonly definitions: Readonly<Record<string, Definition>> } = JSON.parse(
  readFileSync(join(root, 'schema/scenarios.schema.json'), 'utf8'),
);
const definition = (name: string): Definition => schema.definitions[name] as Definition;
const fieldsOf = (name: string, ...without: readonly string[]): readonly string[] =>
  Object.keys(definition(name).properties).filter((field) => !without.includes(field));
/** The form of a value that is an object. */
const objectOf = (name: string): Definition =>
  definition(name).anyOf.find(({ properties }) => properties !== undefined) as Definition;
const ofExpectation = objectOf('then');
const ofPrincipal = objectOf('principal');
const ofStatementPrincipal = objectOf('statementPrincipal');
const outcomes = definition('outcome').enum;

const scenario = 'policies: p.json\nscenarios:\n  - name: a\n';
const statement = 'policies:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n';

describe('completes', () => {
  it.each<[string, string, readonly string[]]>([
    ['the fields of a file', '|\n', Object.keys(schema.properties)],
    ['defaults', 'defaults:\n  |\nscenarios: []\n', fieldsOf('defaults')],
    ['the fields of a scenario', 'scenarios:\n  - |\n', fieldsOf('scenario')],
    ['more fields of a scenario', `${scenario}    |\n`, fieldsOf('scenario', 'name')],
    ['callers', `${scenario}    principal: |\n`, ['anonymous']],
    ['callers of other kinds', `${scenario}    principal:\n      |\n`, Object.keys(ofPrincipal.properties)],
    ['the one word of a mark', `${scenario}    only: |\n`, ['true']],
    ['outcomes', `${scenario}    expect: |\n`, outcomes],
    ['what is expected', `${scenario}    expect:\n      |\n`, Object.keys(ofExpectation.properties)],
    ['outcomes of an object', `${scenario}    expect:\n      outcome: |\n`, outcomes],
    ['outcomes in braces', `${scenario}    expect: { outcome: |}\n`, outcomes],
    ['who decides, in braces', `${scenario}    expect: { outcome: allow, l| }\n`, ['layer']],
    ['who decides', `${scenario}    expect:\n      outcome: allow\n      |\n`, ['decidedBy', 'layer']],
    ['layers that decide', `${scenario}    expect:\n      layer: |\n`, fieldsOf('layers')],
    ['cases', `${scenario}    expect:\n      - |\n`, fieldsOf('clause')],
    [
      'which cases',
      `${scenario}    expect:\n      - when:\n          |\n        then: allow\n`,
      fieldsOf('when'),
    ],
    ['outcomes of cases', `${scenario}    expect:\n      - then: |\n`, outcomes],
    ['outcomes of the others', `${scenario}    expect:\n      - otherwise: |\n`, outcomes],
    ['fields of a matrix', `${scenario}    matrix:\n      |\n`, fieldsOf('matrix')],
    ['what is never', `${scenario}    never:\n      |\n`, fieldsOf('pattern')],
    ['what is always', `${scenario}    always:\n      |\n`, fieldsOf('pattern')],
    ['limits', `${scenario}    noMoreThan:\n      |\n`, fieldsOf('layers')],
    ['equals', `${scenario}    equivalentTo:\n      |\n`, fieldsOf('layers')],
    ['what has exact values', `${scenario}    exactly:\n      |\n`, fieldsOf('exactly')],
    ['exact values', `${scenario}    exactly:\n      durationSeconds: |\n`, ['[0,"900..3600"]']],
    [
      'layers, and a policy in place',
      'policies:\n  |\nscenarios: []\n',
      [...fieldsOf('layers'), ...fieldsOf('policyDocument')],
    ],
    ['a policy of a level', 'policies:\n  scp:\n    - |\nscenarios: []\n', fieldsOf('policyDocument')],
    ['versions', 'policies:\n  Version: |\n', ['2012-10-17', '2008-10-17']],
    ['the elements of a statement', 'policies:\n  Statement:\n    - |\n', fieldsOf('statement')],
    ['more elements of a statement', `${statement}      |\n`, fieldsOf('statement', 'Effect')],
    ['effects', 'policies:\n  Statement:\n    - Effect: |\n', ['Allow', 'Deny']],
    [
      'who is meant',
      `${statement}      Principal:\n        |\n`,
      Object.keys(ofStatementPrincipal.properties),
    ],
    ['operators', `${statement}      Condition:\n        |\n`, fieldsOf('condition')],
    [
      'operators in a layer of a scenario',
      `${scenario}    policies:\n      scp:\n        - - Statement:\n              Condition:\n                |\n`,
      fieldsOf('condition'),
    ],
  ])('%s', async (_, marked, expected) => {
    expect(expected.length).toBeGreaterThan(0);
    const labels = (await editor.complete(marked)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([...expected]));
  });

  it('a scenario so that one line follows the other', async () => {
    const items = await editor.complete(`${scenario}    |
`);
    const inserted = new Map(items.map(({ label, insertText }) => [label, insertText]));
    expect(inserted.get('action')).toBe('action: ');
    expect(inserted.get('expect')).toBe('expect: ');
    expect(inserted.get('context')).toBe('context:\n  ');
    expect(inserted.get('only')).toBe('only: true');
  });
});

/** Something that may stand at a field, where `a` may not. */
const samples = new Map([
  ['context', '{ a:b: c }'],
  ['absent', '[a:b]'],
  ['durationSeconds', '900'],
  ['matrix', '{ action: [a:B] }'],
  ['expect', 'allow'],
  ['outcome', 'allow'],
  ['then', 'allow'],
  ['otherwise', 'deny'],
  ['layer', 'scp'],
  ['decidedBy', '[a]'],
  ['when', '{ action: a:B }'],
  ['exactly', '{ action: [a:B] }'],
  ['never', '{ action: a:B }'],
  ['always', '{ action: a:B }'],
  ['only', 'true'],
  ['tags', '[a]'],
  ['defaults', '{ action: a:B }'],
  ['layers', '{ a: p.json }'],
  ['scenarios', '[]'],
  ['Effect', 'Allow'],
  ['Version', '"2012-10-17"'],
  ['Statement', '{ Effect: Allow, Action: a:B }'],
  ['Principal', '"*"'],
  ['NotPrincipal', '"*"'],
  ['Condition', '{ Bool: { a:b: "true" } }'],
  ['serviceLinked', 'true'],
]);
const plainly = (key: string): string => samples.get(key) ?? 'a';
/** An outcome is told where it stands, whatever field it stands at. */
const outcomeFields = ['expect', 'outcome', 'then', 'otherwise'];

describe('tells at a glance what is', () => {
  it.each<[string, string, Readonly<Record<string, Definition>>, ((key: string) => string) | undefined]>([
    ['a field of a file', '', schema.properties, undefined],
    ['a field of the defaults', 'defaults:\n  ', definition('defaults').properties, undefined],
    ['a field of a scenario', 'scenarios:\n  - ', definition('scenario').properties, undefined],
    ['a caller', `${scenario}    principal:\n      `, ofPrincipal.properties, undefined],
    [
      'a field of a matrix',
      `${scenario}    matrix:\n      `,
      definition('matrix').properties,
      (key) => `[${plainly(key)}]`,
    ],
    [
      'a field of cases',
      `${scenario}    expect:\n      - when:\n          `,
      definition('when').properties,
      (key) => (key === 'absent' ? '[[a:b]]' : plainly(key)),
    ],
    ['a word on cases', `${scenario}    expect:\n      - `, definition('clause').properties, undefined],
    ['a word of an expectation', `${scenario}    expect:\n      `, ofExpectation.properties, undefined],
    ['a field of a pattern', `${scenario}    never:\n      `, definition('pattern').properties, undefined],
    [
      'what has exact values',
      `${scenario}    exactly:\n      `,
      definition('exactly').properties,
      (key) => `[${plainly(key)}]`,
    ],
    ['a layer', 'policies:\n  ', definition('layers').properties, undefined],
    [
      'a layer with levels',
      'policies:\n  ',
      Object.fromEntries(
        ['scp', 'rcp'].map((name) => [name, definition('layers').properties[name]]),
      ) as never,
      () => '[p.json, [a]]',
    ],
    [
      'a layer with a policy in place',
      'policies:\n  ',
      definition('layers').properties,
      () => '{ Statement: { Effect: Allow, Action: a:B } }',
    ],
    ['an element of a policy', 'policies:\n  ', definition('policyDocument').properties, undefined],
    [
      'an element of a statement',
      'policies:\n  Statement:\n    - ',
      definition('statement').properties,
      undefined,
    ],
    [
      'an operator',
      `${statement}      Condition:\n        `,
      definition('condition').properties,
      () => '{ a:b: "1" }',
    ],
  ])('%s', async (_, before, properties, sample = plainly) => {
    const lines = before.split('\n');
    const indent = lines.at(-1)?.length ?? 0;
    const keys = Object.keys(properties);
    // Unquoted, `Null` is no text in YAML.
    const written = (key: string): string => (key === 'Null' ? '"Null"' : key);
    const text = keys.map((key) => `${written(key)}: ${sample(key)}\n`).join(' '.repeat(indent));
    const hovers = await editor.hover(
      before + text,
      keys.map((_, at) => ({ line: lines.length - 1 + at, character: indent + 1 })),
    );
    const shown = keys.map((key, at) => [key, hovers[at] ?? ''] as const);
    const wordsOf = (key: string): string => {
      const property = outcomeFields.includes(key) ? definition('outcome') : (properties[key] as Definition);
      return property.description ?? definition(property.$ref?.split('/').at(-1) ?? '').description ?? '?';
    };
    expect(shown.filter(([key, words]) => !words.includes(wordsOf(key)))).toEqual([]);
    // A heading that stands twice is what the server makes of choices that it cannot tell apart.
    expect(shown.filter(([, words]) => words.includes('||'))).toEqual([]);
  });

  it.each([
    [
      'a condition key of a request',
      `${scenario}    context: { aws:Principal|OrgID: o-a }\n`,
      /in the request/,
    ],
    [
      'a condition key of a policy',
      `${statement}      Condition: { Bool: { a:|b: "true" } }\n`,
      /to compare it with/,
    ],
    ['a condition key with exact values', `${scenario}    exactly: { a:|b: [0] }\n`, /that are allowed/],
    ['a tag', `${scenario}    tags: [on|e]\n`, /--tag/],
    ['one of several actions', `${scenario}    action:\n      - a:|B\n`, /One of several actions/],
    ['a level', 'policies:\n  scp:\n    - p.j|son\n', /A level, from the root/],
    [
      'a statement that decides',
      `${scenario}    expect: { outcome: deny, decidedBy: [a|b] }\n`,
      /A Sid, or `#0`/,
    ],
  ])('%s', async (_, marked, expected) => {
    const { text, cursor } = cursorOf(marked);
    expect((await editor.hover(text, [cursor]))[0]).toMatch(expected);
  });
});

describe('checks', () => {
  const inStatement = (element: string): string =>
    `    policies:\n      Statement:\n        - Effect: Allow\n          Action: "*"\n          ${element}\n    expect: allow\n`;

  it.each<[string, string, number, RegExp]>([
    ['an unknown outcome', '    expect: alow\n', 4, /Valid values: "allow"/],
    ['an unknown outcome of an object', '    expect:\n      outcome: alow\n', 5, /Valid values: "allow"/],
    ['an unknown outcome of cases', '    expect:\n      - otherwise: alow\n', 5, /Valid values: "allow"/],
    ['an unknown field', '    expect: allow\n    durationSecond: 900\n', 5, /durationSecond is not allowed/],
    [
      'an unknown field of a caller',
      '    expect: allow\n    principal: { servce: a }\n',
      5,
      /servce is not allowed/,
    ],
    ['an unknown field of a pattern', '    never:\n      acton: a:B\n', 5, /acton is not allowed/],
    [
      'a key without a prefix',
      '    expect: allow\n    context:\n      OrgID: a\n',
      6,
      /OrgID is not allowed/,
    ],
    ['an unknown layer', '    expect: allow\n    policies:\n      spc: p.json\n', 6, /spc is not allowed/],
    [
      'an unknown layer that decides',
      '    expect: { outcome: allow, layer: idenity }\n',
      4,
      /Valid values: "identity"/,
    ],
    ['a number as text', '    durationSeconds: "900"\n    expect: allow\n', 4, /Incorrect type/],
    ['an account as a number', '    resourceAccount: 123456789012\n    expect: allow\n', 4, /Incorrect type/],
    ['a text where a list belongs', '    tags: a\n    expect: allow\n', 4, /Incorrect type/],
    ['no expectation', '    action: s3:GetObject\n', 3, /Missing property/],
    ['two expectations', '    expect: allow\n    never: { action: a:B }\n', 3, /only one must validate/],
    ['an expectation without an outcome', '    expect: { layer: scp }\n', 4, /Missing property "outcome"/],
    [
      'cases without what they decide',
      '    expect:\n      - when: { action: a:B }\n',
      5,
      /Missing property "then"/,
    ],
    ['a scenario without a name', '    expect: allow\n  - expect: allow\n', 5, /Missing property "name"/],
    [
      'an unknown effect',
      '    policies: { Statement: { Effect: Alow, Action: "*" } }\n    expect: allow\n',
      4,
      /Valid values: "Allow", "Deny"/,
    ],
    [
      'a statement without an effect',
      '    policies: { Statement: { Action: "*" } }\n    expect: allow\n',
      4,
      /Missing property "Effect"/,
    ],
    ['an unknown element', inStatement('Actions: "*"'), 8, /Actions is not allowed/],
    [
      'an unknown operator',
      inStatement('Condition: { StringEqual: { k:a: b } }'),
      8,
      /StringEqual is not allowed/,
    ],
    [
      'an unknown qualifier',
      inStatement('Condition: { "ForAnyValues:Bool": { k:a: b } }'),
      8,
      /ForAnyValues:Bool is not allowed/,
    ],
    [
      'an operator that knows no IfExists',
      inStatement('Condition: { NullIfExists: { k:a: "true" } }'),
      8,
      /NullIfExists is not allowed/,
    ],
    [
      'an unknown version',
      '    policies:\n      Version: "2012-10-18"\n      Statement: []\n    expect: allow\n',
      5,
      /Valid values: "2012-10-17"/,
    ],
  ])('%s', async (_, text, line, message) => {
    expect((await editor.check(scenario + text)).join('\n')).toMatch(
      new RegExp(`^${line}: .*${message.source}`, 'm'),
    );
  });

  it('and finds nothing wrong with what holds', async () => {
    const folders = ['examples', 'spec/conformance', 'spec/readme'].map((one) => join(root, one));
    const files = folders.flatMap((one) =>
      readdirSync(one, { recursive: true, encoding: 'utf8' })
        .filter((file) => (one.endsWith('conformance') ? /\.policy\.yaml$/ : /\.yaml$/).test(file))
        .map((file) => join(one, file)),
    );
    expect(files.length).toBeGreaterThan(40);
    const opened = await Promise.all(
      files.map(async (file) => {
        const text = readFileSync(file, 'utf8').replace(/^# yaml-language-server: .*\n/m, '\n');
        return [file, ...(await editor.check(text))];
      }),
    );
    expect(opened.filter(({ length }) => length > 1)).toEqual([]);
  });
});
