import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { LayerName } from '../src/iam/document/policy.js';
import { PolicyError, parsePolicy, policySet } from '../src/index.js';
import { runSuites } from '../src/scenario/run-suites.js';
import { loadSuites } from '../src/source/load-suites.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const filesIn = (folder: string, ending: string) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${root}${folder}/${name}`);

const files = [
  ...filesIn('spec/conformance', '.policy.yaml'),
  ...filesIn('examples/scenarios', '.yaml'),
  ...filesIn('examples/organization/scenarios', '.yaml'),
];
const { suites, problems } = await loadSuites(files, root, true);
const { cases, errors } = runSuites(suites);

it('reads every file of the evaluator’s truth and of the examples', () => {
  expect([...problems, ...errors].map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual(
    [],
  );
  expect(suites).toHaveLength(files.length);
});

describe.each(suites.map((suite) => [suite.file, suite] as const))('%s', (_, suite) => {
  for (const scenario of suite.scenarios) {
    it(scenario.name, () => {
      const results = cases.filter((one) => one.suite === suite && one.scenario === scenario);
      expect(results.length).toBeGreaterThan(0);
      expect(
        results.filter(({ status }) => status !== 'passed').map(({ id, message }) => `${id}: ${message}`),
      ).toEqual([]);
    });
  }
});

it('has at least 250 cases on identity policies alone, and 200 on other layers', () => {
  const truth = cases.filter(({ suite }) => suite.file.startsWith('spec/conformance/'));
  const layered = truth.filter(({ scenario }) =>
    scenario.set.policies.some(({ layer }) => layer !== 'identity'),
  );
  expect(truth.length - layered.length).toBeGreaterThanOrEqual(250);
  expect(layered.length).toBeGreaterThanOrEqual(200);
});

interface Refusal {
  readonly rule: string;
  readonly layer?: LayerName;
  readonly policy: string;
  readonly says: readonly string[];
}

const refusals: readonly Refusal[] = parse(readFileSync(`${root}spec/conformance/refused.yaml`, 'utf8'));

describe('refused, with the place and the word', () => {
  it('has names that differ', () => {
    expect(new Set(refusals.map(({ rule }) => rule)).size).toBe(refusals.length);
  });

  it.each(refusals.map((refusal) => [refusal.rule, refusal] as const))(
    '%s',
    (_, { layer, policy: marked, says }) => {
      const offset = marked.indexOf('▶');
      const before = marked.slice(0, offset).split('\n');
      const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
      const refusal = refusalOf(marked.replace('▶', ''), layer);
      const there = refusal.diagnostics.filter(
        ({ line, column }) => line === place.line && column === place.column,
      );
      expect(there, `a diagnostic at ${place.line}:${place.column} in ${refusal.message}`).not.toEqual([]);
      expect(
        there.some(({ message }) => says.every((word) => message.includes(word))),
        refusal.message,
      ).toBe(true);
    },
  );
});

function refusalOf(text: string, layer: LayerName = 'identity'): PolicyError {
  try {
    policySet({ [layer]: parsePolicy(text) });
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('the policy was accepted');
}
