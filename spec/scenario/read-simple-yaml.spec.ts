import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../src/iam/document/node.js';
import { readSimpleYaml } from '../../src/scenario/read-simple-yaml.js';
import { readYaml } from '../../src/scenario/read-yaml.js';

const examples = ['examples/scenarios', 'examples/organization/scenarios'].flatMap((name) => {
  const folder = new URL(`../../${name}/`, import.meta.url);
  return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
});

/** What the whole reader makes of it. */
function whole(text: string): Node | undefined {
  return readYaml({ text }).node;
}

describe('the simple reader', () => {
  it.each(examples)('reads the examples, as the whole reader does', (text) => {
    expect(readSimpleYaml(text)).toBeDefined();
    expect(readSimpleYaml(text)).toEqual(whole(text));
  });

  it.each([
    'a: 1\n',
    'a: b',
    'a:\n- b\n- c\nd: e\n',
    'a:\n  - b: c\n    d: e\n  - f: g\n',
    'a:\n\n  # comment\n  b: c # more\n\n\n# end',
    'a: "b: c, # d"\n',
    "a: 'b: [c]'\n",
    'aws:PrincipalOrgID: o-1\n',
    'a: { aws:TagKeys: [[a], [b, c d]], "q r": \'s\' }\n',
    'a: arn:aws:s3:::bucket/*\nb: codeartifact:Get*\n',
    'a: 2026-01-01T00:00:00Z\nb: 10.0.0.1\nc: -1\nd: true\ne: yes\nf: 0\n',
    'a: x # not part\nb: x#part\n',
    'a: >-\n  one\n  two\nb: |\n  one\n  two\n',
    'a: >\n  one\n\nb: c\n',
    'a: >-\n  b\n\n  c\n  d\n\n\n  e\n\nf: |\n  b\n\n  c\n',
    'a: b\r\nc: # d\r\n  - "e"\r\n\r\n  - { f: g }\r\n',
    'a: []\nb: {}\n',
    'a: Größe — „so“\n',
    '"a b": c\n\'d\': e\n',
    'a: b "c" d\n',
    '- a\n- b: c\n',
    'a: "b"   \nb: c   \n',
    'a: [b,\n  c]\nd: {\n  e: f\n  }\n',
    "a: 'it''s'\n",
    'a: "say \\"b\\" \\\\"\n',
    'a:\n  [b]\nc:\n  d e\n',
  ])('reads %j by itself, as the whole reader does', (text) => {
    expect(readSimpleYaml(text)).toBeDefined();
    expect(readSimpleYaml(text)).toEqual(whole(text));
  });

  it.each([
    'a: 012\n',
    'a: 1.5\n',
    'a: 0x1F\n',
    'a: 1e3\n',
    'a: 12345678901234567890\n',
    'a: null\n',
    'a: ~\n',
    'a:\n',
    'a: True\n',
    'a: *\n',
    'a: &b c\n',
    'a: !t c\n',
    '<<: a\n',
    '1: a\n',
    'true: a\n',
    'a: b: c\n',
    'a: b\n  c\n',
    'a: "b\n  c"\n',
    'a: "\\n"\n',
    'a: [b,\nc]\n',
    'a:\n  b\n  c\n',
    `a: ${'b'.repeat(10_001)}\n`,
    'a: [b: c]\n',
    'a: { b }\n',
    'a: [b, ]\n',
    'a:\tb\n',
    'a: b\rc: d\n',
    'a: >-\r\n  b\r\n',
    '---\na: b\n',
    'a: b\n---\nc: d\n',
    '%YAML 1.2\n---\na: b\n',
    ' a: b\n',
    'a: b\n c: d\n',
    '- a\nb: c\n',
    'a: |2\n   b\n',
    'a: >-\n\n  b\n',
    'a: >-\n  b\n \n  c\n',
    'a: >-\n  b\n   c\n',
    'a: - b\n',
    'a: @b\n',
    'a: `b`\n',
    'a: %b\n',
    '? a\n: b\n',
    'a\n',
    '',
    '# nothing\n',
    '\u0000a: b\n',
  ])('leaves %j to the whole reader', (text) => {
    expect(readSimpleYaml(text)).toBeUndefined();
  });

  it('never disagrees with the whole reader: 6,000 texts, bent at random', () => {
    const random = randomFrom(20261123);
    let read = 0;
    for (let round = 0; round < 6000; round++) {
      const text = round % 3 === 0 ? assembled(random) : bent(sample, random);
      const node = readSimpleYaml(text);
      if (node === undefined) continue;
      read++;
      expect(node, JSON.stringify(text)).toEqual(whole(text));
    }
    expect(read).toBeGreaterThan(700);
  });

  it('reads 10,000 scenarios in less than half a second', () => {
    const scenario = (index: number): string =>
      `  - name: n${index}\n    action: s3:GetObject\n    context: { aws:A: b }\n    expect: deny\n`;
    const text = `policies: a.json\nscenarios:\n${Array.from({ length: 10_000 }, (_, index) => scenario(index)).join('')}`;
    const start = performance.now();
    expect(readSimpleYaml(text)?.kind).toBe('object');
    expect(performance.now() - start).toBeLessThan(500);
  });
});

