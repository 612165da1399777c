import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { compare, type LayerName, loadPolicy, PolicyError, policySet } from '../../../src/index.js';
import { allow, deny, document, identity, outcome } from './asking.js';

const narrow = identity(allow({ Sid: 'Get', Action: 's3:Get*' }));
const wide = identity(allow({ Sid: 'All', Action: 's3:*' }));
const aside = identity(allow({ Sid: 'List', Action: 's3:List*' }));

describe('the relation of two policies', () => {
  test.each([
    ['equivalent', narrow, narrow, 0, 0],
    ['wider', narrow, wide, 1, 0],
    ['narrower', wide, narrow, 0, 1],
    ['incomparable', narrow, aside, 1, 1],
  ] as const)('%s', (relation, before, after, allowed, denied) => {
    const answer = compare(before, after);
    expect(answer.relation).toBe(relation);
    expect([answer.newlyAllowed.length, answer.newlyDenied.length]).toEqual([allowed, denied]);
    for (const request of answer.newlyAllowed)
      expect([outcome(before, request), outcome(after, request)]).toEqual(['implicit-deny', 'allow']);
    for (const request of answer.newlyDenied)
      expect([outcome(before, request), outcome(after, request)]).toEqual(['allow', 'implicit-deny']);
  });

  it('is seen in a mirror from the other side', () => {
    const [there, back] = [compare(narrow, aside), compare(aside, narrow)];
    expect(back.newlyAllowed).toEqual(there.newlyDenied);
    expect(back.newlyDenied).toEqual(there.newlyAllowed);
  });

  it('says that a Deny more is narrower, and a Deny less is wider', () => {
    const guarded = identity(allow(), deny({ Action: 's3:Delete*' }));
    expect(compare(identity(allow()), guarded).relation).toBe('narrower');
    expect(compare(guarded, identity(allow())).relation).toBe('wider');
  });

  it('does not see how a policy is written', () => {
    const split = identity(
      allow({ Action: 's3:Get*' }),
      allow({ Action: 's3:GetObject' }),
      deny({ Action: 'ec2:*' }),
    );
    expect(compare(narrow, split).relation).toBe('equivalent');
    expect(compare(narrow, { Version: '2012-10-17', Statement: allow({ Action: 'S3:GET*' }) }).relation).toBe(
      'equivalent',
    );
  });

  it('does not see a Deny of what nothing allows', () => {
    const guarded = identity(allow({ Action: 's3:Get*' }), deny({ Action: 's3:Put*' }));
    expect(compare(narrow, guarded).relation).toBe('equivalent');
  });
});

describe('changes', () => {
  it('come one for each statement that allows something new', () => {
    const after = identity(
      allow({ Sid: 'Get', Action: 's3:Get*' }),
      allow({ Sid: 'Put', Action: 's3:Put*' }),
      allow({ Sid: 'List', Action: 's3:List*' }),
    );
    const { newlyAllowed, newlyDenied } = compare(narrow, after).changes;
    expect(newlyAllowed.map(({ statements }) => statements.map(({ sid }) => sid))).toEqual([
      ['Put'],
      ['List'],
    ]);
    expect(newlyDenied).toEqual([]);
  });

  it('hold the decisions before and after', () => {
    const { changes, newlyAllowed } = compare(narrow, wide);
    const [change] = changes.newlyAllowed;
    expect(change?.request).toBe(newlyAllowed[0]);
    expect([change?.before.outcome, change?.after.outcome]).toEqual(['implicit-deny', 'allow']);
    expect(change?.statements.map(({ sid }) => sid)).toEqual(['All']);
  });

  it('name the Deny that stops what was allowed', () => {
    const guarded = identity(allow({ Action: 's3:Get*' }), deny({ Sid: 'Guard', Action: 's3:GetObject' }));
    const [change] = compare(narrow, guarded).changes.newlyDenied;
    expect(change?.deny?.sid).toBe('Guard');
    expect(change?.request.action).toBe('s3:GetObject');
  });

  it('come in the same bytes every time', () => {
    const ask = () => JSON.stringify(compare(loadExample('codebuild-role'), loadExample('use-console')));
    expect(ask()).toBe(ask());
  });
});

const loadExample = (name: string) => loadPolicy(`examples/policies/${name}.json`);
const layers: readonly LayerName[] = [
  'identity',
  'boundary',
  'session',
  'resource',
  'domain',
  'repository',
  'scp',
  'rcp',
  'resourceScp',
  'endpoint',
];

describe('every policy of examples/ in every layer that takes it', () => {
  const names = readdirSync('examples/policies').map((file) => file.replace(/\.json$/, ''));

  test.each(names)('%s is equivalent to itself', (name) => {
    const policy = loadExample(name);
    const asked = layers.filter((layer) => {
      let set: ReturnType<typeof policySet>;
      try {
        set = policySet({ [layer]: policy });
      } catch (error) {
        if (error instanceof PolicyError) return false;
        throw error;
      }
      const same = policySet({ [layer]: loadExample(name) });
      expect(compare(set, same)).toMatchObject({
        relation: 'equivalent',
        newlyAllowed: [],
        newlyDenied: [],
        changes: { newlyAllowed: [], newlyDenied: [] },
      });
      return true;
    });
    expect(asked).not.toEqual([]);
  });
});

it('refuses a broken policy on either side', () => {
  const broken = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*' } };
  expect(() => compare(broken, wide)).toThrow(PolicyError);
  expect(() => compare(wide, broken)).toThrow(PolicyError);
});

it('an empty set of policies allows nothing but what a root user does', () => {
  expect(compare(policySet({}), policySet({})).relation).toBe('equivalent');
  expect(compare(policySet({ identity: document(deny()) }), policySet({ identity: [] })).relation).toBe(
    'equivalent',
  );
});
