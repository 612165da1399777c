import { describe, expect, it } from 'vitest';
import { runSuites } from '../../src/scenario/run-suites.js';
import { parseGood, statuses } from './parse-text.js';

const top =
  'suite: Tokens\npolicies: token.json\ndefaults: { action: sts:GetServiceBearerToken }\nscenarios:\n';
const token = (name: string, more = ''): string =>
  `  - name: ${name}\n    durationSeconds: [900, 43200]\n${more}`;
const covered =
  '    expect: [{ when: { durationSeconds: 43200 }, then: allow }, { otherwise: implicit-deny }]\n';
const wrong = '    expect: allow\n';

describe('runSuites', () => {
  it('decides every case', async () => {
    expect(await statuses(`${top}${token('a', covered)}${token('b', wrong)}`)).toEqual([
      'a > durationSeconds=900: passed',
      'a > durationSeconds=43200: passed',
      'b > durationSeconds=900: failed',
      'b > durationSeconds=43200: passed',
    ]);
  });

  it('compares who decided', async () => {
    const by = (names: string): string =>
      `  - name: "${names}"\n    durationSeconds: 43200\n    expect: { outcome: allow, decidedBy: ${names}, layer: identity }\n`;
    expect(await statuses(`${top}${by('[sts]')}${by('[token#sts]')}${by("['#1']")}`)).toEqual([
      '[sts]: passed',
      '[token#sts]: passed',
      "['#1']: passed",
    ]);
  });

  it('knows the policies of a scenario from those of the file', async () => {
    const text =
      'policies: two.json\nscenarios:\n  - name: file\n    action: s3:GetObject\n    expect: { outcome: allow, decidedBy: [Read] }\n  - name: own\n    policies: { identity: more.json }\n    action: s3:ListBucket\n    expect: { outcome: allow, decidedBy: [Read] }\n  - name: inline\n    policies: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }\n    action: s3:PutObject\n    expect: { outcome: allow, decidedBy: [inline#0] }\n';
    expect(await statuses(text)).toEqual(['file: passed', 'own: passed', 'inline: passed']);
  });

  it('takes any number of problems in a request', async () => {
    const suite = await parseGood(`${top}  - name: a\n    durationSeconds: 900\n    expect: deny\n`);
    const [scenario] = suite.scenarios;
    const [one] = scenario?.cases ?? [];
    if (scenario === undefined || one?.kind !== 'request') throw new Error('there is one case');
    const context = Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`aws:${index}`, NaN]));
    const request = { ...one.request, context };
    const { errors } = runSuites([{ ...suite, scenarios: [{ ...scenario, cases: [{ ...one, request }] }] }]);
    expect(errors).toHaveLength(150_000);
  });

  it('skips with the reason', async () => {
    const { cases } = runSuites([await parseGood(`${top}${token('a', `    skip: not yet\n${covered}`)}`)]);
    expect(cases.map(({ status, message }) => [status, message])).toEqual([
      ['skipped', 'not yet'],
      ['skipped', 'not yet'],
    ]);
  });

  it('runs what is marked "only", over all files', async () => {
    const other = await parseGood(`${top}${token('b', covered)}`, { file: 'b.yaml' });
    const marked = await parseGood(`${top}${token('a', `    only: true\n${covered}`)}`);
    const { cases } = runSuites([other, marked]);
    expect(cases.map(({ id, status }) => [id, status])).toEqual([
      ['b.yaml > b > durationSeconds=900', 'skipped'],
      ['b.yaml > b > durationSeconds=43200', 'skipped'],
      ['a.policy.yaml > a > durationSeconds=900', 'passed'],
      ['a.policy.yaml > a > durationSeconds=43200', 'passed'],
    ]);
  });

  it('runs the cases that are selected', async () => {
    const suite = await parseGood(
      `${top}${token('a', covered)}  - name: b\n    expect: allow\n    durationSeconds: 43200\n`,
    );
    const [, second] = suite.scenarios[0]?.cases ?? [];
    const { cases, unselected } = runSuites([suite], { selected: new Set(second && [second]) });
    expect(cases.map(({ case: { name } }) => name)).toEqual(['durationSeconds=43200']);
    expect(unselected).toBe(2);
  });

  it('ends after so many failures', async () => {
    const text = `${top}${token('a', wrong)}${token('b', wrong)}${token('c', wrong)}`;
    expect(await statuses(text, { bail: 2 })).toEqual([
      'a > durationSeconds=900: failed',
      'a > durationSeconds=43200: passed',
      'b > durationSeconds=900: failed',
      'b > durationSeconds=43200: skipped',
      'c > durationSeconds=900: skipped',
      'c > durationSeconds=43200: skipped',
    ]);
  });

  it('shows notes, and fails them when it is strict', async () => {
    const text = `${top}  - name: a\n    durationSeconds: 43200\n    context: { aws:PrincipalOrgId2: o-1 }\n    expect: allow\n`;
    const suite = await parseGood(text);
    const [shown] = runSuites([suite]).cases;
    expect([shown?.status, shown?.notes.map(({ code }) => code)]).toEqual(['passed', ['unread-context-key']]);
    const [strict] = runSuites([suite], { strict: true }).cases;
    expect([strict?.status, strict?.failedByNotes]).toEqual(['failed', true]);
    expect(strict?.message).toMatch(/^allow, as expected, but 1 note: no statement reads/);
  });

  it('names the place of a malformed request, and runs the others', async () => {
    const text = `policies: token.json\ndefaults:\n  resource: foo\nscenarios:\n  - name: a\n    action: s3\n    expect: deny\n  - name: b\n    action: s3:GetObject\n    matrix: { resource: ['*', bar] }\n    expect: deny\n`;
    const { cases, errors } = runSuites([await parseGood(text)]);
    expect(cases.map(({ id, status }) => [id, status])).toEqual([
      ['a.policy.yaml > b > resource=*', 'passed'],
    ]);
    expect(errors.map(({ line, column, message }) => `${line}:${column} ${message.split(':')[0]}`)).toEqual([
      '6:13 a',
      '3:13 a',
      '10:25 b > resource=bar',
    ]);
  });

  it('says of every case what came out', async () => {
    const { cases } = runSuites([await parseGood(`${top}${token('a', wrong)}`)]);
    expect(cases.map(({ message }) => message)).toEqual([
      'expected allow; got implicit-deny',
      'allow by sts, as expected',
    ]);
  });
});
