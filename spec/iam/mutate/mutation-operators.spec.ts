import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { madeOf, policyFromObject } from '../../../src/api/policy.js';
import { plainValue } from '../../../src/iam/document/node.js';
import { mutationsOf } from '../../../src/iam/mutate/mutations-of.js';
import { mutationOperators } from '../../../src/iam/mutate/operators.js';
import type { PolicyDocument } from '../../../src/index.js';

const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

/** What an operator makes of a statement, without what stays as it is. */
function changesBy(operator: string, statement: object, version = '2012-10-17'): readonly unknown[] {
  const written = { ...plain, ...statement };
  const policy = policyFromObject({ Version: version, Statement: written } as unknown as PolicyDocument);
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  const { compiled, node } = madeOf(policy.value);
  const [only] = compiled.statements;
  const list =
    node.kind === 'object' ? node.members.find(({ key }) => key === 'Statement')?.value : undefined;
  if (only === undefined || list?.kind !== 'object') throw new Error('one statement is written');
  return mutationsOf({ node: list, compiled: only })
    .filter((mutation) => mutation.operator === operator)
    .map((mutation) => {
      if (mutation.node === undefined) return undefined;
      const changed = plainValue(mutation.node) as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries(changed).filter(
          ([key, value]) =>
            JSON.stringify(value) !== JSON.stringify((written as Record<string, unknown>)[key]),
        ),
      );
    });
}

/** What an operator makes of the condition of a statement. */
function conditionsBy(operator: string, condition: object, version?: string): readonly unknown[] {
  return changesBy(operator, { Condition: condition }, version).map(
    (changed) => (changed as { Condition?: unknown }).Condition,
  );
}

/** What an operator makes of the one operator and key of a condition: `operator: value`. */
function testsBy(operator: string, name: string, value: unknown, version?: string): readonly string[] {
  return conditionsBy(operator, { [name]: { 'aws:k': value } }, version).map((condition) => {
    const [[key, keys]] = Object.entries(condition as object) as [[string, Record<string, unknown>]];
    return `${key}: ${JSON.stringify(keys['aws:k'])}`;
  });
}

const principal = (value: unknown): object => ({ Principal: value });
const two = { StringEquals: { 'aws:a': '1', 'aws:b': '2' }, Bool: { 'aws:c': 'true' } };

describe('elements', () => {
  test('flip-effect', () => {
    expect(changesBy('flip-effect', {})).toEqual([{ Effect: 'Deny' }]);
    expect(changesBy('flip-effect', { Effect: 'Deny' })).toEqual([{ Effect: 'Allow' }]);
  });

  test('drop-statement', () => {
    expect(changesBy('drop-statement', {})).toEqual([undefined]);
  });

  test('drop-action takes one of several, also of NotAction', () => {
    expect(changesBy('drop-action', {})).toEqual([]);
    expect(changesBy('drop-action', { Action: ['s3:GetObject'] })).toEqual([]);
    expect(changesBy('drop-action', { Action: ['s3:A', 's3:B'] })).toEqual([
      { Action: ['s3:B'] },
      { Action: ['s3:A'] },
    ]);
    expect(changesBy('drop-action', { Action: undefined, NotAction: ['s3:A', 's3:B'] })).toHaveLength(2);
  });

  test('drop-resource takes one of several', () => {
    expect(changesBy('drop-resource', {})).toEqual([]);
    expect(changesBy('drop-resource', { Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] })).toEqual([
      { Resource: ['arn:aws:s3:::b'] },
      { Resource: ['arn:aws:s3:::a'] },
    ]);
  });

  test('drop-principal takes one of several, and a kind with its only one', () => {
    expect(changesBy('drop-principal', principal('*'))).toEqual([]);
    expect(changesBy('drop-principal', principal({ AWS: ['123456789012'] }))).toEqual([]);
    expect(changesBy('drop-principal', principal({ AWS: ['123456789012', '111122223333'] }))).toEqual([
      principal({ AWS: ['111122223333'] }),
      principal({ AWS: ['123456789012'] }),
    ]);
    expect(
      changesBy('drop-principal', principal({ AWS: ['123456789012'], Service: 's3.amazonaws.com' })),
    ).toEqual([principal({ Service: 's3.amazonaws.com' }), principal({ AWS: ['123456789012'] })]);
  });

  test('negate-action and negate-resource, there and back', () => {
    const arn = 'arn:aws:s3:::a';
    const gone = (key: string, value: string) => [{ [key]: value }];
    expect(changesBy('negate-action', {})).toEqual(gone('NotAction', 's3:GetObject'));
    expect(changesBy('negate-action', { Action: undefined, NotAction: 's3:A' })).toEqual(
      gone('Action', 's3:A'),
    );
    expect(changesBy('negate-resource', { Resource: arn })).toEqual(gone('NotResource', arn));
    expect(changesBy('negate-resource', { Resource: undefined, NotResource: arn })).toEqual(
      gone('Resource', arn),
    );
  });
});

