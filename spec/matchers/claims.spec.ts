import { describe, expect, it, test } from 'vitest';
import '../../matchers/vitest.js';
import { toAllowExactly, toNeverAllow } from '../../matchers/index.js';
import {
  type AnalysisOptions,
  loadPolicy,
  type Policy,
  PolicyError,
  parsePolicy,
  policySet,
  RequestError,
  UndecidedError,
} from '../../src/index.js';

const example = (name: string): Policy => loadPolicy(`examples/policies/${name}.json`);
const hour = example('limit-token-to-1-hour');
const twelveHours = example('limit-token-to-12-hours');
const readOnly = example('read-only-access');
const admin = example('admin-access');
const token = { action: 'sts:GetServiceBearerToken' };

type Assertion = (subject: unknown, isNot: boolean, options?: AnalysisOptions) => void;

function thrown(run: () => unknown): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

const expectThat = (subject: unknown, isNot: boolean) => (isNot ? expect(subject).not : expect(subject));
const exactly =
  (...values: readonly (number | readonly [number, number])[]): Assertion =>
  (subject, isNot, options) =>
    expectThat(subject, isNot).toAllowExactly(token, { durationSeconds: values }, options);
const never =
  (action: string): Assertion =>
  (subject, isNot, options) =>
    expectThat(subject, isNot).toNeverAllow({ action }, options);
const always =
  (action: string): Assertion =>
  (subject, isNot, options) =>
    expectThat(subject, isNot).toAlwaysAllow({ action }, options);
const noMoreThan =
  (other: Policy): Assertion =>
  (subject, isNot, options) =>
    expectThat(subject, isNot).toAllowNoMoreThan(other, options);
const equivalentTo =
  (other: Policy): Assertion =>
  (subject, isNot, options) =>
    expectThat(subject, isNot).toBeEquivalentTo(other, options);

const rows: readonly (readonly [string, Policy, Assertion, boolean])[] = [
  ['toAllowExactly: what an hour is', hour, exactly(0, [900, 3600]), true],
  ['toAllowExactly: a value too many', hour, exactly(0, [900, 3601]), false],
  ['toAllowExactly: a value too few', hour, exactly([900, 3600]), false],
  ['toAllowExactly: one value', twelveHours, exactly(43200), true],
  ['toNeverAllow: what is read only', readOnly, never('codeartifact:Delete*'), true],
  ['toNeverAllow: what an administrator may', admin, never('codeartifact:Delete*'), false],
  ['toAlwaysAllow: what an administrator may', admin, always('codeartifact:*'), true],
  ['toAlwaysAllow: what is read only', readOnly, always('codeartifact:*'), false],
  ['toAllowNoMoreThan: less', readOnly, noMoreThan(admin), true],
  ['toAllowNoMoreThan: more', admin, noMoreThan(readOnly), false],
  ['toBeEquivalentTo: itself', hour, equivalentTo(example('limit-token-to-1-hour')), true],
  ['toBeEquivalentTo: less', readOnly, equivalentTo(admin), false],
  ['toBeEquivalentTo: more', admin, equivalentTo(readOnly), false],
];

describe.each(rows)('%s', (_, policy, assertion, isSo) => {
  const document: unknown = JSON.parse(JSON.stringify(policy));
  test.each([
    ['a policy', policy],
    ['a set', policySet({ identity: policy })],
    ['a document', document],
    ['what gives one', { toJSON: () => document }],
  ])('on %s', (__, subject) => {
    const failures = [thrown(() => assertion(subject, false)), thrown(() => assertion(subject, true))];
    expect(failures.map((error) => error === undefined)).toEqual([isSo, !isSo]);
    expect(failures[isSo ? 1 : 0]?.message).toMatch(/^expected the policies (?:not )?to /);
  });

  it('throws when it is undecided, under .not too', () => {
    for (const isNot of [false, true]) {
      const error = thrown(() => assertion(policy, isNot, { work: 0 }));
      expect(error).toBeInstanceOf(UndecidedError);
      expect(error?.message).toMatch(
        /^expected the policies to .*, but this is undecided: the bound on work was reached/,
      );
    }
  });

  it('throws on a broken policy, under .not too', () => {
    for (const isNot of [false, true]) {
      expect(thrown(() => assertion({}, isNot))).toBeInstanceOf(PolicyError);
      expect(thrown(() => assertion(undefined, isNot))).toBeInstanceOf(PolicyError);
    }
  });
});