const sample = `# yaml-language-server: $schema=x.json
suite: A suite, with "quotes" in it
policies: { identity: [policies/a.json, policies/b.json] }
defaults:
  action: sts:GetServiceBearerToken
  context: { aws:PrincipalOrgID: o-1, "aws:TagKeys": [a, 'b c'] }

scenarios:
  - name: codeartifact:* does it all # a comment
    description: >-
      Folded text: with a colon,
      and "more".
    matrix:
      durationSeconds: [0, 900, 43200]
      aws:SecureTransport: [true, false]
    expect:
      - { when: { durationSeconds: 43200 }, then: allow }
      - otherwise:
          outcome: implicit-deny
          decidedBy: []
  - name: 'second: with a quote'' in it'
    resource: arn:aws:s3:::bucket/*
    policies:
      - Version: "2012-10-17"
        Statement:
          { Sid: Publish, Effect: Allow, Action: "s3:*", Resource: "*" }
    tags: [
      a,
      b ]
    expect: deny
`;

const pieces = [
  ...[
    'a',
    'aws:K',
    'b: c',
    '- ',
    '-',
    '  ',
    '    ',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    ': ',
    ':',
    ' #x',
    '#',
    '# y',
    "'",
    '"',
  ],
  ...[
    '{ ',
    '}',
    ' }',
    '[',
    ']',
    ',',
    ', ',
    '>-\n',
    '|\n',
    '| \n    x\n',
    '*',
    '&a ',
    '!t ',
    'true',
    'null',
    '~',
    '012',
    '1.5',
    '-1',
  ],
  ...[
    '<<',
    '"a b"',
    "'it''s'",
    'a: 1',
    '? ',
    '%',
    '@',
    '---\n',
    '...\n',
    '\\',
    'é',
    '\u00a0',
    '=',
    '+1',
    '.5',
    '0x1F',
    '1e3',
    '- - a',
  ],
  ...[
    '{}',
    '[]',
    '{ a: b }',
    '[a, b]',
    '\t',
    '\r\n',
    '""',
    'k:',
    "'k': v",
    ' ',
    '-a',
    'a#b',
    'a:b',
    '{a: b}',
    '[a,b]',
    'true:',
    '1: a',
  ],
  ...['>-\n      folded\n      text\n', '|-\n    lit\n'],
];

function assembled(random: () => number): string {
  const indents = ['', '  ', '    ', '      '];
  const keys = ['- ', 'a: ', 'aws:K: ', 'b:', '"q": ', '', '- c: '];
  const values = [...pieces, 'v', 'v w', '1', '{ x: 1 }', '[1, a]', '', ''];
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] as string;
  return Array.from(
    { length: 1 + random() * 7 },
    () => `${pick(indents)}${pick(keys)}${pick(values)}\n`,
  ).join('');
}

/** A text with one small thing changed. */
function bent(text: string, random: () => number): string {
  const piece = pieces[Math.floor(random() * pieces.length)] as string;
  const lines = text.split('\n').slice(0, 45);
  const line = Math.floor(random() * lines.length);
  const at = Math.floor(random() * (lines[line]?.length ?? 0));
  const old = lines[line] ?? '';
  const changed = [
    `${old.slice(0, at)}${piece}${old.slice(at + Math.floor(random() * 3))}`,
    ` ${old}`,
    old.slice(1),
    piece,
  ];
  lines[line] = changed[Math.floor(random() * changed.length)] as string;
  return lines.join('\n');
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
