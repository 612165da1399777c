import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSimpleYaml } from '../../src/scenario/read-simple-yaml.js';
import { readYaml } from '../../src/scenario/read-yaml.js';

const files = ['examples/scenarios', 'examples/organization/scenarios', 'spec/conformance'].flatMap(
  (name) => {
    const folder = new URL(`../../${name}/`, import.meta.url);
    return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  },
);
/** What claims add to the values of a scenario file. */
const claims = [
  '  exactly: { durationSeconds: [0, 900..3600] }',
  '  exactly: { k:n: [-1.5..2, -2..-1, absent, [absent], [1, 2], "900..", ..3] }',
  '  exactly:',
  '    durationSeconds: [0, 900..3600]',
  '  never: { action: "codeartifact:Delete*", context: { aws:TagKeys: [[a], [a, b]] } }',
  '  always: {}',
  '  noMoreThan: policies/read-only.json',
  '  equivalentTo: { identity: [a.json, b.json], scp: c.json }',
];
const lines = files.flatMap((text) => text.split('\n'));

/** What changes the meaning of a line in YAML, or looks as if it did. */
const marks = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n- ',
    '\n\n',
    ':',
    ': ',
    ' :',
    '::',
    '- ',
    '-',
    '#',
    ' #',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    ', ',
    ',',
    '&a ',
    '*a',
    '*',
    '!x ',
    '|',
    '>',
    '>-\n',
    '|\n',
    '? ',
    '%',
    '@',
    '`',
    '\\',
    '~',
    'null',
    '0',
    '01',
    '1.5',
  ],
  ...[
    'true',
    'no',
    '<<',
    '---',
    '...',
    '\t',
    'é',
    '\u2028',
    '\u0085',
    '\ufeff',
    '😀',
    '""x',
    "''",
    "'' ",
    '=',
    '$',
    '//',
  ],
  // Longer than a key may be.
  ...['k'.repeat(1_030), `${'k'.repeat(1_025)}: `, `"${'k'.repeat(1_025)}": `, `- ${'k'.repeat(1_030)}: `],
];

const line = fc.nat(lines.length - 1).map((index) => lines[index] ?? '');
const mark = fc.constantFrom(...marks);
const base = fc.oneof(
  fc.tuple(fc.nat(lines.length - 1), fc.integer({ min: 1, max: 6 })).map(([at, count]) => {
    const some = lines.slice(at, at + count);
    const indent = Math.min(
      ...some.filter((one) => one !== '').map((one) => one.length - one.trimStart().length),
      99,
    );
    return `${some.map((one) => one.slice(indent)).join('\n')}\n`;
  }),
  fc.subarray(claims).map((some) => `- a: b\n${some.join('\n')}\n`),
  fc.constantFrom(...claims).map((one) => `${one.trim()}\n`),
  fc.array(mark, { minLength: 1, maxLength: 14 }).map((parts) => `a: ${parts.join('')}`),
  fc
    .array(fc.tuple(fc.constantFrom(' ', '\n  ', '\n- '), line), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map(([space, one], index) => `${'abc'[index]}:${space}${one.trim()}`).join('\n')),
);
const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 3), mark), { maxLength: 3 });
const text = fc.tuple(base, edits).map(([start, changes]) =>
  changes.reduce((sofar, [seed, cut, put]) => {
    const at = seed % (sofar.length + 1);
    return sofar.slice(0, at) + put + sofar.slice(at + cut);
  }, start),
);

it('never reads anything else than the whole reader does, whatever the text', () => {
  let read = 0;
  fc.assert(
    fc.property(text, (one) => {
      const simple = readSimpleYaml(one);
      if (simple === undefined) return;
      read++;
      expect(simple).toEqual(readYaml({ text: one }).node);
    }),
    { seed: 20261123, numRuns: 30_000 },
  );
  expect(read).toBeGreaterThan(1_000);
});
