import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerNames } from '../../src/iam/document/policy.js';
import { operators } from '../../src/iam/operator/table.js';
import { anyCase } from './analysis/cases.js';
import { Census } from './analysis/census.js';
import { examine } from './analysis/examine.js';
import { keys } from './analysis/keys.js';
import { check } from './check.js';

const census = new Census();

// More of them: npm run analysis-truth -- --seed 1 --count 100000
test('what is said of all requests agrees with what evaluate says of each that is tried', () => {
  check(
    fc.property(anyCase, (asked) => {
      const before = census.disagreements.length;
      examine(asked, census);
      expect(census.disagreements.slice(before)).toEqual([]);
    }),
    3000,
  );
});

test('the cases have every layer, element, operator and key', () => {
  const expected = [
    ...layerNames.map((layer) => `layer ${layer}`),
    ...['Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'].map(
      (element) => `element ${element}`,
    ),
    ...[...operators.keys()].map((operator) => `operator ${operator}`),
    ...keys.map(({ name }) => `key ${name}`),
    ...['ForAllValues', 'ForAnyValue'].map((qualifier) => `qualifier ${qualifier}`),
    ...['general', 'codeartifact', 'kms', 'sts'].map((service) => `service ${service}`),
    ...['*', 'account', ':user/', ':role/', ':assumed-role/', ':federated-user/', ':root'].map(
      (form) => `principal ${form}`,
    ),
    ...['"AROA', '"AIDA', 'Service', 'Federated'].map((form) => `principal ${form}`),
    'effect Allow',
    'effect Deny',
    'suffix IfExists',
    'variable',
    'variable with a default',
  ];
  expect(expected.filter((what) => census.of(what) === 0)).toEqual([]);
});

test('many answers are yes, many no, and hardly any neither', () => {
  for (const question of ['never', 'always', 'exactly'])
    for (const answer of ['proved', 'refuted'])
      expect(census.of(`${question} ${answer}`), `${question} ${answer}`).toBeGreaterThan(100);
  for (const relation of ['equivalent', 'wider', 'narrower', 'incomparable'])
    expect(census.of(`compare ${relation}`), relation).toBeGreaterThan(100);
  for (const tried of ['allowed', 'denied', 'newly allowed', 'newly denied'])
    expect(census.of(`tried: ${tried}`), tried).toBeGreaterThan(1000);
  for (const law of ['comparisons', 'narrower patterns'])
    expect(census.of(`law: ${law}`), law).toBeGreaterThan(100);
  expect(census.of('undecided without variables')).toBeLessThan(census.of('pairs') / 200);
  expect(census.of('undecided')).toBeLessThan(census.of('pairs') / 50);
});
