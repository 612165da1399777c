import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const folder = temporaryFolder({
  'limit.json': readFileSync(
    new URL('../../examples/policies/limit-token-to-12-hours.json', import.meta.url),
    'utf8',
  ),
  'tags.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
    },
  }),
  'broken.json': '{ "Statement": [{ "Effect": "Alow", "Action": "s3:*", "Resource": "*" }] }',
});
afterAll(() => folder.remove());

const explain = (...argv: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['explain', ...argv], folder.path);

describe('policy-spec explain', () => {
  it('says what stopped every statement that came near, with its place', async () => {
    const ran = await explain(
      'limit.json',
      '--action',
      'sts:GetServiceBearerToken',
      '--duration-seconds',
      '900',
    );
    expect(ran).toEqual({
      code: 0,
      out: `implicit-deny: sts:GetServiceBearerToken on *
  Allow statement #1 "sts" of identity policy limit (limit.json:9) does not apply:
    sts:DurationSeconds is 900, must be 43200
`,
      err: '',
    });
  });

  it('takes every field of a request', async () => {
    const arn = 'arn:aws:s3:::bucket/key';
    const ran = await explain(
      'tags.json',
      '--action=s3:GetObject',
      '--resource',
      arn,
      '--principal=arn:aws:iam::123456789012:user/alice',
      '--context',
      'aws:TagKeys=a',
      '--context=AWS:TagKeys=c',
      '--absent',
      'aws:A',
      '--resource-account',
      '123456789012',
      '--management-account',
      '210987654321',
      '--now=2026-01-01T00:00:00Z',
    );
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain(`implicit-deny: s3:GetObject on ${arn}`);
    expect(ran.out).toContain('["a", "c"]');
  });

  it('shows notes', async () => {
    expect((await explain('tags.json', '--action', 's3:GetObject', '--context', 'aws:TagKey=a')).out).toMatch(
      /\nnote no statement reads the context key aws:TagKey/,
    );
  });

  it.each<[readonly string[], string]>([
    [[], 'explain needs a policy file'],
    [['limit.json'], 'explain needs --action'],
    [['limit.json', 'tags.json', '--action', 'a:B'], 'explain takes one policy file, not 2'],
    [
      ['limit.json', '--action', 'a:B', '--contxt', 'a=b'],
      'there is no option --contxt: did you mean --context?',
    ],
    [['limit.json', '--action', 'a:B', '--context', 'aws:A'], '--context aws:A: KEY=VALUE is needed'],
    [
      ['limit.json', '--action', 'a:B', '--duration-seconds', 'long'],
      '--duration-seconds long: a whole number is needed',
    ],
    [
      ['limit.json', '--action', 'a:B', '--principal', '{a'],
      '--principal begins like an object and is no valid JSON, or has a key twice',
    ],
  ])('refuses %j', async (argv, message) => {
    expect(await explain(...argv)).toEqual({
      code: 2,
      out: '',
      err: `error: ${message}\nSee policy-spec explain --help\n`,
    });
  });

  it.each<[readonly string[], RegExp]>([
    [['nowhere.json', '--action', 'a:B'], /^nowhere\.json error: there is no such file\n$/],
    [['broken.json', '--action', 'a:B'], /^broken\.json:1:29 error: Effect must be/],
    [['limit.json', '--action', 'a'], /^error: --action: /],
    [['limit.json', '--action', 's3:GetObject', '--resource', 'foo'], /^error: --resource: /],
    [['limit.json', '--action', 's3:GetObject', '--resource-account', '1'], /^error: --resource-account: /],
    [['limit.json', '--action', 's3:GetObject', '--duration-seconds', '900'], /^error: --duration-seconds: /],
    [['limit.json', '--action', 's3:GetObject', '--principal', '{"servce":"a"}'], /^error: --principal: /],
  ])('%j cannot be decided', async (argv, message) => {
    const ran = await explain(...argv);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(message);
  });
});
