import { describe, expect, it } from 'vitest';
import { decide } from '../../src/api/evaluate.js';
import { type MutationResult, summarizeMutants } from '../../src/mutation/result.js';
import { killerWriter } from '../../src/mutation/write-killer.js';
import { casesOf, jsonOf, mutateFiles, told } from './mutate-files.js';

const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const scenario = (text: string, head = 'policies: p.json'): string => `${head}\nscenarios:\n${text}`;
const allowed = '  - { name: read, action: s3:GetObject, resource: "arn:aws:s3:::b/x", expect: allow }\n';

/** Adds the scenarios that the survivors come with, and mutates again. */
async function withKillers(files: Record<string, string>): Promise<MutationResult> {
  const { mutants } = await mutateFiles(files);
  const killerOf = killerWriter();
  const added = { ...files };
  let alone = 0;
  for (const result of mutants) {
    if (result.status !== 'survived') continue;
    const { suite, scenario: text, needsOwnFile } = killerOf(result.witness);
    if (text === undefined) continue;
    const indented = text.replaceAll(/^(?=.)/gm, '  ');
    if (needsOwnFile) added[`alone-${alone++}.yaml`] = `scenarios:\n${indented}\n`;
    else added[suite.file] = `${added[suite.file]?.trimEnd()}\n${indented}\n`;
  }
  return mutateFiles(added);
}

describe('a mutant is killed', () => {
  it('by every scenario that fails on it, each of which passes on the policies as they are', async () => {
    const files = {
      'p.json': jsonOf(read),
      'a.yaml': scenario(
        `${allowed}  - { name: not elsewhere, action: s3:GetObject, resource: "arn:aws:s3:::c/x", expect: implicit-deny }\n`,
      ),
    };
    const result = await mutateFiles(files);
    const passed = new Set(
      (await casesOf(files)).filter(({ status }) => status === 'passed').map(({ id }) => id),
    );
    const killed = result.mutants.filter((one) => one.status === 'killed');
    expect(killed.length).toBeGreaterThan(4);
    for (const { mutant, killedBy } of killed) {
      expect(killedBy.length).toBeGreaterThan(0);
      for (const test of killedBy) {
        expect(passed).toContain(test.id);
        const changed = mutant.applyTo(test.scenario.set);
        if (changed === undefined || test.case.kind !== 'request') throw new Error('it applies to a request');
        const decided = decide(changed, test.case.request);
        expect(decided.ok && decided.value.outcome).not.toBe(test.case.expected.outcome);
      }
    }
    const negated = killed.find(({ mutant }) => mutant.operator === 'negate-resource');
    expect(negated?.killedBy.map((test) => test.scenario.name)).toEqual(['read', 'not elsewhere']);
  });

  it('by what the expectation says of the deciding statement and layer, as in a run', async () => {
    const two = [read, { ...read, Sid: 'Again' }];
    const of = async (expected: string): Promise<MutationResult> =>
      mutateFiles({
        'p.json': jsonOf(...two),
        'a.yaml': scenario(allowed.replace('expect: allow', `expect: ${expected}`)),
      });
    expect(told(await of('allow'))).toContain('drop-statement: equivalent');
    expect(told(await of('{ outcome: allow, decidedBy: [Read, Again] }'))).not.toContain(
      'drop-statement: equivalent',
    );
  });

  it('by a claim about all requests, also where the policies that it compares with change', async () => {
    const files = {
      'p.json': jsonOf(read),
      'q.json': jsonOf({ ...read, Sid: 'Other' }),
      'a.yaml': scenario('  - { name: same, equivalentTo: q.json }\n'),
      'b.yaml': scenario(allowed, 'policies: q.json'),
    };
    const { mutants } = await mutateFiles(files);
    const ofOther = mutants.filter(({ mutant }) => mutant.policy.name === 'q');
    expect(ofOther.length).toBeGreaterThan(4);
    expect(new Set(ofOther.map(({ status }) => status))).toEqual(new Set(['killed']));
    const flipped = mutants.find(({ mutant }) => mutant.operator === 'flip-effect');
    expect(flipped?.status === 'killed' && flipped.killedBy.map((test) => test.scenario.name)).toEqual([
      'same',
    ]);
  });

  it('not by a claim that is undecided', async () => {
    const { mutants } = await mutateFiles(
      {
        'p.json': jsonOf(read),
        'a.yaml': scenario(`${allowed}  - { name: no keys, never: { action: "kms:*" } }\n`),
      },
      { work: 1 },
    );
    const status = mutants.find(({ mutant }) => mutant.operator === 'widen-action')?.status;
    expect(status).toBe('undecided');
    expect(summarizeMutants(mutants)).toMatchObject({ undecided: expect.any(Number) });
  });
});

