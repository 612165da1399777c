import { describe, expect, it } from 'vitest';
import { reportJson } from '../../src/report/json.js';
import { reportJunit } from '../../src/report/junit.js';
import { reportPretty } from '../../src/report/pretty.js';
import { noStyle } from '../../src/report/style.js';
import type { RunResult } from '../../src/scenario/result.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { parseGood } from '../scenario/parse-text.js';

const text = `suite: Claims
policies: token.json
scenarios:
  - name: twelve hours, and nothing else
    action: sts:GetServiceBearerToken
    exactly: { durationSeconds: [43200] }
  - name: nobody deletes
    never: { action: "codeartifact:Delete*" }
  - name: less than all
    description: fails on purpose
    action: [sts:GetServiceBearerToken, codeartifact:GetAuthorizationToken]
    exactly: { durationSeconds: [3600..43200] }
  - name: the same
    equivalentTo: full.json
  - name: later
    skip: waits
    always: { action: "s3:*" }
`;

async function results(work?: number): Promise<RunResult> {
  const suite = await parseGood(text, { file: 'claims.yaml' });
  const ran = runSuites([suite], work === undefined ? {} : { work });
  return { ...ran, files: 1, warnings: [] };
}

describe('the JSON report', () => {
  it('says of a claim what was claimed and what is known of it', async () => {
    const report = JSON.parse(reportJson(await results()));
    expect(report.summary).toMatchObject({ total: 6, passed: 1, failed: 4, skipped: 1, notes: 0 });
    expect(report.cases[0]).toEqual({
      id: 'claims.yaml > twelve hours, and nothing else',
      file: 'claims.yaml',
      line: 4,
      suite: 'Claims',
      scenario: 'twelve hours, and nothing else',
      case: '',
      status: 'passed',
      expected: 'allow exactly durationSeconds 43200',
      actual: 'proved',
      decidedBy: [],
      notes: [],
      message: 'allow exactly durationSeconds 43200: proved',
    });
    expect(report.cases[1]).toMatchObject({
      status: 'failed',
      expected: 'never allow {action: codeartifact:Delete*}',
      actual: 'refuted',
      layer: 'identity',
      decidedBy: [{ layer: 'identity', policy: 'token', index: 0, file: 'token.json' }],
      message: expect.stringMatching(
        /^expected to never allow \{action: codeartifact:Delete\*\}; refuted: they allow a request that fits: \{action: codeartifact:Delete\w+.*\}$/,
      ),
    });
    expect(report.cases[2]).toMatchObject({
      case: 'action=sts:GetServiceBearerToken',
      layer: 'identity',
      decidedBy: [],
      message:
        'expected to allow exactly durationSeconds 3600..43200; refuted: durationSeconds 3600 is expected, and is not allowed: {action: sts:GetServiceBearerToken, durationSeconds: 3600}',
    });
    expect(report.cases[5]).toMatchObject({ status: 'skipped', expected: 'always allow {action: s3:*}' });
    expect(report.cases[5]).not.toHaveProperty('actual');
    for (const { message } of report.cases) expect(message).not.toContain('\n');
  });

  it('knows what is undecided', async () => {
    const { cases } = JSON.parse(reportJson(await results(0)));
    expect(cases[1]).toMatchObject({ status: 'failed', actual: 'undecided' });
    expect(cases[1]).not.toHaveProperty('layer');
  });

  it('has the same bytes every time', async () => {
    expect(reportJson(await results())).toBe(reportJson(await results()));
  });
});

describe('the pretty report', () => {
  const report = async (work?: number) =>
    reportPretty(await results(work), { style: noStyle, withProblems: true });

  it('has a claim in a line', async () => {
    const [, ...lines] = (await report()).split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '  ✓ twelve hours, and nothing else  proved',
      '  ✗ nobody deletes  expected to never allow {action: codeartifact:Delete*}; refuted: they allow a request that fits',
      '  ✗ less than all  2 of 2 cases failed',
      '      ✗ action=sts:GetServiceBearerToken  refuted',
      '      ✗ action=codeartifact:GetAuthorizationToken  refuted',
      '  ✗ the same  expected to be equivalent to full.json; refuted: they do not allow a request that the other policies do',
      '  - later  skipped: waits',
    ]);
  });

  it('shows of a failure where it is claimed, and the counterexample where it can be pasted from', async () => {
    const [, ...failures] = (await report()).split(/^✗ /m);
    expect(failures).toHaveLength(4);
    expect(failures[1]?.trimEnd().split('\n')).toEqual([
      'Claims > less than all > action=sts:GetServiceBearerToken',
      '  claims.yaml:9',
      '',
      expect.stringMatching(/^ {5,}9 \| {3}- name: less than all$/),
      ...['    10 |', '    11 |'].map((start) => expect.stringContaining(start)),
      '  > 12 |     exactly: { durationSeconds: [3600..43200] }',
      '       |     ^',
      '',
      '  expected  allow exactly durationSeconds 3600..43200',
      '  actual    refuted: durationSeconds 3600 is expected, and is not allowed',
      '',
      expect.stringMatching(/^ {2}allowed /),
      expect.stringMatching(/^ {2}expected /),
      expect.stringMatching(/^ +\^+$/),
      expect.stringMatching(/^ +3600 +43200$/),
      '',
      '  - name: less than all (counterexample of action=sts:GetServiceBearerToken)',
      '    action: sts:GetServiceBearerToken',
      '    durationSeconds: 3600',
      '    expect: allow',
      '',
      '  the policies: implicit-deny, for want of an Allow in the layer identity',
      '',
      '  token.json:16',
      '     9 |     {',
      '    .. |',
      '    14 |       "Condition": {',
      '    15 |         "NumericEquals": {',
      '  > 16 |           "sts:DurationSeconds": 43200',
      '       |                                  ^',
      '',
      "  run it again: npx policy-spec run claims.yaml:9 -t '> action=sts:GetServiceBearerToken$'",
    ]);
    expect(failures[2]).toContain(
      'the policies: implicit-deny of sts:GetServiceBearerToken, for want of an Allow in the layer identity',
    );
    expect(failures[3]).toMatch(/\n {2}the other policies: allow by full#0 \(identity, full\.json:1\)\n/);
  });

  it('says why something is undecided', async () => {
    expect(await report(0)).toMatch(/\n {2}actual {4}undecided: the bound on work was reached .*\n\n/);
  });
});

it('JUnit has the counterexample in the failure', async () => {
  const xml = reportJunit(await results());
  expect(xml).toContain(
    '<testcase classname="claims_yaml" name="twelve hours, and nothing else" file="claims.yaml" line="4"/>',
  );
  expect(xml).toMatch(
    /<failure message="expected to never allow [^"]*" type="claim-refuted">claims\.yaml:7\n[^<]*\n- name: nobody deletes \(counterexample\)\n[^<]* {2}expect: deny\n[^<]*the policies: allow by token#0/,
  );
});
