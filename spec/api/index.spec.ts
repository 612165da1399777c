import { expect, test } from 'vitest';
import * as api from '../../src/index.js';

test('the public interface is what the contract names, and what the matchers need', () => {
  expect(Object.keys(api).sort()).toEqual([
    'ExpectationError',
    'PolicyError',
    'RequestError',
    'UndecidedError',
    'allowedValues',
    'asPolicySet',
    'checkExpectation',
    'compare',
    'defineConfig',
    'describeAnswer',
    'describeClaim',
    'evaluate',
    'loadPolicy',
    'parseExpectation',
    'parsePolicy',
    'policySet',
    'proveAlways',
    'proveClaim',
    'proveExactly',
    'proveNever',
    'proveNoMoreThan',
    'recordDecision',
    'writeScenario',
  ]);
});