describe('what is malformed throws, under .not too', () => {
  const wrong = (value: unknown): never => value as never;
  it.each<readonly [string, (isNot: boolean) => void, new (...args: never) => Error]>([
    ['a field', (isNot) => expectThat(hour, isNot).toNeverAllow(wrong({ actoin: 's3:*' })), RequestError],
    ['no pattern', (isNot) => expectThat(hour, isNot).toAlwaysAllow(wrong(undefined)), RequestError],
    ['an action', (isNot) => expectThat(hour, isNot).toAlwaysAllow({ action: 's3' }), RequestError],
    ['a lifetime', (isNot) => exactly(600)(hour, isNot), RequestError],
    ['no values', (isNot) => expectThat(hour, isNot).toAllowExactly(token, wrong(undefined)), RequestError],
    [
      'a given value',
      (isNot) =>
        expectThat(hour, isNot).toAllowExactly({ ...token, durationSeconds: 0 }, { durationSeconds: [0] }),
      RequestError,
    ],
    ['no others', (isNot) => expectThat(hour, isNot).toAllowNoMoreThan(wrong(undefined)), PolicyError],
    ['broken others', (isNot) => expectThat(hour, isNot).toBeEquivalentTo(wrong({})), PolicyError],
  ])('%s', (_, assertion, kind) => {
    expect(thrown(() => assertion(false))).toBeInstanceOf(kind);
    expect(thrown(() => assertion(true))).toBeInstanceOf(kind);
  });
});

