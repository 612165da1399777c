import { beforeAll, describe, expect, it, test } from 'vitest';
import '../../matchers/vitest.js';
import * as matchers from '../../matchers/index.js';
import {
  type Expectation,
  ExpectationError,
  type Outcome,
  PolicyError,
  parsePolicy,
  policySet,
  type Request,
  RequestError,
} from '../../src/index.js';

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'read', Effect: 'Allow', Action: ['s3:GetObject', 'sts:GetServiceBearerToken'], Resource: '*' },
    { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  ],
};

/** A request for every outcome. */
const requests: Record<Outcome, Request> = {
  allow: { action: 's3:GetObject' },
  'explicit-deny': { action: 's3:DeleteObject' },
  'implicit-deny': { action: 's3:PutObject' },
  'invalid-request': { action: 'sts:GetServiceBearerToken', durationSeconds: 600 },
};
const outcomes = Object.keys(requests) as Outcome[];

/** What an assertion throws; undefined where it passes. */
function thrown(run: () => unknown): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
const isAssertion = (error: Error | undefined) =>
  error?.message.startsWith('expected the decision ') === true;

const passes: Record<'toAllow' | 'toDeny' | 'toExplicitlyDeny' | 'toImplicitlyDeny', readonly Outcome[]> = {
  toAllow: ['allow'],
  toDeny: ['explicit-deny', 'implicit-deny'],
  toExplicitlyDeny: ['explicit-deny'],
  toImplicitlyDeny: ['implicit-deny'],
};
const names = Object.keys(passes) as (keyof typeof passes)[];

describe.each(names)('%s', (name) => {
  test.each(outcomes)('on %s', (outcome) => {
    const passing = passes[name].includes(outcome);
    for (const subject of [
      policy,
      parsePolicy(policy),
      policySet({ identity: policy }),
      { toJSON: () => policy },
    ]) {
      const right = thrown(() => expect(subject)[name](requests[outcome]));
      const negated = thrown(() => expect(subject).not[name](requests[outcome]));
      expect([right === undefined, negated === undefined]).toEqual([passing, !passing]);
      expect(isAssertion(passing ? negated : right)).toBe(true);
    }
  });
});

describe('toDecide', () => {
  const rows: readonly (readonly [Outcome, Expectation, boolean])[] = [
    ...outcomes.flatMap((outcome) =>
      outcomes.map((expected) => [outcome, expected, outcome === expected] as const),
    ),
    ['allow', 'deny', false],
    ['explicit-deny', 'deny', true],
    ['implicit-deny', 'deny', true],
    ['invalid-request', 'deny', false],
    ['allow', { outcome: 'allow' }, true],
    ['allow', { outcome: 'allow', decidedBy: ['read'] }, true],
    ['allow', { outcome: 'allow', decidedBy: ['#0'], layer: 'identity' }, true],
    ['allow', { outcome: 'deny', decidedBy: [] }, false],
    ['implicit-deny', { outcome: 'implicit-deny', layer: 'resource' }, false],
    ['explicit-deny', { outcome: 'deny', decidedBy: ['#1'] }, true],
    ['explicit-deny', { outcome: 'explicit-deny', decidedBy: ['inline#1'] }, true],
    ['implicit-deny', { outcome: 'deny', decidedBy: [] }, true],
    ['allow', [{ when: { action: 's3:GetObject' }, then: 'allow' }, { otherwise: 'deny' }], true],
    [
      'implicit-deny',
      [{ when: { action: ['s3:GetObject', 's3:List'] }, then: 'allow' }, { otherwise: 'deny' }],
      true,
    ],
    ['implicit-deny', [{ when: { action: 's3:PutObject' }, then: 'allow' }, { otherwise: 'deny' }], false],
  ];
  test.each(rows)('%s as %j: %s', (outcome, expectation, passing) => {
    const right = thrown(() => expect(policy).toDecide(requests[outcome], expectation));
    const negated = thrown(() => expect(policy).not.toDecide(requests[outcome], expectation));
    expect([right === undefined, negated === undefined]).toEqual([passing, !passing]);
    expect(isAssertion(passing ? negated : right)).toBe(true);
  });
});

