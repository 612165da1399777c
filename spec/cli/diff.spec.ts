import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate, loadPolicy, type Request } from '../../src/index.js';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const example = (name: string): string =>
  readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8');
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (...actions: readonly string[]): object => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
});

const many = policy(...Array.from({ length: 12 }, (_, index) => allow(`s3:Get${index}*`)));

const folder = temporaryFolder({
  'before.json': example('careless-edit/policies/before'),
  'after.json': example('careless-edit/policies/after'),
  'reviewed.json': example('careless-edit/policies/reviewed'),
  '12-hours.json': example('policies/limit-token-to-12-hours'),
  '1-hour.json': example('policies/limit-token-to-1-hour'),
  'get-token.json': example('policies/domain-get-token'),
  'basic.json': example('policies/domain-basic-access'),
  'get.json': policy(allow('s3:Get*')),
  'get-written-otherwise.json': policy(allow('s3:Get*', 's3:GetObject'), allow('S3:GET*')),
  'get-and-keys.json': policy(allow('s3:Get*', 'kms:Decrypt', 'sts:AssumeRole')),
  'keys-denied.json': policy(allow('s3:Get*', 'kms:Decrypt'), {
    Sid: 'NoKeys',
    ...allow('kms:*'),
    Effect: 'Deny',
  }),
  'any-role.json': policy(allow('s3:Get*'), { Sid: 'Roles', ...allow('sts:AssumeRole') }),
  'one-role.json': policy(allow('s3:Get*'), {
    ...allow('sts:AssumeRole'),
    Resource: 'arn:aws:iam::111122223333:role/deploy',
  }),
  'role-of-account.json': policy(allow('s3:Get*'), {
    ...allow('sts:TagSession'),
    Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } },
  }),
  'key-names.json': policy(allow('s3:Get*', 'kms:ListKeys', 'sts:GetCallerIdentity')),
  'everything.json': policy(allow('*')),
  'all-but-roles.json': policy({ Effect: 'Allow', NotAction: 'sts:AssumeRole', Resource: '*' }),
  'none.json': policy({ ...allow('*'), Effect: 'Deny' }),
  'many.json': many,
  'more/get.json': policy(
    allow('s3:Get*', 's3:List*'),
    ...'abcdefg'.split('').map((name) => allow(`${name}:Do`)),
  ),
  'deny-delete.json': policy({ ...allow('s3:Delete*', 's3:Put*'), Effect: 'Deny' }),
  'deny-less.json': policy({ ...allow('s3:Delete*'), Effect: 'Deny' }),
  'account.json': policy({ ...allow('s3:*'), Principal: { AWS: '123456789012' } }),
  'role.json': policy({ ...allow('s3:*'), Principal: { AWS: 'arn:aws:iam::123456789012:role/a' } }),
  'broken.json': '{ "Statement": [{ "Effect": "Alow", "Action": "s3:*", "Resource": "*" }] }',
  'folder/x': '',
});
afterAll(() => folder.remove());

const diff = (...argv: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['diff', ...argv], folder.path);

interface Shown {
  readonly relation: string;
  readonly newlyAllowed: readonly Request[];
  readonly newlyDenied: readonly Request[];
  readonly undecided?: { readonly reason: string };
}
const parse = (out: string): Shown => JSON.parse(out) as Shown;

