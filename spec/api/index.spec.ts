import { expect, test } from 'vitest';
import * as api from '../../src/index.js';

test('the public interface is what the contract names, and what the matchers need', () => {
  expect(Object.keys(api).sort()).toEqual([
    'ExpectationError',
    'PolicyError',
    'RequestError',
    'asPolicySet',
    'checkExpectation',
    'evaluate',
    'loadPolicy',
    'parseExpectation',
    'parsePolicy',
    'policySet',
  ]);
});
