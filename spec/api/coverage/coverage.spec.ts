import { describe, expect, it } from 'vitest';
import { collector } from '../../../src/api/coverage/collector.js';
import { countOutcomes, percentOf } from '../../../src/api/coverage/coverage.js';
import { evaluate, type PolicyStatement, policySet, type Request } from '../../../src/index.js';
import { coverageOf, covered, statuses } from './covered.js';

const action = 's3:GetObject';
const resource = 'arn:aws:s3:::b/x';
const read: PolicyStatement = {
  Sid: 'Read',
  Effect: 'Allow',
  Action: 's3:Get*',
  Resource: 'arn:aws:s3:::b/*',
};
const policy = (...Statement: readonly PolicyStatement[]) => ({ Version: '2012-10-17', Statement });
const when = (Condition: NonNullable<PolicyStatement['Condition']>) => ({
  identity: policy({ ...read, Condition }),
});
const given = (context: NonNullable<Request['context']>): Request => ({ action, resource, context });
const everything = {
  Sid: 'All',
  Effect: 'Allow',
  Action: ['s3:*', 'sts:*', 'codeartifact:*'],
  Resource: '*',
} as const;

describe('a statement was seen', () => {
  const identity = policy(read);

  it('matching, by a request that it applies to', () => {
    expect(covered({ identity }, [{ action, resource }])).toEqual(['Read matching']);
  });

  it.each<[string, Request]>([
    ['another action', { action: 's3:PutObject', resource }],
    ['another service', { action: 'sqs:SendMessage' }],
    ['another resource', { action, resource: 'arn:aws:s3:::c/x' }],
  ])('not matching, by %s', (_, request) => {
    expect(covered({ identity }, [request])).toEqual(['Read not matching']);
  });

  it('also where another decides: an Allow behind a Deny, a second Allow behind the first', () => {
    const deny = { ...read, Sid: 'No', Effect: 'Deny' } as const;
    expect(
      covered({ identity: policy(read, deny, { ...read, Sid: 'Again' }) }, [{ action, resource }]),
    ).toEqual(['Read matching', 'No matching', 'Again matching']);
  });

  it('in no decision that the service makes without policies', () => {
    const tokens = policy({ ...everything, Action: 'sts:*' });
    expect(
      covered({ identity: tokens }, [{ action: 'sts:GetServiceBearerToken', durationSeconds: 600 }]),
    ).toEqual([]);
  });

  it('for each permission of a token', () => {
    const identity = policy(
      { ...everything, Sid: 'Token', Action: 'codeartifact:GetAuthorizationToken' },
      { ...everything, Sid: 'Bearer', Action: 'sts:GetServiceBearerToken' },
    );
    const request = {
      action: 'codeartifact:GetAuthorizationToken',
      resource: 'arn:aws:codeartifact:us-east-2:123456789012:domain/d',
      durationSeconds: 900,
    };
    expect(covered({ identity }, [request])).toEqual([
      'Token matching',
      'Token not matching',
      'Bearer matching',
      'Bearer not matching',
    ]);
  });
});