describe('policy-spec diff', () => {
  it('shows for each statement that makes a difference a request, and a scenario to paste', async () => {
    expect(await diff('before.json', 'after.json')).toEqual({
      code: 1,
      out: `wider: after.json allows more than before.json (2 newly allowed)

newly allowed

  no longer stopped by Deny statement #3 "KeepPackages" of identity policy before (before.json:29)
  let through by statement #0 "ManageOwnRepositories" of identity policy after (after.json:4)
    codeartifact:DeleteRepository on arn:aws:codeartifact:us-east-2:123456789012:repository/my-domain/team-example
    before: explicit-deny by that Deny
      - name: codeartifact:DeleteRepository is newly allowed
        action: codeartifact:DeleteRepository
        resource: arn:aws:codeartifact:us-east-2:123456789012:repository/my-domain/team-example
        expect: allow

  let through by statement #2 "ShortTokens" of identity policy after (after.json:19)
    sts:GetServiceBearerToken, sts:DurationSeconds: 18000, sts:AWSServiceName: codeartifact.amazonaws.com
    before: implicit-deny: nothing in layer identity allows it
      - name: sts:GetServiceBearerToken is newly allowed
        action: sts:GetServiceBearerToken
        context:
          sts:DurationSeconds: 18000
          sts:AWSServiceName: codeartifact.amazonaws.com
        expect: allow

The scenarios say what is so after: paste one as it is where that is meant, else with the other outcome.
`,
      err: '',
    });
  });

  it('prints scenarios that hold as they are', async () => {
    const { out } = await diff('before.json', 'after.json');
    const scenarios = [...out.matchAll(/^ {6}.*\n/gm)].map(([line]) => line.slice(4)).join('');
    const suite = temporaryFolder({
      'after.json': example('careless-edit/policies/after'),
      'pasted.yaml': `policies: after.json\nscenarios:\n${scenarios}`,
      'package.json': '{}',
    });
    const ran = await runCli(['run', 'pasted.yaml'], suite.path);
    suite.remove();
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/\n2 passed, 0 failed\n$/);
  });

  it('says in one line that there is no difference', async () => {
    expect(await diff('get.json', 'get-written-otherwise.json')).toEqual({
      code: 0,
      out: 'equivalent: get-written-otherwise.json allows the same requests as get.json\n',
      err: '',
    });
  });

  it.each<[string, string, readonly string[], number, string, number, number]>([
    ['get.json', 'get.json', [], 0, 'equivalent', 0, 0],
    ['get.json', 'get-written-otherwise.json', ['--exact'], 0, 'equivalent', 0, 0],
    ['before.json', 'after.json', [], 1, 'wider', 2, 0],
    ['after.json', 'before.json', [], 0, 'narrower', 0, 2],
    ['after.json', 'before.json', ['--exact'], 1, 'narrower', 0, 2],
    ['before.json', 'reviewed.json', [], 0, 'narrower', 0, 1],
    ['12-hours.json', '1-hour.json', [], 1, 'incomparable', 1, 1],
    ['get.json', 'none.json', [], 0, 'narrower', 0, 1],
    ['get.json', 'get-and-keys.json', [], 1, 'wider', 1, 0],
    ['get-and-keys.json', 'get.json', [], 0, 'narrower', 0, 1],
    ['get-and-keys.json', 'get.json', ['--exact'], 1, 'narrower', 0, 1],
    ['get-and-keys.json', 'keys-denied.json', [], 0, 'narrower', 0, 2],
    ['get.json', 'any-role.json', [], 1, 'wider', 1, 0],
    ['one-role.json', 'any-role.json', [], 1, 'wider', 1, 0],
    ['any-role.json', 'one-role.json', ['--exact'], 1, 'narrower', 0, 1],
    ['any-role.json', 'get-and-keys.json', [], 1, 'wider', 1, 0],
    ['get.json', 'role-of-account.json', [], 1, 'wider', 1, 0],
    ['key-names.json', 'get-and-keys.json', [], 1, 'incomparable', 1, 1],
    ['all-but-roles.json', 'everything.json', [], 1, 'wider', 1, 0],
    ['everything.json', 'all-but-roles.json', [], 0, 'narrower', 0, 1],
    ['everything.json', 'everything.json', ['--exact'], 0, 'equivalent', 0, 0],
    ['get-token.json', 'basic.json', ['--layer', 'domain'], 1, 'wider', 1, 0],
    ['get.json', 'more/get.json', ['--layer', 'scp'], 1, 'wider', 8, 0],
    ['get.json', 'none.json', ['--layer', 'boundary'], 0, 'narrower', 0, 1],
    ['deny-delete.json', 'deny-less.json', ['--layer', 'scp'], 1, 'wider', 1, 0],
    ['role.json', 'account.json', ['--layer', 'endpoint'], 1, 'wider', 1, 0],
    ['account.json', 'role.json', ['--layer', 'endpoint'], 0, 'narrower', 0, 1],
  ])('%s to %s %j: %i, %s', async (before, after, options, code, relation, allowed, denied) => {
    const text = await diff(before, after, ...options);
    expect([text.code, text.out.split(':')[0], text.err]).toEqual([code, relation, '']);
    const { code: same, out, err } = await diff(before, after, ...options, '--json');
    expect([same, err]).toEqual([code, '']);
    const shown = parse(out);
    expect(Object.keys(shown)).toEqual(['relation', 'newlyAllowed', 'newlyDenied']);
    expect([shown.relation, shown.newlyAllowed.length, shown.newlyDenied.length]).toEqual([
      relation,
      allowed,
      denied,
    ]);
    expect((await diff(before, after, ...options)).out).toBe(text.out);
  });

  it('shows requests that evaluate decides as it says', async () => {
    const { newlyAllowed, newlyDenied } = parse((await diff('12-hours.json', '1-hour.json', '--json')).out);
    const [before, after] = ['12-hours.json', '1-hour.json'].map((file) => loadPolicy(folder.in(file)));
    if (before === undefined || after === undefined) throw new Error('both are there');
    for (const request of newlyAllowed)
      expect([evaluate(before, request).outcome, evaluate(after, request).outcome]).toEqual([
        'implicit-deny',
        'allow',
      ]);
    for (const request of newlyDenied)
      expect([evaluate(before, request).outcome, evaluate(after, request).outcome]).toEqual([
        'allow',
        'implicit-deny',
      ]);
  });

  it('fits on a screen: what is more is counted', async () => {
    const { out } = await diff('get.json', 'more/get.json');
    expect(out.match(/expect: allow/g)).toHaveLength(5);
    expect(out).toContain('\n  … and 3 more newly allowed (--json lists all)\n');
    expect(out.split('\n').length).toBeLessThan(50);
  });

  it('says what stops a request now', async () => {
    const { out } = await diff('get.json', 'none.json');
    expect(out).toContain('\n  stopped by Deny statement #0 of identity policy none (none.json:1)\n');
    expect(out).toContain('\n    after: explicit-deny by that Deny\n');
    expect(out).toMatch(/ {8}expect: deny\n/);
  });

  it.each<readonly string[]>([[], ['--json']])(
    'is undecided when the work is not done, which never passes %j',
    async (...argv) => {
      const ran = await diff('many.json', 'many.json', '--work', '1', ...argv);
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(/^undecided: the bound on work was reached/);
      if (argv.length > 0)
        expect(parse(ran.out)).toMatchObject({
          relation: 'undecided',
          newlyAllowed: [],
          newlyDenied: [],
          undecided: { reason: expect.stringMatching(/^the bound on work was reached/) },
        });
      else
        expect(ran.out).toMatch(
          /^undecided: whether many\.json allows more or less than many\.json could not be worked out\n$/,
        );
    },
  );

  it('says which direction is open where the other is shown', async () => {
    for (let work = 1; work < 1000; work++) {
      const argv = ['12-hours.json', '1-hour.json', '--work', `${work}`];
      const ran = await diff(...argv);
      if (ran.out.startsWith('undecided: ')) continue;
      expect(ran.out.split('\n')[0]).toBe(
        'wider or incomparable: 1-hour.json allows more than 12-hours.json (1 newly allowed so far); whether anything is no longer allowed could not be worked out',
      );
      expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/^undecided: the bound on work/)]);
      expect(parse((await diff(...argv, '--json')).out)).toMatchObject({
        relation: 'undecided',
        newlyAllowed: [{ action: 'sts:GetServiceBearerToken' }],
        newlyDenied: [],
        undecided: { reason: expect.stringMatching(/^the bound on work/) },
      });
      return;
    }
    expect.unreachable('one direction is asked about before the other');
  });

  it('counts what a key or role allows whose own policy lets the account decide', async () => {
    expect(await diff('get.json', 'any-role.json')).toEqual({
      code: 1,
      out: `wider: any-role.json allows more than get.json (1 newly allowed)

newly allowed

  let through by statement #1 "Roles" of identity policy any-role (any-role.json:1)
  beside a trust policy that lets the account decide
    sts:AssumeRole on arn:aws:iam::123456789012:role/example
    before: implicit-deny: nothing in layer identity allows it
      - name: sts:AssumeRole is newly allowed
        policies: { resource: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "123456789012" }, Action: sts:AssumeRole } } }
        action: sts:AssumeRole
        resource: arn:aws:iam::123456789012:role/example
        expect: allow

The scenarios say what is so after: paste one as it is where that is meant, else with the other outcome.
`,
      err: '',
    });
    const { out } = await diff('get-and-keys.json', 'keys-denied.json');
    expect(out).toContain(
      '\n  stopped by Deny statement #1 "NoKeys" of identity policy keys-denied (keys-denied.json:1)\n  beside a key policy that lets the account decide\n    kms:Decrypt on arn:aws:kms:us-east-2:123456789012:key/example\n',
    );
  });

  it.each([
    ['get.json', 'any-role.json'],
    ['any-role.json', 'one-role.json'],
    ['get.json', 'role-of-account.json'],
    ['get-and-keys.json', 'keys-denied.json'],
    ['everything.json', 'all-but-roles.json'],
  ])('prints scenarios with the policy beside that hold as they are: %s to %s', async (before, after) => {
    const { out } = await diff(before, after);
    const scenarios = [...out.matchAll(/^ {6}.*\n/gm)].map(([line]) => line.slice(4)).join('');
    const suite = temporaryFolder({
      'after.json': readFileSync(folder.in(after), 'utf8'),
      'pasted.yaml': `policies: after.json\nscenarios:\n${scenarios}`,
      'package.json': '{}',
    });
    const ran = await runCli(['run', 'pasted.yaml'], suite.path);
    suite.remove();
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/\n[12] passed, 0 failed\n$/);
  });

  it('is undecided about keys and roles, too', async () => {
    const ran = await diff('everything.json', 'everything.json', '--work', '1', '--json');
    expect([ran.code, parse(ran.out).relation]).toEqual([2, 'undecided']);
  });

  it('tells of Denies that have nothing to take from', async () => {
    const ran = await diff('deny-delete.json', 'deny-less.json');
    expect([ran.code, ran.out.split(':')[0]]).toEqual([0, 'equivalent']);
    expect(ran.err).toMatch(/^note neither policy has an Allow statement/);
  });

  it.each<[readonly string[], string]>([
    [[], 'diff needs two policy files: as it was before, and after'],
    [['get.json'], 'diff needs two policy files: as it was before, and after'],
    [['get.json', 'get.json', 'get.json'], 'diff takes two policy files, not 3'],
    [['get.json', 'get.json', '--exactly'], 'there is no option --exactly: did you mean --exact?'],
    [['get.json', 'get.json', '--work', '1e6'], '--work 1e6: a whole number from 1 is needed'],
    [['get.json', 'get.json', '--layer'], '--layer needs a value: LAYER'],
    [
      ['get.json', 'get.json', '--layer', 'domian'],
      '--layer domian: there is no such layer: did you mean domain? known are identity, boundary, session, resource, domain, repository, scp, rcp, resourceScp, endpoint',
    ],
  ])('refuses %j', async (argv, message) => {
    expect(await diff(...argv)).toEqual({
      code: 2,
      out: '',
      err: `error: ${message}\nSee policy-spec diff --help\n`,
    });
  });

  it.each<[readonly string[], RegExp]>([
    [['nowhere.json', 'get.json'], /^nowhere\.json error: there is no such file\n$/],
    [['nowhere.json', 'broken.json'], /^nowhere\.json error: .*\nbroken\.json:1:29 error: /],
    [['get.json', 'folder'], /^folder error: /],
    [['broken.json', 'broken.json'], /^broken\.json:1:29 error: Effect must be/],
    [
      ['get-token.json', 'basic.json'],
      /^get-token\.json:6:7 error: Principal [\s\S]*\nbasic\.json:7:7 error: [\s\S]*\nIt is read as an identity policy: say with --layer what it is, as in --layer resource\n$/,
    ],
    [['get.json', 'get.json', '--layer', 'resource'], /^get\.json:1:\d+ error: /],
  ])('%j cannot be compared', async (argv, message) => {
    const ran = await diff(...argv);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(message);
  });
});
