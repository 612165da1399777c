import { describe, expect, test } from 'vitest';
import { matchesArn, splitArn, splitArnPattern } from '../../../src/iam/value/arn.js';
import { patternOf, wildcardTokens } from '../../../src/iam/value/pattern.js';

describe('the six components', () => {
  test.each([
    ['arn:aws:iam::123456789012:role/a', ['arn', 'aws', 'iam', '', '123456789012', 'role/a']],
    ['arn:aws:s3:::bucket', ['arn', 'aws', 's3', '', '', 'bucket']],
    ['arn:aws:sns:r:1:topic:sub:3', ['arn', 'aws', 'sns', 'r', '1', 'topic:sub:3']],
    ['arn:::::', ['arn', '', '', '', '', '']],
  ])('of %s', (text, parts) => {
    expect(splitArn(text)).toEqual(parts);
  });

  test.each([
    '',
    '*',
    'arn',
    'arn:aws:iam::123456789012',
    'ARN:aws:iam::1:role/a',
    'urn:a:b:c:d:e',
    ' arn:a:b:c:d:e',
  ])('%j has none', (text) => {
    expect(splitArn(text)).toBeUndefined();
  });
});

describe('a pattern is checked component by component', () => {
  test.each([
    ['arn:aws:iam::*:role/*', 'arn:aws:iam::123456789012:role/path/a', true],
    ['arn:aws:iam::*:role/*', 'arn:aws:iam:us-east-1:123456789012:role/a', false],
    ['arn:aws:*:*:*:*', 'arn:aws:iam::123456789012:role/a', true],
    ['arn:aws:sns:*:1:t', 'arn:aws:sns:r:x:1:t', false],
    ['arn:aws:sns:r:1:*', 'arn:aws:sns:r:1:t:sub:3', true],
    ['arn:aws:sns:r:1:t:*', 'arn:aws:sns:r:1:t', false],
    ['arn:aws:s3:::?ucket', 'arn:aws:s3:::bucket', true],
    ['arn:aws:s3:::Bucket', 'arn:aws:s3:::bucket', false],
    ['*:*:*:*:*:*', 'arn:aws:s3:::bucket', true],
  ])('%s on %s: %s', (text, arn, expected) => {
    const patterns = splitArnPattern(patternOf(wildcardTokens(text)));
    const parts = splitArn(arn);
    expect(patterns && parts && matchesArn(patterns, parts)).toBe(expected);
  });

  test.each(['*', 'arn:*', 'arn:aws:s3::'])('%s has not six components', (text) => {
    expect(splitArnPattern(patternOf(wildcardTokens(text)))).toBeUndefined();
  });
});
