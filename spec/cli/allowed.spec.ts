import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const example = (name: string): string =>
  readFileSync(new URL(`../../examples/policies/${name}.json`, import.meta.url), 'utf8');
const statement = (members: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: '*', ...members } });

const folder = temporaryFolder({
  'hour.json': example('limit-token-to-1-hour'),
  'read.json': example('read-only-access'),
  'domain.json': example('domain-get-token'),
  'mfa.json': statement({
    Action: 's3:*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
  }),
  'teams.json': statement({
    Action: 's3:*',
    Condition: {
      StringLike: { 'aws:PrincipalTag/team': 'a*' },
      StringNotLike: { 'aws:PrincipalTag/team': '*b' },
    },
  }),
  'time.json': statement({
    Action: 's3:*',
    Condition: {
      DateGreaterThanEquals: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' },
    },
  }),
  'size.json': statement({ Action: 's3:*', Condition: { NumericGreaterThan: { 's3:max-keys': 10 } } }),
  'network.json': statement({ Action: 's3:*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
  'variable.json': statement({
    Action: 's3:*',
    Condition: { BinaryEquals: { 'aws:Blob': 'QQ==' } },
  }),
  'scp.json': statement({ Action: ['s3:Get*', 'ec2:*'] }),
  'broken.json': '{ "Statement": [{ "Effect": "Alow", "Action": "s3:*", "Resource": "*" }] }',
  'folder/x': '',
});
afterAll(() => folder.remove());

const allowed = (...argv: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['allowed', ...argv], folder.path);
const json = async (...argv: readonly string[]): Promise<unknown> => {
  const { code, out, err } = await allowed(...argv, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};

const token = ['--action', 'sts:GetServiceBearerToken'];
const s3 = ['--action', 's3:GetObject'];

describe('policy-spec allowed', () => {
  it('draws numbers', async () => {
    expect(await allowed('hour.json', '--over', 'durationSeconds', ...token)).toEqual({
      code: 0,
      out: `allowed durationSeconds: 0, 900 to 3600

  allowed  ●      ●━━━━━━●
           0     900    3600

without durationSeconds (the plain permission): not allowed
`,
      err: '',
    });
  });

  it('lists patterns', async () => {
    expect(await allowed('read.json', '--over=action')).toEqual({
      code: 0,
      out: `allowed action:
  codeartifact:Describe*
  codeartifact:Get*
  codeartifact:List*
  codeartifact:ReadFromRepository
`,
      err: '',
    });
  });

  it.each<[string, string, string]>([
    [
      'mfa.json',
      'aws:MultiFactorAuthPresent',
      'allowed aws:MultiFactorAuthPresent:\n  true\nwithout aws:MultiFactorAuthPresent: allowed\n',
    ],
    [
      'teams.json',
      'aws:PrincipalTag/team',
      'allowed aws:PrincipalTag/team:\n  a* but *b\nwithout aws:PrincipalTag/team: not allowed\n',
    ],
    [
      'time.json',
      'aws:CurrentTime',
      'allowed aws:CurrentTime:\n  from 2026-01-01T00:00:00Z, before 2026-02-01T00:00:00Z\nwithout aws:CurrentTime: not allowed\n',
    ],
    [
      'network.json',
      'aws:SourceIp',
      'allowed aws:SourceIp:\n  10.0.0.0/8\nwithout aws:SourceIp: not allowed\n',
    ],
    ['scp.json', 's3:prefix', 'allowed s3:prefix:\n  *\nwithout s3:prefix: allowed\n'],
  ])('says of %s which values of %s are allowed', async (file, over, out) => {
    expect(await allowed(file, '--over', over, ...s3)).toEqual({ code: 0, out, err: '' });
  });

  it('says that nothing is allowed', async () => {
    const { code, out } = await allowed(
      'read.json',
      '--over',
      'resource',
      '--action',
      'codeartifact:DeleteDomain',
    );
    expect([code, out]).toEqual([0, 'allowed resource: nothing\n']);
  });

  it('takes the options of a request', async () => {
    const given = ['--context', 'sts:AWSServiceName=codeartifact.amazonaws.com'];
    expect((await allowed('hour.json', '--over', 'sts:DurationSeconds', ...token, ...given)).out).toContain(
      'allowed sts:DurationSeconds: at most 3600\n',
    );
    const without = await allowed('hour.json', '--over', 'sts:DurationSeconds', ...token);
    expect(without.out).toContain('allowed sts:DurationSeconds: nothing\n');
  });

  it.each<[string, readonly string[], object]>([
    [
      'hour.json',
      ['--over', 'durationSeconds', ...token],
      { values: [0, { from: 900, to: 3600 }], absent: false },
    ],
    ['size.json', ['--over', 's3:max-keys', ...s3], { values: [{ above: 10 }], absent: false }],
    ['mfa.json', ['--over', 'aws:MultiFactorAuthPresent', ...s3], { values: [true], absent: true }],
    [
      'teams.json',
      ['--over', 'aws:PrincipalTag/team', ...s3],
      { values: [{ matching: ['a*'], except: ['*b'] }], absent: false },
    ],
    ['scp.json', ['--layer', 'scp', '--over', 'action'], { values: ['s3:Get*', 'ec2:*'], absent: false }],
  ])('prints of %s %j as JSON', async (file, argv, { ...expected }) => {
    const found = await json(file, ...argv);
    expect(found).toEqual({ over: argv[argv.indexOf('--over') + 1], ...expected });
    expect(Object.keys(found as object)).toEqual(['over', 'values', 'absent']);
  });

  it.each<readonly string[]>([[], ['--json']])(
    'lists nothing where the values cannot be known %j',
    async (...argv) => {
      const ran = await allowed('variable.json', '--over', 'aws:Blob', ...s3, ...argv);
      expect([ran.code, ran.out]).toEqual([2, '']);
      expect(ran.err).toMatch(/^undecided: the allowed values of aws:Blob cannot be listed/);
    },
  );

  it.each<[readonly string[], string]>([
    [[], 'allowed needs a policy file'],
    [['hour.json', 'read.json', '--over', 'action'], 'allowed takes one policy file, not 2'],
    [['hour.json', ...token], 'allowed needs --over: action, resource, durationSeconds or a condition key'],
    [['hour.json', '--over'], '--over needs a value: KEY'],
    [['hour.json', '--over', 'a:B', '--over', 'a:C', ...token], '--over is given twice'],
    [['hour.json', '--over', 'durationSeconds'], 'allowed needs --action'],
    [['hour.json', '--ovr', 'action'], 'there is no option --ovr: did you mean --over?'],
    [
      ['hour.json', '--over', 'action', '--layer', 'scpp'],
      '--layer scpp: there is no such layer: did you mean scp? known are identity, boundary, session, resource, domain, repository, scp, rcp, resourceScp, endpoint',
    ],
    [['hour.json', '--over', 'action', '--work', 'much'], '--work much: a whole number from 1 is needed'],
    [['hour.json', '--over', 'action', '--work', '0'], '--work 0: a whole number from 1 is needed'],
    [['hour.json', '--over', 'action', '--context', 'a'], '--context a: KEY=VALUE is needed'],
    [['hour.json', '--over', 'action', '--json=yes'], '--json takes no value'],
  ])('refuses %j', async (argv, message) => {
    expect(await allowed(...argv)).toEqual({
      code: 2,
      out: '',
      err: `error: ${message}\nSee policy-spec allowed --help\n`,
    });
  });

  it.each<[readonly string[], RegExp]>([
    [['nowhere.json', '--over', 'action'], /^nowhere\.json error: there is no such file\n$/],
    [['folder', '--over', 'action'], /^folder error: /],
    [['broken.json', '--over', 'action'], /^broken\.json:1:29 error: Effect must be/],
    [
      ['domain.json', '--over', 'action'],
      /^domain\.json:6:7 error: Principal [\s\S]*\nIt is read as an identity policy: say with --layer what it is/,
    ],
    [['hour.json', '--over', 'durationSecond', ...token], /^error: .*durationSeconds/],
    [['hour.json', '--over', 'duration-seconds', ...token], /^error: .*durationSeconds/],
    [['hour.json', '--over', 'action', ...token], /^error: .*action/],
    [['hour.json', '--over', 'aws:A', '--context', 'AWS:a=b', ...token], /^error: .*aws:A/],
    [['hour.json', '--over', 'aws:A', '--absent', 'aws:A', ...token], /^error: .*aws:A/],
    [
      ['hour.json', '--over', 'durationSeconds', '--duration-seconds', '900', ...token],
      /^error: .*durationSeconds/,
    ],
    [['hour.json', '--over', 'durationSeconds', '--action', 's3:GetObject'], /^error: --duration-seconds: /],
    [['hour.json', '--over', 'aws:A', '--action', 's3'], /^error: --action: /],
  ])('%j cannot be answered', async (argv, message) => {
    const ran = await allowed(...argv);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(message);
  });
});
