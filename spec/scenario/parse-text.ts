import { readFileSync } from 'node:fs';
import type { Policy } from '../../src/api/policy.js';
import { policyFromText } from '../../src/api/policy.js';
import type { Problem } from '../../src/api/problem.js';
import type { Result } from '../../src/api/result.js';
import { parseSuite } from '../../src/scenario/parse-suite.js';
import { readDocument } from '../../src/scenario/read-document.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import type { Suite } from '../../src/scenario/suite.js';

const tokenPolicy = readFileSync(
  new URL('../../examples/policies/limit-token-to-12-hours.json', import.meta.url),
  'utf8',
);

/** The policies that scenario texts of these tests may name. */
const policies: Readonly<Record<string, string>> = {
  'token.json': tokenPolicy,
  'other/token.json': tokenPolicy,
  'two.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::secret/*' },
    ],
  }),
  'more.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:List*', Resource: '*' }],
  }),
  'full.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
  }),
  'guard.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: 'NoDelete', Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
  }),
  'bucket.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Sid: 'Bucket',
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 's3:*',
      Resource: '*',
    },
  }),
  'trust.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: 'Anyone', Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
  }),
  'broken.json':
    '{ "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Alow", "Action": "s3:*", "Resource": "*" }] }',
};

const loaded = new Map<string, Result<Policy>>();

export function loadPolicy(path: string): Result<Policy> {
  const text = policies[path];
  if (text === undefined)
    return {
      ok: false,
      problems: [{ severity: 'error', code: 'file-missing', message: `there is no file ${path}` }],
    };
  const name = path.replace(/^.*\/|\.json$/g, '');
  const policy = loaded.get(path) ?? policyFromText(text, { name, file: path });
  loaded.set(path, policy);
  return policy;
}

export interface ParseOptions {
  readonly file?: string;
  readonly ci?: boolean;
}

/** What a scenario file of this text comes to. */
export async function parseText(
  text: string,
  { file = 'a.policy.yaml', ci = false }: ParseOptions = {},
): Promise<Result<Suite>> {
  const source = { text, file };
  const document = await readDocument(source);
  return document.ok ? parseSuite(document.value, source, { ci, loadPolicy }) : document;
}

export async function parseGood(text: string, options?: ParseOptions): Promise<Suite> {
  const suite = await parseText(text, options);
  if (!suite.ok) throw new Error(suite.problems.map(({ message }) => message).join('\n'));
  return suite.value;
}

/** `3:5 unknown-key: …` */
export function inALine({ line, column, code, message }: Problem): string {
  return `${line}:${column} ${code}: ${message}`;
}

/** `name: status` of every case. */
export async function statuses(
  text: string,
  options: Parameters<typeof runSuites>[1] = {},
): Promise<readonly string[]> {
  const { cases } = runSuites([await parseGood(text)], options);
  return cases.map(
    (one) => `${one.scenario.name}${one.case.name === '' ? '' : ` > ${one.case.name}`}: ${one.status}`,
  );
}