describe('a set of several layers', () => {
  const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const guard = {
    Version: '2012-10-17',
    Statement: { Sid: 'NoDelete', Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' },
  };
  const bucket = {
    Version: '2012-10-17',
    Statement: { Sid: 'Bucket', Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: '*' },
  };
  const named = { organization: [everything, [everything, guard]] };
  const object = {
    principal: 'arn:aws:iam::111122223333:role/app',
    resource: 'arn:aws:s3:::b/x',
    resourceAccount: '111122223333',
  };
  const read: Request = { ...object, action: 's3:GetObject' };
  const write: Request = { ...object, action: 's3:PutObject' };
  const remove: Request = { ...object, action: 's3:DeleteObject' };

  it('decides together', () => {
    const set = policySet(
      { identity: everything, boundary: policy, scp: 'organization', resource: bucket },
      named,
    );
    expect(set).toAllow(read);
    expect(set).not.toAllow(remove);
    expect(set).toExplicitlyDeny(remove);
    expect(set).toDecide(remove, { outcome: 'explicit-deny', decidedBy: ['#1', 'NoDelete'], layer: 'scp' });
    expect(set).toImplicitlyDeny({ ...object, action: 's3:ListBucket' });
    expect(set).toDecide(
      { ...object, action: 's3:ListBucket' },
      { outcome: 'deny', decidedBy: [], layer: 'boundary' },
    );
    expect(policySet({ identity: everything, scp: 'organization' }, named)).toAllow(write);
    expect(policySet({ identity: everything, scp: [] })).toAllow(remove);
  });

  it('grants by the policy of the resource', () => {
    const set = policySet({ resource: bucket, scp: 'organization' }, named);
    expect(set).toAllow(write);
    expect(set).toDecide(write, { outcome: 'allow', decidedBy: ['Bucket'], layer: 'resource' });
    expect(set).toDecide(read, { outcome: 'implicit-deny' });
  });

  it('lets a root user do without a statement', () => {
    const root = { ...read, principal: 'arn:aws:iam::111122223333:root' };
    expect(policySet({ scp: everything })).toDecide(root, {
      outcome: 'allow',
      decidedBy: [],
      layer: 'identity',
    });
  });

  it('is misused in other ways, which throw', () => {
    for (const subject of [
      { identity: everything },
      () => policySet({ scp: 'organisation' }, named),
      () => policySet({ scp: [everything, []] }),
      () => policySet({ boundary: 'arn:aws:sts::111122223333:assumed-role/Dev/sess1' }),
      () => policySet({ scp: bucket }),
    ]) {
      const given = (): unknown => (typeof subject === 'function' ? subject() : subject);
      expect(thrown(() => expect(given()).toAllow(read))).toBeInstanceOf(PolicyError);
      expect(thrown(() => expect(given()).not.toAllow(read))).toBeInstanceOf(PolicyError);
    }
  });

  it('is expected what it cannot decide, which throws', () => {
    const set = policySet({ identity: everything, scp: guard });
    const senseless: readonly Expectation[] = [
      { outcome: 'allow', layer: 'scp' },
      { outcome: 'allow', decidedBy: [], layer: 'resource' },
      { outcome: 'explicit-deny', layer: 'rcp' },
      { outcome: 'explicit-deny', decidedBy: ['NoDelete'], layer: 'identity' },
    ];
    for (const expectation of senseless) {
      expect(thrown(() => expect(set).toDecide(remove, expectation))).toBeInstanceOf(ExpectationError);
      expect(thrown(() => expect(set).not.toDecide(remove, expectation))).toBeInstanceOf(ExpectationError);
    }
  });
});

describe('misuse throws, under .not too', () => {
  const brokenPolicies: readonly unknown[] = [
    { Version: '2012-10-17', Statement: [{ Effect: 'allow', Action: '*', Resource: '*' }] },
    { Statement: [{ Effect: 'Deny', Action: '*', Resource: 'foo' }] },
    { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
    {
      Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEqual: { 'a:b': 'c' } } }],
    },
    { toJSON: () => ({}) },
    {},
    [],
    null,
    undefined,
    5,
    '{"Version":"2012-10-17","Statement":[]}',
    new Map(),
  ];
  const malformedRequests: readonly unknown[] = [
    undefined,
    null,
    {},
    's3:GetObject',
    { action: 's3:*' },
    { action: 's3:GetObject', resources: '*' },
    { action: 's3:GetObject', durationSeconds: 900 },
    { action: 's3:GetObject', context: { 'a:b': null } },
    { action: 's3:GetObject', principal: 'arn:aws:iam::12345:user/x' },
  ];
  const senselessExpectations: readonly unknown[] = [
    undefined,
    null,
    'alow',
    'denied',
    5,
    {},
    [],
    { outcome: 'allow', decidedby: ['read'] },
    { outcome: 'allow', decidedBy: ['reed'] },
    { outcome: 'allow', decidedBy: ['#1'] },
    { outcome: 'implicit-deny', decidedBy: ['#0'] },
    { outcome: 'allow', layer: 'identiy' },
    { decidedBy: ['read'] },
    [{ when: { action: 's3:PutObject' }, then: 'allow' }],
    [
      { when: { action: 's3:GetObject' }, then: 'allow' },
      { when: { resource: '*' }, then: 'allow' },
    ],
    [{ when: { Action: 's3:GetObject' }, then: 'allow' }],
    [{ otherwise: 'allow' }, { otherwise: 'deny' }],
  ];
  type Run = (subject: unknown, request: Request, expectation: Expectation, not: boolean) => void;
  const runs: readonly (readonly [string, Run])[] = [
    ...names.map(
      (name) =>
        [
          name,
          (subject, request, _, not) => (not ? expect(subject).not : expect(subject))[name](request),
        ] as const satisfies readonly [string, Run],
    ),
    [
      'toDecide',
      (subject, request, expectation, not) =>
        (not ? expect(subject).not : expect(subject)).toDecide(request, expectation),
    ],
  ];

  describe.each(runs)('%s', (_, run) => {
    it.each([false, true])('not: %s', (not) => {
      for (const broken of brokenPolicies) {
        expect(thrown(() => run(broken, requests.allow, 'allow', not))).toBeInstanceOf(PolicyError);
      }
      for (const malformed of malformedRequests) {
        expect(thrown(() => run(policy, malformed as Request, 'allow', not))).toBeInstanceOf(RequestError);
      }
    });
  });

  test.each(senselessExpectations.map((expectation) => [expectation]))('toDecide as %j', (expectation) => {
    const run = runs.at(-1)?.[1];
    for (const not of [false, true]) {
      expect(thrown(() => run?.(policy, requests.allow, expectation as Expectation, not))).toBeInstanceOf(
        ExpectationError,
      );
    }
  });
});

