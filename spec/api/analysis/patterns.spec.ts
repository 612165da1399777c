import { describe, expect, it, test } from 'vitest';
import { proveAlways, proveNever, RequestError, type RequestPattern } from '../../../src/index.js';
import { allow, identity, openQuestion } from './asking.js';

const policy = identity(allow());
const role = 'arn:aws:iam::123456789012:role/r';

function refusals(pattern: unknown): readonly string[] {
  const messages = [proveNever, proveAlways].map((ask) => {
    try {
      return ask(policy, pattern as RequestPattern).answer;
    } catch (error) {
      if (error instanceof RequestError) return error.message;
      throw error;
    }
  });
  return [...new Set(messages)];
}

describe('a malformed pattern is refused, of either question', () => {
  test.each<[string, unknown, RegExp]>([
    ['an unknown field', { acton: 's3:*' }, /did you mean action\?/],
    ['an action without a service', { action: 'GetObject' }, /"GetObject" is no action/],
    ['an action that is no text', { action: 5 }, /action must be text .* not a number/],
    ['a resource that is no ARN', { resource: 'bucket' }, /"bucket" is no resource/],
    ['a caller who makes no requests', { principal: 'bob' }, /"bob" is no principal/],
    ['a wildcard in a caller', { principal: 'arn:aws:iam::*:role/r' }, /principal/],
    ['a key without a prefix', { context: { team: 'x' } }, /"team" is no condition key/],
    ['a key twice', { context: { 'k:x': 'a', 'K:X': 'b' } }, /"K:X" is the key "k:x" again/],
    ['null as a value', { context: { 'k:x': null } }, /write it under absent/],
    ['a key with a value that is absent', { context: { 'k:x': 'a' }, absent: ['K:x'] }, /declared absent/],
    ['absent as text', { absent: 'k:x' }, /absent must be a list/],
    ['an account that is none', { resourceAccount: '12' }, /12 digits/],
    ['a management account that is none', { managementAccount: ['x'] }, /12 digits/],
    ['a time that is none', { now: 'today' }, /must be an instant/],
    ['half a second', { durationSeconds: 900.5 }, /whole number/],
    ['null', null, /must be an object, not null/],
    ['a list', [], /must be an object, not a list/],
    ['text', 's3:*', /must be an object, not a string/],
  ])('%s', (_, pattern, message) => {
    const [only, ...others] = refusals(pattern);
    expect(only).toMatch(message);
    expect(others).toEqual([]);
  });

  it('for all that is wrong with it at once', () => {
    const [message] = refusals({ action: 'GetObject', resource: 'bucket' });
    expect(message).toMatch(/"GetObject" is no action.*"bucket" is no resource/s);
  });
});

describe('an empty list fits no request', () => {
  it.each([
    'action',
    'resource',
    'principal',
    'durationSeconds',
    'resourceAccount',
    'managementAccount',
    'now',
  ])('of %s', (field) => {
    expect(refusals({ [field]: [] })).toEqual([expect.stringContaining(`${field} is an empty list`)]);
  });

  it('of a key', () => {
    expect(refusals({ context: { 'k:x': [] } })).toEqual([expect.stringContaining('k:x is an empty list')]);
  });
});

describe('a pattern that no request fits would prove anything, and is refused', () => {
  test.each<[string, RequestPattern, RegExp?]>([
    [
      'a lifetime of something that is no token',
      { action: 's3:*', durationSeconds: 900 },
      /lifetime of a token/,
    ],
    ['two partitions', { resource: 'arn:aws:s3:::b', principal: role.replace('aws', 'aws-cn') }],
    ['a resource of too few parts', { resource: 'arn:aws:s3' }],
  ])('%s', (_, pattern, message = /no request fits/) => {
    expect(refusals(pattern)).toEqual([expect.stringMatching(message)]);
  });
});

describe('work', () => {
  it.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, '5', null])('of %s is refused', (work) => {
    expect(() => proveNever(policy, {}, { work: work as number })).toThrow(RequestError);
  });

  it('of 0 decides nothing', () => {
    expect(openQuestion(proveNever(policy, {}, { work: 0 })).reason).not.toBe('');
  });
});
