import type { ContextScalar } from '../../../src/index.js';

/** A condition key of the small world, with what policies ask of it and what requests have for it. */
export interface Key {
  readonly name: string;
  /** What its values are; only texts may be patterns in a question. */
  readonly kind: 'text' | 'number' | 'instant' | 'other';
  /** The values that policies write, by operator. */
  readonly operators: Readonly<Record<string, readonly ContextScalar[]>>;
  /** The values that requests have, each of the kind that its operators read. */
  readonly values: readonly ContextScalar[];
  /** One of the keys of AWS that have several values. */
  readonly many?: true;
  /** What gives the key, where something else of a request does. */
  readonly from?: 'caller' | 'owner' | 'now' | 'token';
}

export const accounts = ['111122223333', '444455556666', '999988887777'] as const;
const [one, two] = accounts;

type Values = readonly ContextScalar[];

function strings(values: Values, patterns: Values): Key['operators'] {
  const both = [...values, ...patterns];
  return {
    StringEquals: values,
    StringNotEquals: values,
    StringEqualsIgnoreCase: values,
    StringNotEqualsIgnoreCase: values,
    StringLike: both,
    StringNotLike: both,
  };
}

function ordered(family: 'Numeric' | 'Date', values: Values): Key['operators'] {
  const endings = [
    'Equals',
    'NotEquals',
    'LessThan',
    'LessThanEquals',
    'GreaterThan',
    'GreaterThanEquals',
  ] as const;
  return Object.fromEntries(endings.map((ending) => [family + ending, values]));
}

function arns(values: Values): Key['operators'] {
  return { ArnEquals: values, ArnNotEquals: values, ArnLike: values, ArnNotLike: values };
}

const callers = [
  `arn:aws:iam::${one}:user/alice`,
  `arn:aws:iam::${one}:role/r`,
  `arn:aws:iam::${one}:*`,
  'arn:aws:iam::*:user/*',
  'arn:*:*:*:*:*',
  `arn:aws:iam::${two}:role/?`,
];
const topics = [
  'arn:aws:sns:us-east-2:111122223333:t',
  'arn:aws:sns:*:*:t',
  'arn:*:sns:*:*:*',
  'arn:aws:sns:us-east-?:111122223333:*',
  'arn:aws:*:*:*:t:u',
  'arn:aws:sns:us-east-2:111122223333:${aws:username}',
];