describe('more than was meant', () => {
  test('widen-action makes one action all of its service, once for each service', () => {
    expect(changesBy('widen-action', {})).toEqual([{ Action: 's3:*' }]);
    expect(changesBy('widen-action', { Action: ['s3:Get*', 's3:A', 'S3:B', 'sts:C'] })).toEqual([
      { Action: ['s3:Get*', 's3:*', 'S3:B', 'sts:C'] },
      { Action: ['s3:Get*', 's3:A', 'S3:B', 'sts:*'] },
    ]);
    expect(changesBy('widen-action', { Action: '*' })).toEqual([]);
  });

  it.each([
    ['arn:aws:s3:::bucket', 'arn:aws:s3:::*'],
    ['arn:aws:s3:::bucket/a/b', 'arn:aws:s3:::bucket/a/*'],
    ['arn:aws:s3:::bucket/${aws:username}', 'arn:aws:s3:::bucket/*'],
    ['arn:aws:sns:eu-west-1:111122223333:topic', 'arn:aws:sns:eu-west-1:111122223333:*'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:a', 'arn:aws:logs:eu-west-1:111122223333:log-group:*'],
    ['arn:aws:s3:::bucket/*', undefined],
    ['arn:aws:s3:::bucket/', undefined],
    ['*', undefined],
  ])('widen-resource of %s', (resource, expected) => {
    expect(changesBy('widen-resource', { Resource: resource })).toEqual(
      expected === undefined ? [] : [{ Resource: expected }],
    );
  });

  it.each([
    [{ AWS: 'arn:aws:iam::123456789012:role/a' }, [{ AWS: '123456789012' }]],
    [{ AWS: 'arn:aws:sts::123456789012:assumed-role/a/b' }, [{ AWS: '123456789012' }]],
    [{ AWS: 'arn:aws:iam::123456789012:root' }, [{ AWS: '*' }]],
    [{ AWS: ['123456789012', '*'] }, [{ AWS: ['*', '*'] }]],
    [{ Service: 's3.amazonaws.com' }, []],
    ['*', []],
  ])('widen-principal of %j', (given, expected) => {
    expect(changesBy('widen-principal', principal(given))).toEqual(expected.map(principal));
  });
});

describe('wildcards', () => {
  const actions = (operator: string, action: string) =>
    changesBy(operator, { Action: action }).map((changed) => (changed as { Action: string }).Action);
  const resources = (operator: string, resource: string) =>
    changesBy(operator, { Resource: resource }).map((changed) => (changed as { Resource: string }).Resource);

  it.each([
    ['s3:GetObject', []],
    ['s3:Get*', ['s3:*']],
    ['s3:Get*Tagging', ['s3:*Tagging']],
    ['s3:Get?bject', ['s3:Get*bject']],
    ['s3:*', ['*']],
    ['*', []],
  ])('an action is widened: %s', (action, expected) => {
    expect(actions('widen-wildcard', action)).toEqual(expected);
  });

  it.each([
    ['s3:Get*', ['s3:Get']],
    ['s3:Get*Tag?', ['s3:GetTag?', 's3:Get*Tag']],
    ['*', []],
  ])('an action is narrowed: %s', (action, expected) => {
    expect(actions('narrow-wildcard', action)).toEqual(expected);
  });

  it.each([
    ['arn:aws:s3:::bucket/key', []],
    ['arn:aws:s3:::bucket/home/a*', ['arn:aws:s3:::bucket/home/*']],
    ['arn:aws:s3:::bucket/home/*', ['arn:aws:s3:::bucket/*']],
    ['arn:aws:s3:::bucket/*', ['arn:aws:s3:::*']],
    ['arn:aws:s3:::bucket/*/logs', ['arn:aws:s3:::*/logs']],
    ['arn:aws:s3:::bucket-?', ['arn:aws:s3:::bucket-*']],
    ['arn:aws:s3:::*', ['*']],
    ['arn:aws:sqs:eu-west-1:111122223333:*', ['arn:aws:sqs:eu-west-1:*:*']],
    ['arn:aws:sqs:eu-west-1:*:*', ['arn:aws:sqs:*:*:*']],
    ['arn:aws:sqs:eu-*:111122223333:queue', ['arn:aws:sqs:*:111122223333:queue']],
    // In front of the resource part a wildcard that is a whole part has nothing to swallow.
    ['arn:aws:sqs:*:111122223333:queue', []],
    ['arn:aws:s3:::home/${aws:username}/*', ['arn:aws:s3:::home/*']],
    ['arn:aws:s3:::a${*}b*', ['arn:aws:s3:::*']],
    ['*', []],
  ])('a resource is widened, and stays an ARN: %s', (resource, expected) => {
    expect(resources('widen-wildcard', resource)).toEqual(expected);
  });

  it.each([
    ['arn:aws:s3:::bucket/*', ['arn:aws:s3:::bucket/']],
    ['arn:aws:sqs:*:111122223333:a*', ['arn:aws:sqs::111122223333:a*', 'arn:aws:sqs:*:111122223333:a']],
    // Nothing would be left of the resource.
    ['arn:aws:s3:::*', []],
    ['arn:aws:s3:::${*}', []],
  ])('a resource is narrowed: %s', (resource, expected) => {
    const valid = (text: string) =>
      policyFromObject({ Statement: { ...plain, Resource: text } } as unknown as PolicyDocument).ok;
    expect(resources('narrow-wildcard', resource).filter(valid)).toEqual(expected);
  });

  it('of a condition where they are wildcards, and nowhere else', () => {
    expect(testsBy('widen-wildcard', 'StringLike', ['team-*', 'x'])).toEqual(['StringLike: ["*","x"]']);
    expect(testsBy('widen-wildcard', 'StringNotLike', 'a/b/*')).toEqual(['StringNotLike: "a/*"']);
    expect(testsBy('widen-wildcard', 'ArnLike', 'arn:aws:iam::111122223333:role/ci-*')).toEqual([
      'ArnLike: "arn:aws:iam::111122223333:role/*"',
    ]);
    expect(testsBy('widen-wildcard', 'ArnEquals', 'arn:aws:iam::111122223333:role/*')).toHaveLength(1);
    expect(testsBy('widen-wildcard', 'StringEquals', 'team-*')).toEqual([]);
    expect(testsBy('narrow-wildcard', 'StringLike', 'team-*')).toEqual(['StringLike: "team-"']);
    expect(testsBy('narrow-wildcard', 'StringEquals', 'team-*')).toEqual([]);
  });

  test('variable-to-wildcard, one variable at a time, and no escape', () => {
    expect(resources('variable-to-wildcard', 'arn:aws:s3:::${aws:userid}/${aws:username}/x')).toEqual([
      'arn:aws:s3:::*/${aws:username}/x',
      'arn:aws:s3:::${aws:userid}/*/x',
    ]);
    expect(resources('variable-to-wildcard', "arn:aws:s3:::${aws:PrincipalTag/team, 'a}b'}/x")).toEqual([
      'arn:aws:s3:::*/x',
    ]);
    expect(resources('variable-to-wildcard', 'arn:aws:s3:::${*}/${$}')).toEqual([]);
    expect(testsBy('variable-to-wildcard', 'StringEquals', '${aws:username}')).toEqual(['StringEquals: "*"']);
    expect(testsBy('variable-to-wildcard', 'StringEquals', '${aws:username}', '2008-10-17')).toEqual([]);
  });
});

describe('conditions', () => {
  test('drop-operator-block takes all keys below it, and the last one Condition', () => {
    expect(conditionsBy('drop-operator-block', two)).toEqual([
      { Bool: two.Bool },
      { StringEquals: two.StringEquals },
    ]);
    expect(changesBy('drop-operator-block', { Condition: { Bool: two.Bool } })).toEqual([{}]);
  });

  test('drop-condition-key takes one of several keys', () => {
    expect(conditionsBy('drop-condition-key', two)).toEqual([
      { StringEquals: { 'aws:b': '2' }, Bool: two.Bool },
      { StringEquals: { 'aws:a': '1' }, Bool: two.Bool },
    ]);
  });

  test('drop-value takes one of several values', () => {
    expect(testsBy('drop-value', 'StringEquals', ['a', 'b'])).toEqual([
      'StringEquals: ["b"]',
      'StringEquals: ["a"]',
    ]);
    expect(testsBy('drop-value', 'StringEquals', ['a'])).toEqual([]);
  });

  it.each([
    ['toggle-bound', 'NumericLessThanEquals', '5', ['NumericLessThan: "5"']],
    ['toggle-bound', 'NumericLessThan', '5', ['NumericLessThanEquals: "5"']],
    ['toggle-bound', 'NumericGreaterThanEqualsIfExists', '5', ['NumericGreaterThanIfExists: "5"']],
    ['toggle-bound', 'ForAllValues:DateGreaterThan', '2026', ['ForAllValues:DateGreaterThanEquals: "2026"']],
    ['toggle-bound', 'NumericEquals', '5', []],
    ['shift-bound', 'NumericEquals', '43200', ['NumericEquals: "43199"', 'NumericEquals: "43201"']],
    ['shift-bound', 'NumericLessThan', 5, ['NumericLessThan: 4', 'NumericLessThan: 6']],
    ['shift-bound', 'NumericLessThan', '0.5', ['NumericLessThan: "-0.5"', 'NumericLessThan: "1.5"']],
    [
      'shift-bound',
      'NumericEquals',
      ['1', '9'],
      [
        'NumericEquals: ["0","9"]',
        'NumericEquals: ["2","9"]',
        'NumericEquals: ["1","8"]',
        'NumericEquals: ["1","10"]',
      ],
    ],
    [
      'shift-bound',
      'DateLessThan',
      '2026-01-01T00:00:00Z',
      ['DateLessThan: "2025-12-31T23:59:59Z"', 'DateLessThan: "2026-01-01T00:00:01Z"'],
    ],
    [
      'shift-bound',
      'DateLessThan',
      '2026',
      ['DateLessThan: "2025-12-31T23:59:59Z"', 'DateLessThan: "2026-01-01T00:00:01Z"'],
    ],
    [
      'shift-bound',
      'DateLessThan',
      '1767225600',
      ['DateLessThan: "1767225599"', 'DateLessThan: "1767225601"'],
    ],
    ['shift-bound', 'DateLessThan', 1767225600, ['DateLessThan: 1767225599', 'DateLessThan: 1767225601']],
    ['shift-bound', 'StringEquals', '5', []],
    ['flip-boolean', 'Bool', 'true', ['Bool: "false"']],
    ['flip-boolean', 'Bool', false, ['Bool: true']],
    ['flip-boolean', 'Null', 'false', ['Null: "true"']],
    ['flip-boolean', 'StringEquals', 'true', []],
    ['drop-not', 'StringNotEquals', 'a', ['StringEquals: "a"']],
    ['drop-not', 'StringNotEqualsIgnoreCaseIfExists', 'a', ['StringEqualsIgnoreCaseIfExists: "a"']],
    ['drop-not', 'StringNotLike', 'a', ['StringLike: "a"']],
    ['drop-not', 'NumericNotEquals', '1', ['NumericEquals: "1"']],
    ['drop-not', 'DateNotEquals', '2026', ['DateEquals: "2026"']],
    ['drop-not', 'NotIpAddress', '10.0.0.0/8', ['IpAddress: "10.0.0.0/8"']],
    ['drop-not', 'ArnNotLike', 'arn:aws:s3:::a', ['ArnLike: "arn:aws:s3:::a"']],
    ['drop-not', 'StringEquals', 'a', []],
    ['equals-to-like', 'StringEquals', 'a*', ['StringLike: "a*"']],
    [
      'equals-to-like',
      'ForAnyValue:StringNotEqualsIfExists',
      'a',
      ['ForAnyValue:StringNotLikeIfExists: "a"'],
    ],
    ['equals-to-like', 'ArnEquals', 'arn:aws:s3:::a', []],
    ['equals-to-ignore-case', 'StringEquals', 'a', ['StringEqualsIgnoreCase: "a"']],
    ['equals-to-ignore-case', 'StringNotEquals', 'a', ['StringNotEqualsIgnoreCase: "a"']],
    ['add-if-exists', 'StringEquals', 'a', ['StringEqualsIfExists: "a"']],
    ['add-if-exists', 'ForAllValues:StringLike', 'a', ['ForAllValues:StringLikeIfExists: "a"']],
    ['add-if-exists', 'StringEqualsIfExists', 'a', []],
    ['add-if-exists', 'Null', 'true', []],
    ['remove-if-exists', 'StringEqualsIfExists', 'a', ['StringEquals: "a"']],
    ['remove-if-exists', 'StringEquals', 'a', []],
    ['swap-set-qualifier', 'ForAllValues:StringEquals', 'a', ['ForAnyValue:StringEquals: "a"']],
    ['swap-set-qualifier', 'ForAnyValue:StringLikeIfExists', 'a', ['ForAllValues:StringLikeIfExists: "a"']],
    ['swap-set-qualifier', 'StringEquals', 'a', []],
  ])('%s of %s with %j', (operator, name, value, expected) => {
    expect(testsBy(operator, name, value)).toEqual(expected);
  });

  it('an operator that stands beside already would become two of the same name', () => {
    const condition = { StringEquals: { 'aws:a': '1' }, StringLike: { 'aws:b': '2' } };
    expect(conditionsBy('equals-to-like', condition)).toEqual([]);
    expect(conditionsBy('equals-to-ignore-case', condition)).toHaveLength(1);
  });
});

describe('all of them', () => {
  it('one file per operator, named after it, and each makes something', () => {
    const folder = new URL('../../../src/iam/mutate/operators', import.meta.url);
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
    expect(mutationOperators.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it('the same change stands once', () => {
    const changes = changesBy('drop-value', { Condition: { StringEquals: { 'aws:a': ['1', '1'] } } });
    expect(changes).toHaveLength(1);
  });
});
