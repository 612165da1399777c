import { describe, expect, test } from 'vitest';
import { type Context, outcome } from '../one-statement.js';

const queue = 'arn:aws:sqs:us-east-2:123456789012:orders';

describe('Resource', () => {
  test.each([
    ['*', '*', true],
    ['*', queue, true],
    [queue, queue, true],
    [queue, '*', false],
    ['arn:aws:sqs:*:*:*', '*', false],
    [queue, `${queue}2`, false],
    ['arn:aws:sqs:us-east-2:123456789012:Orders', queue, false],
    ['arn:aws:sqs:*:123456789012:or*', queue, true],
    ['arn:aws:sqs:us-east-?:123456789012:orders', queue, true],
    ['arn:*:sqs:us-east-2:123456789012:orders', queue, true],
    // One glob over the whole string: a star takes slashes, nothing at all, and colons (B04 to B08).
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket/1/2/test/3/object.jpg', true],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket//test/object.jpg', true],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket/test/object.jpg', false],
    ['arn:aws:s3:::bucket/?', 'arn:aws:s3:::bucket/', false],
    ['arn:aws:sqs:u*:*:orders', queue, true],
    ['arn:aws:sns:*:1:topic:*', 'arn:aws:sns:r:x:1:topic:sub', true],
    ['arn:aws:sqs:*', queue, true],
    // An incomplete ARN is completed with stars.
    ['arn:aws:sqs', queue, true],
    ['arn:aws:sqs:us-east-2', queue, true],
    ['arn:aws:sqs:us-east-1', queue, false],
    ['arn:aws:sqs:us-east-2:123456789012', queue, true],
    ['arn:aws:sqs:*:orders', queue, false],
    ['arn:aws:sq', queue, false],
    // Colon and slash are not the same.
    ['arn:aws:sqs:us-east-2:123456789012/orders', queue, false],
  ])('%s on %s: %s', (pattern, resource, expected) => {
    expect(outcome({ Resource: ['arn:aws:s3:::other', pattern] }, { resource })).toBe(
      expected ? 'allow' : 'implicit-deny',
    );
    expect(outcome({ NotResource: pattern }, { resource })).toBe(expected ? 'implicit-deny' : 'allow');
  });

  test('an empty list matches nothing', () => {
    expect(outcome({ Effect: 'Allow', Resource: [] })).toBe('implicit-deny');
    expect(outcome({ Effect: 'Deny', Resource: [] })).toBe('implicit-deny');
  });
});

describe('variables in Resource', () => {
  const own = 'arn:aws:s3:::bucket/${aws:username}/*';
  test.each<[string, string, Context, boolean]>([
    [own, 'arn:aws:s3:::bucket/alice/x', { 'aws:username': 'alice' }, true],
    [own, 'arn:aws:s3:::bucket/alice/x', { 'AWS:USERNAME': 'alice' }, true],
    [own, 'arn:aws:s3:::bucket/bob/x', { 'aws:username': 'alice' }, false],
    [own, 'arn:aws:s3:::bucket/bob/x', { 'aws:username': '*' }, false],
    [own, 'arn:aws:s3:::bucket/*/x', { 'aws:username': '*' }, true],
    [own, 'arn:aws:s3:::bucket//x', {}, false],
    [own, 'arn:aws:s3:::bucket/a/x', { 'aws:username': ['a', 'b'] }, false],
    ["arn:aws:s3:::bucket/${aws:username, 'anyone'}/*", 'arn:aws:s3:::bucket/anyone/x', {}, true],
    ['arn:aws:s3:::bucket/${*}', 'arn:aws:s3:::bucket/*', {}, true],
    ['arn:aws:s3:::bucket/${*}', 'arn:aws:s3:::bucket/x', {}, false],
    ['arn:aws:s3:::${aws:PrincipalTag/a:b}', 'arn:aws:s3:::x', { 'aws:PrincipalTag/a:b': 'x' }, true],
  ])('%s on %s with %j: %s', (pattern, resource, context, expected) => {
    expect(outcome({ Resource: pattern }, { resource, context })).toBe(expected ? 'allow' : 'implicit-deny');
  });

  test('a variable without a value excludes nothing under NotResource', () => {
    expect(outcome({ Effect: 'Deny', NotResource: own }, { resource: 'arn:aws:s3:::bucket/x' })).toBe(
      'explicit-deny',
    );
  });

  test.each(['2008-10-17', undefined])('are literal text with Version %s', (version) => {
    const document = {
      Statement: { Effect: 'Allow', Action: '*', Resource: own },
      ...(version && { Version: version }),
    };
    const request = { context: { 'aws:username': 'alice' } };
    expect(
      outcome(document.Statement, { ...request, resource: 'arn:aws:s3:::bucket/alice/x' }, '2008-10-17'),
    ).toBe('implicit-deny');
    expect(
      outcome(
        document.Statement,
        { ...request, resource: 'arn:aws:s3:::bucket/${aws:username}/x' },
        '2008-10-17',
      ),
    ).toBe('allow');
  });
});