export const keys: readonly Key[] = [
  {
    name: 'k:a',
    kind: 'text',
    operators: strings(
      ['', 'a', 'A', 'b', 'ab', '${k:b}', "${k:b, 'a'}", "${aws:PrincipalTag/team, 'default'}", '${*}'],
      ['a*', '*', '?', '?*', '*b', 'a?', '${k:b}*'],
    ),
    values: ['', 'a', 'A', 'b', 'ab', 'a*', '*', 'zz', 'default', 'alice'],
  },
  {
    name: 'k:b',
    kind: 'text',
    operators: strings(['', 'a', 'A', 'b', 'ab'], ['a*', '*', '?', '??']),
    values: ['', 'a', 'b', 'ab', 'alice', '*'],
  },
  {
    name: 'aws:PrincipalTag/team',
    kind: 'text',
    operators: strings(['a', 'b', 'default', '${aws:username}'], ['d*']),
    values: ['a', 'b', 'default', 'alice', 'dx'],
  },
  {
    name: 'aws:TagKeys',
    kind: 'text',
    operators: strings(['a', 'b', 'A', ''], ['a*', '?']),
    values: ['a', 'b', 'A', 'ab', ''],
    many: true,
  },
  {
    name: 'k:number',
    kind: 'number',
    operators: ordered('Numeric', [5, '5', 4.5, 0, -1, 6]),
    values: [5, 4, '4.5', 4.75, 6, 7, 0, -1, -2, '5.0', 5.5],
  },
  {
    name: 'k:date',
    kind: 'instant',
    operators: ordered('Date', ['2026-01-01', '2026', '1767225600', '2025-12-31T23:59:59Z', 1767225601]),
    values: [
      '2026-01-01T00:00:00Z',
      '2025-12-31T23:59:59Z',
      '2025-12-31T23:59:59.5Z',
      '2025-12-31T23:59:58Z',
      '2026-01-01T00:00:01Z',
      1767225600,
      1767225602,
    ],
  },
  {
    name: 'k:flag',
    kind: 'other',
    operators: { Bool: ['true', 'false', true, false] },
    values: [true, 'false', 'true'],
  },
  {
    name: 'k:blob',
    kind: 'other',
    operators: { BinaryEquals: ['QQ==', 'Qg==', ''] },
    values: ['QQ==', 'Qg==', 'QkI=', ''],
  },
  {
    name: 'aws:SourceIp',
    kind: 'other',
    operators: Object.fromEntries(
      ['IpAddress', 'NotIpAddress'].map((operator) => [
        operator,
        ['10.0.0.0/8', '10.0.0.1', '::/0', '0.0.0.0/0', '10.0.0.0/31', '2001:db8::/32', '128.0.0.0/1'],
      ]),
    ),
    values: ['10.0.0.1', '10.0.0.0', '10.0.0.2', '11.0.0.1', '200.0.0.1', '2001:db8::1', '::1'],
  },
  {
    name: 'aws:SourceArn',
    kind: 'other',
    operators: { ...arns(topics), ...strings(topics.slice(0, 3), ['arn:*', '*t']) },
    values: [
      'arn:aws:sns:us-east-2:111122223333:t',
      'arn:aws:sns:us-east-1:111122223333:t',
      'arn:aws:sns:us-east-2:111122223333:u',
      'arn:aws-cn:sns:x:y:t',
      'arn:aws:sqs:::t:u',
      'arn:aws:sns:us-east-2:111122223333:alice',
    ],
  },
  {
    name: 'k:mixed',
    kind: 'other',
    operators: { ...ordered('Numeric', [5, 6]), ...strings(['5', '6', '5.5'], ['5*', '?']) },
    values: [5, 6, 5.5, 7, 55],
  },
  {
    name: 'aws:EpochTime',
    kind: 'instant',
    operators: { ...ordered('Numeric', [1767225600]), ...ordered('Date', ['2026-01-01', 1767225605]) },
    values: [],
    from: 'now',
  },
  {
    name: 'aws:CurrentTime',
    kind: 'instant',
    operators: ordered('Date', ['2026-01-01', '2026-06-01T12:00:00Z']),
    values: [],
    from: 'now',
  },
  {
    name: 'aws:username',
    kind: 'text',
    operators: strings(['alice', 'bob', 'Alice'], ['a*', '*']),
    values: [],
    from: 'caller',
  },
  {
    name: 'aws:PrincipalArn',
    kind: 'other',
    operators: { ...arns(callers), ...strings(callers.slice(0, 2), ['arn:aws:iam::*:user/*', '*']) },
    values: [],
    from: 'caller',
  },
  {
    name: 'aws:PrincipalAccount',
    kind: 'text',
    operators: strings([one, two], ['1*', '*7']),
    values: [],
    from: 'caller',
  },
  {
    name: 'aws:PrincipalType',
    kind: 'text',
    operators: strings(['User', 'AssumedRole', 'Anonymous', 'Account'], ['A*']),
    values: [],
    from: 'caller',
  },
  {
    name: 'aws:PrincipalIsAWSService',
    kind: 'other',
    operators: { Bool: ['true', 'false'] },
    values: [],
    from: 'caller',
  },
  {
    name: 'aws:ResourceAccount',
    kind: 'text',
    operators: strings([one, two, '${aws:PrincipalAccount}'], ['1*']),
    values: [],
    from: 'owner',
  },
  {
    name: 'aws:userid',
    kind: 'text',
    operators: strings(['AROAAAAAAAAAAAAAAAAAA:s', 'AIDAAAAAAAAAAAAAAAAAA'], ['AROA*']),
    values: [],
    from: 'caller',
  },
  {
    name: 'sts:DurationSeconds',
    kind: 'number',
    operators: ordered('Numeric', [900, 3600, 43200, 0]),
    values: [0, 900, 901, 3600, 3599, 3601, 43200],
    from: 'token',
  },
  {
    name: 'sts:AWSServiceName',
    kind: 'text',
    operators: strings(['codeartifact.amazonaws.com', 'a'], ['code*']),
    values: ['codeartifact.amazonaws.com', 'a'],
    from: 'token',
  },
];

/** The keys that policies read, and of these the ones that requests may have several values for. */
export function keysIn(policies: string): { readonly read: readonly Key[]; readonly many: ReadonlySet<Key> } {
  const read = keys.filter(
    ({ name }) =>
      policies.includes(`"${name}":`) ||
      policies.includes(`\${${name}`) ||
      (name === 'aws:userid' && /A(?:ROA|IDA)A/.test(policies)),
  );
  const asked = [...policies.matchAll(/"For(?:All|Any)Values?:(?!Null)\w+":\{[^}]*/g)].map(([text]) => text);
  const isMany = ({ name, many }: Key) => many === true || asked.some((text) => text.includes(`"${name}":`));
  return { read, many: new Set(read.filter(isMany)) };
}
