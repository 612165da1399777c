import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { makeProject, type Project } from './support/project.js';
import { expected, said, testFile } from './support/tests.js';
import { nodeMajors, others } from './support/versions.js';

let project: Project;

const files = {
  'every.test.mjs': testFile(`import { test } from 'node:test';
import { expect } from 'expect';
import { parsePolicy, policySet } from 'policy-spec';
import * as matchers from 'policy-spec/matchers';
expect.extend(matchers);`),
  'every.test.cjs': testFile(`const { test } = require('node:test');
const { expect } = require('expect');
const { parsePolicy, policySet } = require('policy-spec');
const matchers = require('policy-spec/matchers');
expect.extend(matchers);`),
};

/** A line of JSON for each test. */
const reporter = `module.exports = async function* (events) {
  for await (const { type, data } of events) {
    if (data.nesting !== 0 || (type !== 'test:pass' && type !== 'test:fail')) continue;
    const { cause } = data.details.error ?? {};
    yield JSON.stringify([data.name, cause && String(cause)]) + '\\n';
  }
};
`;

beforeAll(async () => {
  project = await makeProject({ expect: others.expect });
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  project.write('reporter.cjs', reporter);
});

afterAll(() => project?.remove());

it.concurrent.each(nodeMajors.flatMap((major) => Object.keys(files).map((file) => ({ major, file }))))(
  'passes and fails as it should, with the reasons: Node $major, $file',
  async ({ major, file }) => {
    const options = ['--test', '--test-reporter=./reporter.cjs', '--test-reporter-destination=stdout'];
    const { status, stdout } = await project.run(inject('nodes')[major], 'node', ...options, file);
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as readonly [string, string | undefined]);
    expect(
      Object.fromEntries(results.map(([title, message]) => [title, said(title, message ?? undefined)])),
    ).toEqual(expected);
    expect(status).toBe(1);
  },
);

it('shows the reasons where people look for them', async () => {
  const { stdout } = await project.run(
    process.execPath,
    'node',
    '--test',
    '--test-reporter=spec',
    'every.test.mjs',
  );
  expect(stdout).toMatch(
    /Error: expected the decision to be allow, but it is implicit-deny\n\s+\n\s+implicit-deny: s3:PutObject on \*\n\s+no statement names s3:PutObject\n/,
  );
});

it('runs the README’s test', async () => {
  const { status, stdout } = await project.run(
    process.execPath,
    'node',
    '--test',
    'node-test/token.test.mjs',
  );
  expect(stdout).toMatch(/^. pass 1$/m);
  expect(status).toBe(0);
});
