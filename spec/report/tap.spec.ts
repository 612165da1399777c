import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reportTap } from '../../src/report/tap.js';
import { someResults } from './results.js';
import { brokenRun, claimRun, emptyRun, manyRun, nastyNames, nastyRun, runOf, skippedRun } from './runs.js';

const tap = (result: Parameters<typeof reportTap>[0]): string => reportTap(result, { withProblems: true });

describe('the TAP report', () => {
  it('has a point for each case and each error, with what explains a failure', async () => {
    const { points } = readTap(tap(await someResults()));
    expect(
      points.map(({ ok, name, skip }) => `${ok ? 'ok' : 'not ok'} ${name}${skip ? ` (${skip})` : ''}`),
    ).toEqual([
      'ok scenarios/tokens.yaml > twelve hours "only" > durationSeconds=900',
      'ok scenarios/tokens.yaml > twelve hours "only" > durationSeconds=43200',
      'not ok scenarios/tokens.yaml > wrong > durationSeconds=900',
      'ok scenarios/tokens.yaml > wrong > durationSeconds=43200',
      'ok scenarios/tokens.yaml > not yet (waits for <review>)',
      'ok scenarios/tokens.yaml > noted',
      'not ok scenarios/broken.yaml:5:13 > error unknown-word',
    ]);
    expect(points[0]?.yaml).toBeUndefined();
    expect(points[2]?.yaml).toEqual({
      message:
        'expected allow, decided by sts, in layer identity; got implicit-deny, decided by no statement, in layer identity',
      file: 'scenarios/tokens.yaml',
      line: 8,
      expected: 'allow, decided by sts, in layer identity',
      actual: 'implicit-deny',
      layer: 'identity',
      decidedBy: [],
      explanation: expect.stringMatching(
        /must be 43200\n\n(?:.*\n)*It would be allowed with durationSeconds 43200\n/,
      ),
    });
    expect(points[5]?.yaml).toMatchObject({
      actual: 'allow',
      decidedBy: ['sts of identity policy token (token.json:9)'],
      notes: ['unread-context-key: no statement reads the context key aws:Typo'],
    });
    expect(points[6]?.yaml).toMatchObject({ line: 5, column: 13, code: 'unknown-word' });
  });

  it('fails what only its notes fail', async () => {
    const { points } = readTap(tap(await someResults(true)));
    expect(points[5]).toMatchObject({ ok: false, yaml: { actual: 'allow', notes: [expect.any(String)] } });
  });

  it('keeps every name and every text, whatever stands in it', async () => {
    const run = await nastyRun();
    const { points } = readTap(tap(run));
    expect(points).toHaveLength(run.cases.length + run.errors.length);
    expect(points.every(({ ok, skip }) => !ok && skip === undefined)).toBe(true);
    const shown = points.map(({ name }) => name);
    for (const name of nastyNames.filter((one) => /^[ -~é😀]*$/u.test(one)))
      expect(shown).toContain(`a b/ü,:%#?[x].policy.yaml > ${name}`);
    expect(tap(run)).not.toMatch(/[^\n\P{Cc}]|[\u2028\u2029\u202e]/u);
  });

  it('gives texts back as they are, and numbers as numbers', async () => {
    const messages = [
      '012',
      'no',
      '~',
      '- a: b',
      'a\nb',
      'a\n\n  b\n',
      'a\nb\n\n',
      'a\tb\n',
      ' lead\n trail ',
      '\ufeff\u007f\u0085\u2028\u0000',
      '\ud800',
      '"\\',
    ];
    const errors = messages.map((message) => ({ severity: 'error', code: '1e3', message }) as const);
    const { points } = readTap(tap({ ...emptyRun, errors }));
    expect(points.map(({ yaml }) => yaml)).toEqual(
      messages.map((message) => ({ message: message === '\ud800' ? '\ufffd' : message, code: '1e3' })),
    );
  });

  it('says of a claim what is known of it', async () => {
    const { points } = readTap(tap(await claimRun()));
    expect(points.map(({ ok }) => ok)).toEqual([true, false, false, false]);
    expect(points[1]?.yaml).toMatchObject({
      expected: 'never allow {action: codeartifact:Delete*}',
      actual: 'refuted',
      explanation: expect.stringContaining('name: nobody deletes (counterexample)'),
    });
    const open = readTap(tap(await claimRun(0)));
    expect(open.points[1]?.yaml).toMatchObject({ actual: 'undecided' });
  });

  it('is a plan without tests of a run without cases', () => {
    expect(tap(emptyRun)).toBe('TAP version 14\n1..0 # SKIP there is nothing to run\n');
  });

  it('loses neither errors nor what is skipped nor warnings', async () => {
    const broken = readTap(tap(await brokenRun()));
    expect(broken.points.map(({ ok, name }) => `${ok} ${name}`)).toEqual([
      'false broken.yaml:3:24 > error unknown-word',
      'false error file-missing',
      'false error file-missing',
    ]);
    const [skipped] = readTap(tap(await skippedRun())).points;
    expect(skipped).toMatchObject({ ok: true, skip: '#1 \\ waits' });
    const warned = await runOf(
      'policies: two.json\nscenarios:\n  - { name: a, action: s3:GetObject, resource: "*", expect: allow }\n',
    );
    const warning = { severity: 'warning', code: 'x', message: 'a\nok 2' } as const;
    expect(tap({ ...warned, warnings: [warning] })).toContain('\n# warning: a ok 2\n');
  });

  it('is the same each time, also of thousands', async () => {
    const run = await manyRun(2000);
    expect(readTap(tap(run)).points).toHaveLength(2000);
    expect(tap(run)).toBe(tap(await manyRun(2000)));
  });
});

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly skip: string | undefined;
  yaml?: unknown;
}

/** A strict reader of TAP 14: what it does not know, it refuses. */
function readTap(text: string): { readonly points: readonly Point[] } {
  const [version, plan, ...lines] = text.split('\n');
  expect(version).toBe('TAP version 14');
  expect(lines.pop()).toBe('');
  const points: Point[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line.startsWith('# ')) continue;
    if (line === '  ---') {
      const end = lines.indexOf('  ...', at);
      const block = lines.slice(at + 1, end);
      for (const one of block) if (!one.startsWith('  ')) throw new Error(`not indented: ${one}`);
      const last = points.at(-1);
      if (last === undefined || 'yaml' in last || end === -1) throw new Error('a block of nothing');
      last.yaml = parse(`${block.map((one) => one.slice(2)).join('\n')}\n`);
      at = end;
      continue;
    }
    const [, not, number, rest] = /^(not )?ok (\d+) - (.*)$/.exec(line) ?? [];
    if (rest === undefined || Number(number) !== points.length + 1) throw new Error(`no test point: ${line}`);
    // A "#" that is not escaped begins the directive.
    const [, name = '', directive] = /^((?:[^\\#]|\\[\\#])*?)(?: # (.*))?$/.exec(rest) ?? [];
    if (name === '') throw new Error(`badly escaped: ${line}`);
    const skip = directive === undefined ? undefined : /^SKIP (.*)$/.exec(directive)?.[1];
    if (directive !== undefined && skip === undefined) throw new Error(`no directive: ${line}`);
    points.push({ ok: not === undefined, name: name.replace(/\\([\\#])/g, '$1'), skip });
  }
  expect(plan?.replace(/ #.*$/, '')).toBe(points.length === 0 ? '1..0' : `1..${points.length}`);
  return { points };
}