describe('what a failure says', () => {
  it('the outcome, and why', () => {
    const error = thrown(() =>
      expect(policy).toAllow({ action: 's3:PutObject', resource: 'arn:aws:s3:::b/x' }),
    );
    expect(error?.message).toBe(
      [
        'expected the decision to be allow, but it is implicit-deny',
        '',
        'implicit-deny: s3:PutObject on arn:aws:s3:::b/x',
        '  no statement names s3:PutObject (the nearest that one names is s3:GetObject)',
        'note: no statement names s3:PutObject, so a misspelt action would be denied as well (did you mean s3:GetObject?)',
      ].join('\n'),
    );
    expect(error).toMatchObject({ actual: 'implicit-deny', expected: 'allow' });
  });

  it('the contrary under .not', () => {
    const error = thrown(() => expect(policy).not.toDeny(requests['explicit-deny']));
    expect(error?.message.split('\n')).toEqual([
      'expected the decision not to be deny (explicit-deny or implicit-deny), but it is explicit-deny',
      '',
      'explicit-deny: s3:DeleteObject on *',
      '  Deny statement #1 of identity policy inline applies',
    ]);
  });

  it('who decided, where that was asked', () => {
    const error = thrown(() =>
      expect(policy).toDecide(requests.allow, { outcome: 'deny', decidedBy: [], layer: 'identity' }),
    );
    expect(error).toMatchObject({
      actual: 'allow, decided by read, in layer identity',
      expected: 'deny (explicit-deny or implicit-deny), decided by no statement, in layer identity',
    });
  });

  it('what is wrong with the policy, the request, the expectation', () => {
    const broken = { Statement: { Effect: 'allow', Action: '*', Resource: '*' } };
    expect(thrown(() => expect(broken).toAllow(requests.allow))?.message).toBe(
      'the policy cannot be used: Statement.Effect: Effect must be "Allow" or "Deny", in exactly this case, not "allow"; did you mean Allow?',
    );
    expect(thrown(() => expect(policy).not.toAllow({ action: 's3:*' }))?.message).toBe(
      'the request is malformed: action: "s3:*" is no action: a request asks for one action, without wildcards',
    );
    expect(thrown(() => expect(policy).toDecide(requests.allow, 'alow' as 'allow'))?.message).toContain(
      'did you mean allow?',
    );
  });
});