describe('a condition was seen', () => {
  const isTeam = when({ StringEquals: { 'aws:PrincipalTag/team': 'web' } });
  const name = 'Read: StringEquals aws:PrincipalTag/team';

  it.each<[string, Request, readonly string[]]>([
    ['true', given({ 'aws:PrincipalTag/team': 'web' }), ['Read matching', `${name} true`]],
    ['false', given({ 'aws:PrincipalTag/team': 'ops' }), ['Read not matching', `${name} false`]],
    ['with the key absent', { action, resource }, ['Read not matching', `${name} absent`]],
    [
      'with the key said to be absent',
      { action, resource, absent: ['aws:PrincipalTag/team'] },
      ['Read not matching', `${name} absent`],
    ],
  ])('%s', (_, request, expected) => {
    expect(covered(isTeam, [request])).toEqual(expected);
  });

  it('only where action and resource of its statement match', () => {
    const context = { 'aws:PrincipalTag/team': 'web' };
    expect(covered(isTeam, [{ action: 's3:PutObject', resource, context }])).toEqual(['Read not matching']);
    expect(covered(isTeam, [{ action, resource: 'arn:aws:s3:::c/x', context }])).toEqual([
      'Read not matching',
    ]);
  });

  it('only where the statement names the caller', () => {
    const named = policy({
      ...read,
      Principal: { AWS: 'arn:aws:iam::123456789012:role/a' },
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    });
    const by = (role: string): Request => ({
      action,
      resource,
      resourceAccount: '123456789012',
      principal: `arn:aws:iam::123456789012:role/${role}`,
      context: { 'aws:SecureTransport': true },
    });
    expect(covered({ resource: named }, [by('b')])).toEqual(['Read not matching']);
    expect(covered({ resource: named }, [by('a')])).toContain('Read: Bool aws:SecureTransport true');
  });

  it('by itself, also behind one that does not hold', () => {
    const two = when({ StringEquals: { 'k:a': '1' }, NumericLessThan: { 'k:b': 5 } });
    expect(covered(two, [given({ 'k:a': '2', 'k:b': 4 })])).toEqual([
      'Read not matching',
      'Read: StringEquals k:a false',
      'Read: NumericLessThan k:b true',
    ]);
  });

  it.each<[string, NonNullable<PolicyStatement['Condition']>, Request, string]>([
    ['a negated one without the key', { StringNotEquals: { 'k:a': '1' } }, { action, resource }, 'absent'],
    [
      'one with IfExists without the key',
      { StringEqualsIfExists: { 'k:a': '1' } },
      { action, resource },
      'absent',
    ],
    [
      'ForAllValues without the key',
      { 'ForAllValues:StringEquals': { 'k:a': '1' } },
      { action, resource },
      'absent',
    ],
    [
      'ForAllValues with one value too many',
      { 'ForAllValues:StringEquals': { 'k:a': '1' } },
      given({ 'k:a': ['1', '2'] }),
      'false',
    ],
    [
      'ForAnyValue with one that fits',
      { 'ForAnyValue:StringEquals': { 'k:a': '1' } },
      given({ 'k:a': ['1', '2'] }),
      'true',
    ],
    ['Null with the key', { Null: { 'k:a': 'true' } }, given({ 'k:a': '1' }), 'false'],
    ['Null without the key', { Null: { 'k:a': 'true' } }, { action, resource }, 'true'],
    ['a value that cannot be read', { NumericEquals: { 'k:a': 1 } }, given({ 'k:a': 'x' }), 'false'],
  ])('%s', (_, condition, request, word) => {
    const [operator] = Object.keys(condition);
    expect(covered(when(condition), [request])).toContain(`Read: ${operator} k:a ${word}`);
  });

  it('of presence has no third outcome', () => {
    expect(Object.keys(statuses(when({ Null: { 'k:a': 'true' } }), []))).toEqual([
      'Read matching',
      'Read not matching',
      'Read: Null k:a true',
      'Read: Null k:a false',
    ]);
  });
});

describe('layers', () => {
  const role = 'arn:aws:iam::123456789012:role/a';

  it.each(['boundary', 'session', 'scp', 'resourceScp', 'endpoint'] as const)('%s counts', (layer) => {
    const limit = policy({ ...read, Sid: 'Limit', ...(layer === 'endpoint' && { Principal: '*' }) });
    const layers = { identity: policy(everything), [layer]: limit };
    const request = { action, resource, resourceAccount: '123456789012', principal: role };
    expect(covered(layers, [request])).toContain('Limit matching');
  });

  it('that are not asked show nothing: SCPs of a service-linked role, RCPs of the management account', () => {
    const scp = policy({ ...everything, Sid: 'Limit' });
    const rcp = policy({ ...everything, Sid: 'Rcp', Effect: 'Deny', Principal: '*', Action: 's3:*' });
    const linked = {
      arn: 'arn:aws:iam::123456789012:role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3',
      serviceLinked: true,
    } as const;
    expect(covered({ scp, identity: policy(read) }, [{ action, resource, principal: linked }])).toEqual([
      'Read matching',
    ]);
    const ofManagement = {
      action,
      resource,
      resourceAccount: '123456789012',
      managementAccount: '123456789012',
      principal: role,
    };
    expect(covered({ rcp, identity: policy(read) }, [ofManagement])).toEqual(['Read matching']);
    expect(
      covered({ rcp, identity: policy(read) }, [{ ...ofManagement, managementAccount: '111122223333' }]),
    ).toEqual(['Rcp matching', 'Read matching']);
  });

  it('of CodeArtifact count for the actions that they are evaluated for', () => {
    const domain = policy({ ...everything, Sid: 'Domain', Principal: '*' });
    const repository = policy({ ...everything, Sid: 'Repository', Principal: '*' });
    const request = {
      action: 'codeartifact:DescribeDomain',
      resource: 'arn:aws:codeartifact:us-east-2:123456789012:domain/d',
      principal: role,
    };
    expect(covered({ domain, repository }, [request])).toEqual(['Domain matching']);
  });

  it('a policy counts once, wherever it stands', () => {
    const [one, ...more] = coverageOf({ scp: [policy(everything), [policy(read)]] }, []);
    expect([one?.layers, more.length]).toEqual([['scp'], 1]);
  });

  it('a policy that allows everything inline is there for others to limit', () => {
    const open = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
    const names = coverageOf({ identity: policy(open), boundary: policy(read) }, []).map(
      ({ layers }) => layers,
    );
    expect(names).toEqual([['boundary']]);
  });
});

