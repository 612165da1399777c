import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', ...statement }] });
const scenario = '  - { name: a, action: s3:GetObject, expect: allow }\n';
const withPolicies = (policies: string): string => `policies: ${policies}\nscenarios:\n${scenario}`;
const asking = (field: string): string =>
  `policies: policies/full.json\nscenarios:\n  - { name: a, action: s3:GetObject, ${field}, expect: allow }\n`;

const layers = `layers:
  root: [policies/full.json, policies/guard.json]
  organization: [root, policies/full.json]
`;
const session = 'arn:aws:sts::111122223333:assumed-role/Dev/sess1';

/** What each refused file holds, and the place and the words of its one error. */
const refused: Readonly<Record<string, readonly [text: string, error: RegExp]>> = {
  'owner-arn': [
    withPolicies(`{ boundary: ${session} }`),
    /:1:23 error: "arn:aws:sts::111122223333:assumed-role\/Dev\/sess1" is an ARN, not a policy: .*"principal" of the request/,
  ],
  'owner-object': [
    withPolicies('{ boundary: { owner: a, policy: policies/full.json } }'),
    /:1:23 error: a layer is a policy, by path or inline.*says the "principal" of the request/,
  ],
  'level-object': [
    withPolicies('{ scp: [{ level: root, policies: [policies/full.json] }] }'),
    /:1:19 error: a level is a policy.*levels have no names: they are listed from the root down/,
  ],
  'level-text': [
    withPolicies('{ scp: [policies/full.json, "1"] }'),
    /:1:39 error: no layer is named "1".*from the root down/,
  ],
  'level-number': [
    withPolicies('{ scp: [1] }'),
    /:1:19 error: a level is .*, not a number; levels have no names/,
  ],
  'level-empty': [withPolicies('{ scp: [policies/full.json, []] }'), /:1:39 error: .*write FullAWSAccess/],
  'name-unknown': [
    `${layers}${withPolicies('{ scp: organisation, identity: policies/full.json }')}`,
    /:4:18 error: no layer is named "organisation": did you mean organization\?$/,
  ],
  'name-twice': [
    `${layers}  root: policies/full.json\n${withPolicies('root')}`,
    /:4:3 error: the key "root" stands twice/,
  ],
  'account-number': [asking('managementAccount: 12345'), /:3:57 error: .* 12 digits in quotes/],
  'account-text': [
    asking('resourceAccount: "123"'),
    /:3:55 error: a: resourceAccount must be 12 digits, not "123"/,
  ],
  'principal-account': [
    asking('principal: "arn:aws:iam::12345:user/x"'),
    /:3:49 error: .*an account number has 12 digits/,
  ],
  'principal-session': [
    asking('principal: "arn:aws:sts::111122223333:assumed-role/Dev"'),
    /:3:49 error: .*it names no session: write arn:aws:sts::111122223333:assumed-role\/Dev\/session/,
  ],
};

const folder = temporaryFolder({
  'package.json': '{}',
  'policies/full.json': policy({ Resource: '*' }),
  'policies/guard.json': policy({ Sid: 'NoDelete', Effect: 'Deny', Action: 's3:Delete*', Resource: '*' }),
  'policies/bucket.json': policy({ Principal: '*', Resource: '*' }),
  'policies/trust.json': policy({ Action: 'sts:AssumeRole', Principal: '*' }),
  'good.yaml': `${layers}${withPolicies('{ identity: policies/full.json, scp: organization }')}  - name: b
    action: s3:DeleteObject
    expect: { outcome: explicit-deny, decidedBy: [NoDelete], layer: scp }
`,
  'wrong-layer.yaml': `${layers}policies: { identity: policies/full.json, scp: [root, policies/bucket.json] }\nscenarios:\n${scenario}  - { name: b, action: s3:GetObject, expect: allow }\n`,
  'warned.yaml': withPolicies('{ identity: policies/full.json, resource: policies/trust.json }'),
  'warned-too.yaml': `${withPolicies('{ identity: policies/full.json, resource: [policies/trust.json] }')}  - { name: b, action: s3:PutObject, policies: { boundary: [] }, expect: allow }\n`,
  ...Object.fromEntries(Object.entries(refused).map(([name, [text]]) => [`${name}.yaml`, text])),
});
afterAll(() => folder.remove());

const run = (...argv: readonly string[]): ReturnType<typeof runCli> => runCli(['run', ...argv], folder.path);

describe('policy-spec run with layers', () => {
  it('decides over named levels', async () => {
    const ran = await run('good.yaml');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/\n2 passed, 0 failed\n$/);
  });

  it.each(Object.entries(refused))('refuses %s', async (name, [, error]) => {
    const ran = await run(`${name}.yaml`, 'good.yaml');
    expect(ran.code).toBe(2);
    expect(ran.err.match(/ error: /g)).toHaveLength(1);
    expect(ran.err.split('\n')[0]).toMatch(new RegExp(`^${name}\\.yaml${error.source}`));
    expect(ran.out).toMatch(/\n2 passed, 0 failed\n$/);
  });

  it('tells of a policy in the wrong layer where it is wrong and where it is given, once', async () => {
    const ran = await run('wrong-layer.yaml', '--reporter', 'json');
    expect(ran.code).toBe(2);
    const { errors } = JSON.parse(ran.out) as { errors: Record<string, string | number>[] };
    expect(errors.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
      expect.stringMatching(/^policies\/bucket\.json:1:\d+ element-not-in-layer$/),
      'wrong-layer.yaml:4:55 policy-not-in-layer',
    ]);
    expect(errors[0]?.['message']).toMatch(/^Principal cannot stand in an SCP/);
    expect(errors[1]?.['message']).toBe(
      'policies/bucket.json cannot stand in the layer scp, so nothing in this file was run',
    );
  });

  it('tells of what is hardly ever meant in a layer, once for all files, and holds', async () => {
    const ran = await run('warned.yaml', 'warned-too.yaml');
    expect(ran.code).toBe(0);
    expect(ran.err.match(/ warning: /g)).toHaveLength(1);
    expect(ran.err).toMatch(/^policies\/trust\.json:1:\d+ warning: "\*" in a role trust policy/);
  });
});
