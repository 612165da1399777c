import fc from 'fast-check';
import type { ContextScalar, PolicyDocument, PolicyStatement, Request } from '../../src/index.js';

const accounts = ['111122223333', '444455556666'] as const;
export const actionNames = [
  's3:GetObject',
  's3:PutObject',
  's3:GetObjectAcl',
  'ec2:RunInstances',
  'sts:GetServiceBearerToken',
] as const;
const actionPatterns = [
  ...actionNames,
  '*',
  's3:*',
  's3:Get*',
  's3:?etObject',
  'S3:GETOBJECT',
  'ec2:*',
] as const;
const resources = [
  '*',
  'arn:aws:s3:::b/x',
  'arn:aws:s3:::b/X',
  'arn:aws:s3:::b/alice/x',
  'arn:aws:sqs:us-east-2:111122223333:q',
  'arn:aws:sqs:us-east-2:444455556666:q',
] as const;
const resourcePatterns = [
  ...resources,
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/${aws:username}/*',
  "arn:aws:s3:::b/${k:a, 'alice'}/x",
  'arn:aws:sqs',
  'arn:aws:sqs:*:444455556666:?',
] as const;
const keys = ['k:a', 'K:A', 'k:b', 'aws:username', 'aws:SourceIp'] as const;
const texts = ['', 'a', 'A', 'b', 'alice', '5', 'true', '10.0.0.1', '2026-01-01', 'arn:aws:s3:::b'] as const;

const operators: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  StringEquals: [...texts, '${k:b}', "${k:b, 'a'}", '${*}'],
  StringNotEquals: [...texts, '${aws:username}'],
  StringEqualsIgnoreCase: texts,
  StringLike: [...texts, 'a*', '*', '?', '${k:b}*'],
  StringNotLike: [...texts, 'a*'],
  NumericEquals: [5, '5', 0],
  NumericNotEquals: [5],
  NumericLessThan: [6, '4.5'],
  DateGreaterThanEquals: ['2026', '1767225600'],
  Bool: ['true', false],
  IpAddress: ['10.0.0.0/8', '::/0'],
  NotIpAddress: ['10.0.0.1'],
  ArnLike: ['arn:aws:s3:::*', 'arn:*:*:*:*:*'],
  Null: ['true', false],
};

function oneOrMore<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> {
  return fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
}

const operator = fc
  .tuple(
    fc.constantFrom(...Object.keys(operators)),
    fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom('', '', 'IfExists'),
  )
  .map(([base, qualifier, suffix]) => ({ base, name: qualifier + base + (base === 'Null' ? '' : suffix) }));

const condition: fc.Arbitrary<NonNullable<PolicyStatement['Condition']>> = fc
  .array(
    operator.chain(({ base, name }) =>
      fc.tuple(
        fc.constant(name),
        fc.constantFrom(...keys),
        oneOrMore(fc.constantFrom(...(operators[base] ?? []))),
      ),
    ),
    { maxLength: 2 },
  )
  .map((parts) => Object.fromEntries(parts.map(([name, key, values]) => [name, { [key]: values }])));

/** Any valid statement of an identity policy over a small world, so that statements and requests meet often. */
export const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    actionElement: fc.constantFrom('Action', 'Action', 'Action', 'NotAction'),
    action: oneOrMore(fc.constantFrom(...actionPatterns)),
    resourceElement: fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'),
    resource: oneOrMore(fc.constantFrom(...resourcePatterns)),
    condition: fc.option(condition, { nil: undefined, freq: 1 }),
  })
  .map(({ effect, actionElement, action, resourceElement, resource, condition }) => ({
    Effect: effect,
    [actionElement]: action,
    [resourceElement]: resource,
    ...(condition !== undefined && { Condition: condition }),
  }));

export const statements = fc.array(statement, { maxLength: 6 });

export function policyOf(list: readonly PolicyStatement[], version = '2012-10-17'): PolicyDocument {
  return { Version: version, Statement: list };
}

const scalar: fc.Arbitrary<ContextScalar> = fc.oneof(
  fc.constantFrom<ContextScalar>(...texts, 5, 4, true, false),
  fc.constant(new Date('2026-06-01T00:00:00Z')),
);

export const request: fc.Arbitrary<Request> = fc.record(
  {
    action: fc.constantFrom(...actionNames),
    resource: fc.constantFrom(...resources),
    principal: fc.constantFrom(
      ...accounts.map((account) => `arn:aws:iam::${account}:user/alice`),
      `arn:aws:sts::${accounts[0]}:assumed-role/r/s`,
    ),
    context: fc
      .array(
        fc.tuple(
          fc.constantFrom('k:a', 'k:b', 'aws:SourceIp'),
          fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
        ),
        { maxLength: 3 },
      )
      .map((entries) => Object.fromEntries(entries)),
    absent: fc.subarray(['aws:username', 'k:c']),
    now: fc.constant('2026-01-01T00:00:00Z'),
  },
  { requiredKeys: ['action'] },
);

/** Upper and lower case at random. */
export function inAnyCase(text: string): fc.Arbitrary<string> {
  return fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) =>
      [...text]
        .map((character, index) =>
          upper[index] === true ? character.toUpperCase() : character.toLowerCase(),
        )
        .join(''),
    );
}