describe('what was not seen', () => {
  const several = {
    identity: policy(
      {
        ...read,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' }, NumericLessThan: { 'k:n': 5 } },
      },
      {
        Sid: 'No',
        Effect: 'Deny',
        Action: 's3:Delete*',
        Resource: '*',
        Condition: { Bool: { 'k:b': 'true' } },
      },
    ),
  };

  it.each([
    ['conditions of an identity policy', several],
    [
      'a trust policy',
      {
        resource: policy({
          Sid: 'Trust',
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        } as PolicyStatement),
      },
    ],
    [
      'an SCP',
      {
        identity: policy(everything),
        scp: policy({
          ...everything,
          Sid: 'Guard',
          Effect: 'Deny',
          Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
        }),
      },
    ],
    [
      'an RCP',
      {
        identity: policy(everything),
        rcp: policy({
          ...everything,
          Sid: 'Guard',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } },
        }),
      },
    ],
    [
      'NotPrincipal',
      {
        resource: policy({
          ...read,
          Effect: 'Deny',
          NotPrincipal: { AWS: ['123456789012', 'arn:aws:iam::123456789012:role/a'] },
        } as PolicyStatement),
      },
    ],
    [
      'NotAction and NotResource',
      {
        identity: policy({
          Sid: 'Rest',
          Effect: 'Allow',
          NotAction: 's3:*',
          NotResource: 'arn:aws:sqs:*:*:*',
        }),
      },
    ],
    [
      'a domain policy',
      {
        domain: policy({
          ...everything,
          Principal: { AWS: '123456789012' },
          Action: 'codeartifact:*',
          Condition: { Null: { 'aws:PrincipalOrgID': 'false' } },
        }),
      },
    ],
  ])('comes with a request that shows it, for each outcome: %s', (_, layers) => {
    const coverage = coverageOf(layers, []);
    const outcomes = coverage.flatMap(({ statements }) =>
      statements.flatMap((one) => [
        ...Object.values(one.outcomes),
        ...one.conditions.flatMap((condition) => Object.values(condition.outcomes)),
      ]),
    );
    expect(outcomes.length).toBeGreaterThan(1);
    const requests = outcomes.flatMap((outcome) => {
      if (outcome.status === 'unreachable') return [];
      if (outcome.status !== 'uncovered') throw new Error(`it is ${outcome.status}`);
      return [outcome.witness.request];
    });
    const then = countOutcomes(coverageOf(layers, requests));
    expect(percentOf(then)).toBe(100);
    expect(percentOf(countOutcomes(coverage))).toBe(0);
  });

  it('may be what no request shows, which is proved and does not count', () => {
    const always = { identity: policy({ ...everything, Condition: { StringLike: { 'k:a': '*' } } }) };
    expect(statuses(always, [])).toMatchObject({
      'All: StringLike k:a true': 'uncovered',
      'All: StringLike k:a false': 'unreachable',
      'All: StringLike k:a absent': 'uncovered',
    });
    const whole = { Sid: 'All', Effect: 'Deny', Action: '*', Resource: '*' } as const;
    expect(statuses({ identity: policy(whole) }, [])).toEqual({
      'All matching': 'uncovered',
      'All not matching': 'unreachable',
    });
    const counts = countOutcomes(coverageOf(always, []));
    expect(counts).toEqual({ outcomes: 4, covered: 0, unreachable: 1, undecided: 0 });
  });

  it('may need several values for a key, where any statement asks for it as for a set', () => {
    const between = { DateLessThan: { 'k:d': '2026-01-01' }, DateGreaterThan: { 'k:d': '2026-01-01' } };
    const some = { ...read, Sid: 'Some', Condition: { 'ForAnyValue:DateEquals': { 'k:d': '2025-01-01' } } };
    expect(statuses(when(between), [])).toMatchObject({ 'Read matching': 'unreachable' });
    const layers = { ...when(between), scp: policy(some) };
    expect(statuses(layers, [])).toMatchObject({ 'Read matching': 'uncovered' });
    expect(covered(layers, [given({ 'k:d': ['2025-01-01', '2027-01-01'] })])).toContain('Read matching');
  });

  it('is open where looking takes too many steps, and counts as not covered', () => {
    const set = policySet(several);
    const seen = collector();
    seen.add(set);
    const counts = countOutcomes(seen.coverage(0));
    expect(counts.undecided).toBeGreaterThan(0);
    expect(counts.outcomes).toBe(13);
    expect(percentOf(counts)).toBe(0);
  });
});

it('what several saw is joined in any order', () => {
  const set = policySet(when({ StringEquals: { 'k:a': '1' } }));
  const requests = [given({ 'k:a': '1' }), given({ 'k:a': '2' }), { action, resource }];
  const all = [requests, requests.toReversed()].map((order) => {
    const seen = collector();
    seen.add(set);
    for (const request of order) seen.see(evaluate(set, request));
    return JSON.stringify(seen.coverage(1000));
  });
  expect(all[0]).toBe(all[1]);
  expect(covered(when({ StringEquals: { 'k:a': '1' } }), requests)).toHaveLength(5);
});
