import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '../../src/cli/cli.js';
import { temporaryFolder } from '../source/temporary-folder.js';
import { runCli } from './run-cli.js';

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/x' };
const scenarios = (...list: readonly string[]): string =>
  ['policies: ../p.json', 'scenarios:', ...list, ''].join('\n');
const one = '  - { name: reads, action: s3:GetObject, resource: "arn:aws:s3:::b/x", expect: allow }';
const others = [
  '  - { name: no other object, action: s3:GetObject, resource: "arn:aws:s3:::b/y", expect: implicit-deny }',
  '  - { name: no other action, action: s3:PutObject, resource: "arn:aws:s3:::b/x", expect: implicit-deny }',
];

const folder = temporaryFolder({
  'p.json': policy(read),
  'scenarios/weak.policy.yaml': scenarios(one),
  'strong.policy.yaml': scenarios(one, ...others).replace('../', './'),
  'idle.yaml': scenarios(
    ...others,
    '  - { name: a typo, action: dynamodb:GetItm, expect: implicit-deny }',
  ).replace('../', './'),
  'failing.yaml': scenarios(one.replace('allow', 'explicit-deny')).replace('../', './'),
  'broken.yaml': 'policies: [',
  'skipped.yaml': scenarios(
    '  - { name: later, skip: not now, action: s3:GetObject, expect: allow }',
  ).replace('../', './'),
  'everything.yaml':
    'policies: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }\nscenarios:\n  - { name: all, action: s3:GetObject, expect: allow }\n',
  'many.json': policy(
    ...Array.from({ length: 60 }, (_, index) => ({ ...read, Sid: `S${index}`, Action: `s3:Get${index}` })),
  ),
  'many.yaml':
    'policies: ./many.json\nscenarios:\n  - { name: one, action: s3:Get1, resource: "arn:aws:s3:::b/x", expect: allow }\n',
});
afterAll(() => folder.remove());

const mutate = (...argv: readonly string[]) => runCli(['mutate', ...argv], folder.path);

describe('policy-spec mutate', () => {
  it('shows every survivor with its place, the change and a scenario to paste, and ends with the score', async () => {
    const { code, out, err } = await mutate('scenarios/weak.policy.yaml');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "✗ p.json  4 killed, 2 survived

      survived  p.json:7:17  widen-action, statement Read
          - "Action": "s3:GetObject",
          + "Action": "s3:*",
        This scenario in scenarios/weak.policy.yaml would notice it:
          - name: s3:PutObject on s3:::b/x is not allowed
            action: s3:PutObject
            resource: arn:aws:s3:::b/x
            expect: implicit-deny

      survived  p.json:8:19  widen-resource, statement Read
          - "Resource": "arn:aws:s3:::b/x"
          + "Resource": "arn:aws:s3:::b/*"
        This scenario in scenarios/weak.policy.yaml would notice it:
          - name: s3:GetObject on s3:::b/example is not allowed
            action: s3:GetObject
            resource: arn:aws:s3:::b/example
            expect: implicit-deny

      mutation score 66.6 %: 4 of 6 mutants killed
      "
    `);
  });

  it('finds the scenario files where run does', async () => {
    const { out } = await mutate();
    expect(out).toMatch(/^mutation score 100 %: \d+ of \d+ mutants killed$/m);
  });

  it('holds a threshold: 4 below it', async () => {
    const weak = await mutate('scenarios/weak.policy.yaml', '--threshold', '100');
    expect(weak.code).toBe(4);
    expect(weak.err).toMatch(/^the mutation score [\d.]+ % is below the threshold of 100 %\n$/);
    expect((await mutate('scenarios/weak.policy.yaml', '--threshold', '50')).code).toBe(0);
    expect((await mutate('strong.policy.yaml', '--threshold=100')).code).toBe(0);
  });

  it('lists what proves nothing', async () => {
    const { out, code } = await mutate('idle.yaml');
    expect(code).toBe(0);
    expect(out).toContain(
      'Scenarios that no mutant fails: they prove nothing about these policies\n  idle.yaml:5  a typo\n',
    );
    expect(out).toContain(
      'Suites in which nothing expects an allow: policies that allow nothing pass them\n  idle.yaml\n',
    );
  });

  it('makes no mutants where a scenario fails on the policies as they are', async () => {
    const { code, out, err } = await mutate('failing.yaml', 'strong.policy.yaml');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('reads');
    expect(err).toContain('no mutants were made: a case fails on the policies as they are');
  });

  it.each([
    [['broken.yaml'], 2, 'broken.yaml:1'],
    [['nowhere.yaml'], 2, 'there is no such file'],
    [['strong.policy.yaml', '--threshold', '101'], 2, '--threshold 101: a number from 0 to 100 is needed'],
    [['strong.policy.yaml', '--threshold', 'x'], 2, '--threshold x: a number from 0 to 100 is needed'],
    [['strong.policy.yaml', '--report='], 2, '--report needs a file'],
    [['strong.policy.yaml', '--treshold', '5'], 2, 'did you mean --threshold?'],
    [['strong.policy.yaml', '--report', 'p.json/x'], 2, 'the report p.json/x cannot be written'],
    [['scenarios/*.none.yaml'], 3, 'there is no scenario file'],
    [['skipped.yaml'], 3, 'nothing ran: there is no scenario to run'],
    [['everything.yaml'], 3, 'nothing ran: there is no mutant that counts'],
    [[''], 2, 'a path is empty'],
  ] as const)('%j ends with %i', async (argv, code, text) => {
    const ran = await mutate(...argv);
    expect(ran.err).toContain(text);
    expect(ran.code).toBe(code);
  });

  it('writes the report, also into a folder that is not there yet', async () => {
    const { code } = await mutate('scenarios/weak.policy.yaml', '--report', 'reports/deep/mutation.json');
    expect(code).toBe(0);
    const report = JSON.parse(readFileSync(folder.in('reports/deep/mutation.json'), 'utf8')) as object;
    expect(report).toMatchObject({
      schemaVersion: '2.0',
      framework: { name: 'policy-spec', version: '1.2.3' },
      files: { 'p.json': { language: 'json', source: policy(read) } },
      testFiles: { 'scenarios/weak.policy.yaml': { tests: [{ name: 'weak.policy.yaml > reads' }] } },
    });
  });

  it('names survivors beyond the fiftieth, and shows no more of them', async () => {
    const { out } = await mutate('many.yaml');
    const shown = out.match(/would notice it/g) ?? [];
    const named = out.match(/^survived {2}/gm) ?? [];
    expect(shown.length).toBe(50);
    expect(named.length).toBeGreaterThan(200);
  });

  it('tells on a terminal how far it has come, and leaves nothing of that behind', async () => {
    mkdirSync(folder.in('slow'), { recursive: true });
    const seen: string[] = [];
    const clock = performance.now.bind(performance);
    let now = 0;
    performance.now = () => (now += 60);
    try {
      const io = {
        cwd: folder.path,
        env: {},
        version: '1',
        out: { write: () => {}, isTerminal: () => false },
        err: { write: (text: string) => void seen.push(text), isTerminal: () => true },
        onInterrupt: () => () => {},
        onKey: () => undefined,
      };
      await cli(io, ['mutate', 'many.yaml']);
    } finally {
      performance.now = clock;
    }
    expect(seen.length).toBeGreaterThan(2);
    expect(seen[0]?.replace('\r\u001b[K', '')).toMatch(/^\d+ of \d+ mutants, \d+ %$/);
    expect(seen.at(-1)).toBe('\r\u001b[K');
  });
});