it('a policy object that changes between two expectations is seen changed', () => {
  const object = structuredClone(policy);
  expect(object).toAllow(requests.allow);
  object.Statement = [];
  expect(object).toImplicitlyDeny(requests.allow);
});

describe('as an asymmetric matcher', () => {
  it('matches inside other values', () => {
    expect({ policy }).toEqual({ policy: expect.toAllow(requests.allow) });
    expect({ policy }).toEqual({ policy: expect.not.toAllow(requests['implicit-deny']) });
    expect([policy]).not.toEqual([expect.toDeny(requests.allow)]);
    expect({ policy }).toEqual({ policy: expect.toDecide(requests.allow, 'allow') });
  });

  it('throws on misuse, too', () => {
    expect(
      thrown(() => expect({ policy: {} }).toEqual({ policy: expect.not.toAllow(requests.allow) })),
    ).toBeInstanceOf(PolicyError);
  });
});

describe('the functions, for expect.extend', () => {
  beforeAll(() => {
    expect.extend(matchers);
  });

  it('are these, and nothing else', () => {
    const ofClaims = [
      'toAllowExactly',
      'toAllowNoMoreThan',
      'toAlwaysAllow',
      'toBeEquivalentTo',
      'toNeverAllow',
    ];
    expect(Object.keys(matchers).sort()).toEqual([...names, ...ofClaims, 'toDecide'].sort());
  });

  it('need no this, and give back what a runner draws a difference from', () => {
    const { toAllow, toDecide } = matchers;
    expect(toAllow(policy, requests.allow)).toMatchObject({ pass: true, actual: 'allow', expected: 'allow' });
    const failed = toDecide(policy, requests['implicit-deny'], 'explicit-deny');
    expect(failed).toMatchObject({ pass: false, actual: 'implicit-deny', expected: 'explicit-deny' });
    expect(failed.message()).toContain('expected the decision to be explicit-deny, but it is implicit-deny');
    expect(() => toAllow({}, requests.allow)).toThrow(PolicyError);
  });

  it('work when they are registered by hand', () => {
    expect(policy).toAllow(requests.allow);
    expect(policy).not.toAllow(requests['implicit-deny']);
  });
});