describe('a survivor', () => {
  const files = {
    'p.json': jsonOf(
      {
        ...read,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' }, NumericLessThan: { 'k:n': 5 } },
      },
      { Sid: 'Home', Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::h/${aws:username}/*' },
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
    ['a plain file', scenario(allowed.replace('expect: allow', 'expect: implicit-deny'))],
    [
      'a file with defaults that change every request',
      scenario(
        '  - { name: read, action: s3:PutObject, expect: implicit-deny }\n',
        'policies: p.json\ndefaults: { resource: "arn:aws:s3:::b/x", context: { k:n: 1, k:z: a }, principal: "arn:aws:iam::123456789012:user/alice" }',
      ),
    ],
    [
      'scenarios with policies of their own',
      scenario(
        '  - { name: read, policies: p.json, action: s3:PutObject, expect: implicit-deny }\n',
        'suite: a',
      ),
    ],
    [
      'a layer that limits',
      scenario(
        '  - { name: read, action: s3:PutObject, expect: implicit-deny }\n',
        'policies:\n  identity: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }\n  boundary: p.json',
      ),
    ],
  ])('comes with a scenario that passes, and then kills it: %s', async (_, text) => {
    const before = await mutateFiles({ ...files, 'a.yaml': text });
    expect(told(before).filter((one) => one.endsWith('survived')).length).toBeGreaterThan(5);
    expect(before.mutants.filter(({ status }) => status === 'undecided')).toEqual([]);
    const { mutants } = await withKillers({ ...files, 'a.yaml': text });
    expect(
      mutants.filter(({ status }) => status === 'survived').map(({ mutant }) => mutant.operator),
    ).toEqual([]);
    expect(summarizeMutants(mutants).score).toBe(100);
  });
});

describe('what does not count', () => {
  it('is a mutant that decides every request alike, which is proved', async () => {
    const { mutants } = await mutateFiles({
      'p.json': jsonOf({ ...read, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
      'a.yaml': scenario(allowed.replace('expect: allow', 'expect: implicit-deny')),
    });
    const equivalent = mutants.filter(({ status }) => status === 'equivalent');
    expect(equivalent.map(({ mutant }) => mutant.operator)).toEqual(['equals-to-like']);
    const { killed, survived, undecided, score } = summarizeMutants(mutants);
    expect(killed + survived + undecided).toBe(mutants.length - 1);
    expect(score).toBe((100 * killed) / (mutants.length - 1));
  });

  it('is one that its layer does not take', async () => {
    const deny = {
      Sid: 'Deny',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::b/*',
    };
    const { mutants } = await mutateFiles({
      'p.json': jsonOf(deny),
      'a.yaml': scenario(
        '  - { name: read, action: s3:GetObject, resource: "arn:aws:s3:::b/x", resourceAccount: "123456789012", expect: explicit-deny }\n',
        'policies:\n  identity: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }\n  rcp: p.json',
      ),
    });
    // Custom RCPs only deny, and have no NotAction and no bare `*` (orgs_manage_policies_rcps_syntax).
    expect(mutants.map(({ mutant }) => mutant.operator)).not.toContain('flip-effect');
    expect(mutants.map(({ mutant }) => mutant.operator)).not.toContain('negate-action');
    expect(mutants.map(({ mutant }) => mutant.operator)).toContain('drop-statement');
  });

  it('is a policy that allows everything inline, for others to limit', async () => {
    const { mutants } = await mutateFiles({
      'p.json': jsonOf(read),
      'a.yaml': scenario(
        allowed,
        'policies:\n  identity: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }\n  boundary: p.json',
      ),
    });
    expect(new Set(mutants.map(({ mutant }) => mutant.policy.name))).toEqual(new Set(['p']));
  });
});

describe('levels', () => {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const layers =
    'policies:\n  identity: everything.json\n  boundary: p.json\n  scp: [[everything.json], [q.json, p.json]]';
  const files = {
    'everything.json': jsonOf(everything),
    'p.json': jsonOf(read),
    'q.json': jsonOf({ ...read, Sid: 'Put', Action: 's3:PutObject' }),
  };

  it('are dropped one by one: a boundary, and each level of an organization', async () => {
    const { mutants } = await mutateFiles({ ...files, 'a.yaml': scenario(allowed, layers) });
    const dropped = mutants.filter(({ mutant }) => mutant.operator === 'drop-level');
    expect(dropped.map(({ mutant, status }) => `${mutant.change().diff.join()} ${status}`)).toEqual([
      '- boundary: p.json survived',
      '- scp, level 1: everything.json equivalent',
      '- scp, level 2: q.json, p.json equivalent',
    ]);
  });

  it('and no granting policy, whose statements are dropped', async () => {
    const { mutants } = await mutateFiles({ ...files, 'a.yaml': scenario(allowed) });
    expect(told({ mutants, tests: [], idle: [], denyOnly: [] })).not.toContain('drop-level: killed');
  });
});

describe('vacuous passes', () => {
  const files = { 'p.json': jsonOf(read) };

  it('are scenarios that no mutant fails', async () => {
    const { idle } = await mutateFiles({
      ...files,
      'a.yaml': scenario(`${allowed}  - { name: a typo, action: dynamodb:GetItm, expect: implicit-deny }\n`),
    });
    expect(idle.map(({ scenario: { name } }) => name)).toEqual(['a typo']);
  });

  it('are suites in which nothing expects an allow', async () => {
    const { denyOnly } = await mutateFiles({
      ...files,
      'a.yaml': scenario('  - { name: no, action: s3:PutObject, expect: implicit-deny }\n'),
      'b.yaml': scenario(allowed),
      'c.yaml': scenario(
        '  - { name: always, always: { action: s3:GetObject, resource: "arn:aws:s3:::b/x" } }\n',
      ),
      'd.yaml': scenario('  - { name: never, never: { action: "kms:*" } }\n'),
    });
    expect(denyOnly.map(({ file }) => file)).toEqual(['a.yaml', 'd.yaml']);
  });
});

it('equal inputs give equal results', async () => {
  const files = { 'p.json': jsonOf(read), 'a.yaml': scenario(allowed) };
  const [one, other] = [await mutateFiles(files), await mutateFiles(files)];
  expect(told(one)).toEqual(told(other));
});

it('what fails on the policies as they are is no test', async () => {
  const files = {
    'p.json': jsonOf(read),
    'a.yaml': scenario(`${allowed}  - { name: wrong, action: s3:PutObject, expect: allow }\n`),
  };
  expect((await mutateFiles(files)).tests.map((test) => test.scenario.name)).toEqual(['read']);
});
