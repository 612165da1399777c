import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyFromText } from '../../src/api/policy.js';
import type { Problem } from '../../src/api/problem.js';
import { parseSuite } from '../../src/scenario/parse-suite.js';
import { readDocument } from '../../src/scenario/read-document.js';
import { runSuites } from '../../src/scenario/run-suites.js';

const folder = new URL('../../examples/', import.meta.url);
const policy = readFileSync(new URL('policies/limit-token-to-12-hours.json', folder), 'utf8');
const claims = `policies: limit.json
defaults: { action: sts:GetServiceBearerToken, context: { aws:TagKeys: [a, b] } }
scenarios:
  - { name: a, exactly: { durationSeconds: [0, 900..3600] } }
  - { name: b, exactly: { aws:SourceVpc: [absent, vpc-*, -1.5..2, [a, b]] } }
  - { name: c, resource: "*", never: { action: [s3:*, "sts:*"], context: { k:a: [[a, b], c] }, absent: [k:b] } }
  - { name: d, always: { principal: { service: a.amazonaws.com }, now: [2026-01-01T00:00:00Z] } }
  - { name: e, noMoreThan: [limit.json, { Version: "2012-10-17", Statement: [] }] }
  - { name: f, equivalentTo: { identity: limit.json, scp: [[limit.json]] } }
`;
const files = [
  ...readdirSync(new URL('scenarios/', folder)).map((name) =>
    readFileSync(new URL(`scenarios/${name}`, folder), 'utf8'),
  ),
  ...Array(10).fill(claims),
];

/** Reads and runs a scenario file as the command line does; what is wrong with it is never thrown. */
async function problemsOf(text: string, file: string): Promise<readonly Problem[]> {
  const source = { text, file };
  const world = { ci: true, loadPolicy: () => policyFromText(policy, { name: 'limit' }) };
  const document = await readDocument(source);
  const suite = document.ok ? parseSuite(document.value, source, world) : document;
  if (!suite.ok) {
    expect(suite.problems.filter(({ severity }) => severity === 'error')).not.toEqual([]);
    return suite.problems;
  }
  return runSuites([suite.value], { work: 1000 }).errors;
}

/** Every problem has a sentence, and a place that is in the text. */
function checkProblems(problems: readonly Problem[], text: string): void {
  const lines = text.split('\n');
  for (const { message, line, column, source } of problems) {
    expect(message).not.toBe('');
    if (source?.text !== text) continue;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[(line ?? 1) - 1] ?? '').length + 1);
  }
}

const junk = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    '- ',
    ': ',
    '*',
    '&a',
    '!',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|',
    '#',
    '%',
    '---\n',
    '\t',
    '\0',
  ),
  fc.constantFrom(
    'expect',
    'when',
    'matrix',
    'policies',
    'null',
    '__proto__: ',
    'allow',
    '1e9',
    '012345678901',
    '<<: ',
  ),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
);
const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2, 9, 60), junk), {
  minLength: 1,
  maxLength: 4,
});
const damaged = fc.tuple(fc.constantFrom(...files), damage).map(([text, changes]) =>
  changes.reduce((sofar, [seed, cut, put]) => {
    const at = seed % (sofar.length + 1);
    return sofar.slice(0, at) + put + sofar.slice(at + cut);
  }, text),
);

describe('scenario files', () => {
  const parameters = { seed: 20261123, numRuns: 1_000 };

  test('1,000 damaged ones: read, or refused with a place, and never thrown at', {
    timeout: 120_000,
  }, async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const problems = await problemsOf(text, 'a.yaml');
        if (problems.length > 0) refused++;
        checkProblems(problems, text);
      }),
      parameters,
    );
    expect(refused).toBeGreaterThan(500);
  });

  test('1,000 of nothing in particular', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(junk, { maxLength: 40 }),
        fc.constantFrom('a.yaml', 'a.json'),
        async (parts, file) => {
          const text = parts.join('');
          const problems = await problemsOf(text, file);
          expect(problems).not.toEqual([]);
          checkProblems(problems, text);
        },
      ),
      parameters,
    );
  });

  test('1,000 values of the wrong kind where something else is meant', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), fc.nat(8), async (value, place) => {
        const scenario = [
          'name',
          'policies',
          'action',
          'context',
          'matrix',
          'expect',
          'absent',
          'principal',
          'tags',
        ][place];
        const text = `{"policies":"p.json","scenarios":[{"name":"a","action":"s3:GetObject","expect":"deny","${scenario}":${value}}]}`;
        checkProblems(await problemsOf(text, 'a.json'), text);
      }),
      parameters,
    );
  });
});