describe('the message', () => {
  const messageOf = (run: () => unknown): readonly string[] => (thrown(run)?.message ?? '').split('\n');

  it('shows the value that is too many, and a scenario that wishes it away', () => {
    const lines = messageOf(() => expect(hour).toAllowExactly(token, { durationSeconds: [[900, 3600]] }));
    expect(lines[0]).toBe(
      'expected the policies to allow exactly durationSeconds 900..3600, but they also allow durationSeconds 0, which is not expected',
    );
    expect(lines.slice(-6)).toEqual([
      '  - name: counterexample',
      '    action: sts:GetServiceBearerToken',
      '    durationSeconds: 0',
      '    expect: deny',
      '',
      '  the policies: allow by sts (identity, examples/policies/limit-token-to-1-hour.json:9)',
    ]);
  });

  it('shows the value that is too few, and a scenario that wishes for it', () => {
    const lines = messageOf(() => expect(hour).toAllowExactly(token, { durationSeconds: [0, [900, 3601]] }));
    expect(lines[0]).toMatch(/, but durationSeconds 3601 is expected, and is not allowed$/);
    expect(lines).toContain('    durationSeconds: 3601');
    expect(lines).toContain('    expect: allow');
    expect(lines.at(-1)).toBe('  the policies: implicit-deny, for want of an Allow in the layer identity');
  });

  it('says of a key that it is absent', () => {
    const expected = { 'sts:AWSServiceName': ['codeartifact.amazonaws.com', null] } as const;
    const request = { ...token, context: { 'sts:DurationSeconds': 900 } };
    const [first] = messageOf(() => expect(hour).toAllowExactly(request, expected));
    expect(first).toBe(
      'expected the policies to allow exactly sts:AWSServiceName codeartifact.amazonaws.com, absent, but sts:AWSServiceName being absent is expected, and is not allowed',
    );
  });

  it('shows a request that fits a pattern, and who let it through', () => {
    const lines = messageOf(() =>
      expect(admin).toNeverAllow({
        action: ['codeartifact:Delete*', 's3:*'],
        context: { 'k:a': new Date(0) },
      }),
    );
    expect(lines[0]).toBe(
      'expected the policies to never allow {action: [codeartifact:Delete*, s3:*], context: {k:a: 1970-01-01T00:00:00.000Z}}, but they allow a request that fits',
    );
    expect(lines.find((line) => line.includes('expect:'))).toBe('    expect: deny');
    expect(lines.find((line) => line.startsWith('  the policies: '))).toMatch(
      /^ {2}the policies: allow by .*\(identity, examples\/policies\/admin-access\.json:\d+\)$/,
    );
  });

  const root = 'arn:aws:iam::123456789012:root';
  const rootsUser = { federatedUser: 'arn:aws:sts::123456789012:federated-user/a', federatedBy: root };
  const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
  it.each([
    [root, { scp: everything }, 'allow: the root user has full access without any policy'],
    [
      rootsUser,
      { session: everything },
      'allow: the root user federated the caller, and has full access without any policy',
    ],
    [
      root,
      {
        resource: {
          ...everything,
          Statement: { Sid: 'Open', ...everything.Statement, Principal: { AWS: '123456789012' } },
        },
      },
      'allow by Open (resource)',
    ],
  ])('says why %j is allowed', (principal, layers, decider) => {
    const lines = messageOf(() =>
      expect(policySet(layers)).toNeverAllow({
        action: 's3:GetObject',
        resource: 'arn:aws:s3:us-east-2:123456789012:a',
        principal,
      }),
    );
    expect(lines).toContain(`  the policies: ${decider}`);
  });

  it.each([
    [
      root,
      'sts:AssumeRole',
      'invalid-request: the root user of an account assumes no roles, whatever the policies: ask as a user or a role',
    ],
    ['anonymous', 'codeartifact:DescribeDomain', 'implicit-deny, for want of an Allow in the layer domain'],
  ] as const)('says why %s is not allowed', (principal, action, decider) => {
    const lines = messageOf(() => expect(admin).toAlwaysAllow({ action, principal }));
    expect(lines).toContain(`  the policies: ${decider}`);
  });

  it('names the Deny that stands in the way', () => {
    const policy = parsePolicy({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Sid: 'Keep', Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
      ],
    });
    const lines = messageOf(() => expect(policy).toAlwaysAllow({ action: 's3:Delete*' }));
    expect(lines[0]).toMatch(/, but they do not allow a request that fits$/);
    expect(lines).toContain('    action: s3:DeleteObject');
    expect(lines).toContain('  the policies: explicit-deny by Keep (identity)');
  });

  it('says which side of a comparison allows more', () => {
    const more = messageOf(() => expect(admin).toBeEquivalentTo(readOnly));
    expect(more[0]).toBe(
      'expected the policies to be equivalent to the other policies, but they allow a request that the other policies do not',
    );
    expect(more).toContain('    expect: deny');
    const less = messageOf(() => expect(readOnly).toBeEquivalentTo(admin));
    expect(less[0]).toMatch(/, but they do not allow a request that the other policies do$/);
    expect(less).toContain('    expect: allow');
    expect(less.filter((line) => /^ {2}the (?:other )?policies: /.test(line))).toEqual([
      '  the policies: implicit-deny, for want of an Allow in the layer identity',
      expect.stringMatching(/^ {2}the other policies: allow by /),
    ]);
  });

  it('says under .not that it is proved', () => {
    expect(messageOf(() => expect(hour).not.toNeverAllow({ action: 's3:*' }))).toEqual([
      'expected the policies not to never allow {action: s3:*}, but this is proved',
    ]);
  });

  it('fits on a screen', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `s3:Action${index}`);
    const lines = messageOf(() => expect(admin).toNeverAllow({ action: [...many, 'codeartifact:*'] }));
    expect(lines.length).toBeLessThan(25);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300);
  });
});

describe('the functions, for expect.extend', () => {
  it('need no this, and give back what a runner draws a difference from', () => {
    expect(toNeverAllow(hour, { action: 's3:*' })).toMatchObject({
      pass: true,
      actual: 'proved',
      expected: 'never allow {action: s3:*}',
    });
    expect(toAllowExactly(hour, token, { durationSeconds: [] })).toMatchObject({
      pass: false,
      actual: 'refuted',
      expected: 'allow exactly durationSeconds with no value',
    });
  });

  it('are there as asymmetric matchers too', () => {
    expect({ policy: hour }).toEqual({ policy: expect.toNeverAllow({ action: 's3:*' }) });
    expect({ policy: hour }).toEqual({ policy: expect.not.toBeEquivalentTo(admin) });
  });
});
