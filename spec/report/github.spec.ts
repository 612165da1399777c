import { describe, expect, it } from 'vitest';
import { githubSummary, reportGithub } from '../../src/report/github.js';
import { someResults } from './results.js';
import { brokenRun, claimRun, emptyRun, manyRun, nastyRun, runOf, skippedRun } from './runs.js';

describe('the GitHub report', () => {
  it('has the whole report folded, and annotations on the scenario, the policy and the note', async () => {
    const text = reportGithub(await someResults());
    expect(text).toMatch(/^::group::policy-spec: 4 passed, 1 failed\nTokens /);
    expect(text).toMatch(/\n::endgroup::\n::error (?:.*\n)+.*\n4 passed, 1 failed\n$/);
    const [error, failure, policy, note, ...others] = commandsOf(text);
    expect(others).toEqual([]);
    expect(error).toMatchObject({
      name: 'error',
      properties: { file: 'scenarios/broken.yaml', line: '5', col: '13', title: 'policy-spec: unknown-word' },
    });
    expect(failure).toMatchObject({
      name: 'error',
      properties: { file: 'scenarios/tokens.yaml', line: '8', title: 'wrong' },
      message: expect.stringMatching(/^1 of 2 cases failed:\n- durationSeconds=900: expected allow, /),
    });
    expect(failure?.message).toContain('\nIt would be allowed with durationSeconds 43200\n');
    expect(policy).toMatchObject({
      name: 'warning',
      properties: { file: 'token.json', line: '16' },
      message: expect.stringContaining('\n- wrong (scenarios/tokens.yaml:8)'),
    });
    expect(note).toMatchObject({
      name: 'notice',
      properties: { file: 'scenarios/tokens.yaml', line: '16' },
      message: 'no statement reads the context key aws:Typo',
    });
  });

  it('makes an error of notes that fail their case', async () => {
    const commands = commandsOf(reportGithub(await someResults(true)));
    expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'error', 'warning', 'warning']);
    expect(commands[2]).toMatchObject({ properties: { line: '16' } });
  });

  it('is obeyed in nothing that stands in a file', async () => {
    const run = await nastyRun();
    const text = reportGithub({ ...run, errors: [...run.errors, ...(await brokenRun()).errors] });
    const names = text.split('\n').flatMap((line) => /^\s*::([a-z-]+)/.exec(line)?.[1] ?? []);
    expect(names[0]).toBe('group');
    expect(names[1]).toBe('endgroup');
    expect(new Set(names.slice(2))).toEqual(new Set(['error', 'warning', 'notice']));
    for (const { properties } of commandsOf(text)) expect(properties).not.toHaveProperty('file', 'x');
    const log = text.slice(0, text.indexOf('::endgroup::'));
    expect(log).not.toContain('##[');
    expect(log).toContain('injected');
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e]/u);
  });

  it('shows ten annotations of a level, and the last says how many more there are', async () => {
    const run = await manyRun(100);
    const commands = commandsOf(reportGithub(run));
    const errors = commands.filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(10);
    expect(errors[9]?.message).toBe('and 41 more: the log of this step has all of them');
    expect(commands.filter(({ name }) => name === 'warning')).toMatchObject([
      { properties: { file: 'two.json', title: 'policy-spec: 50 failed scenarios here' } },
    ]);
    const ten = { ...run, cases: run.cases.slice(0, 20) };
    expect(commandsOf(reportGithub(ten)).filter(({ name }) => name === 'error')).toHaveLength(10);
    expect(reportGithub(ten)).not.toContain('more: the log');
  });

  it('has one annotation for a scenario, however many of its cases failed', async () => {
    const run = await runOf(
      `policies: two.json\nscenarios:\n  - name: all\n    action: s3:GetObject\n    resource: [${Array.from({ length: 30 }, (_, index) => `"arn:aws:s3:::a/${index}"`)}]\n    expect: deny\n`,
    );
    const [error, ...others] = commandsOf(reportGithub(run)).filter(({ name }) => name === 'error');
    expect(others).toEqual([]);
    expect(error?.message).toMatch(/^30 of 30 cases failed:\n(- resource=.*\n){10}- and 20 more\n/);
  });

  it('says nothing beside the counts where there is nothing to say', async () => {
    expect(commandsOf(reportGithub(emptyRun))).toEqual([]);
    expect(reportGithub(emptyRun)).toMatch(/\n0 passed, 0 failed\n$/);
    expect(commandsOf(reportGithub(await skippedRun()))).toEqual([]);
  });

  it('annotates claims and errors without a place', async () => {
    const claims = commandsOf(reportGithub(await claimRun()));
    expect(claims[0]).toMatchObject({
      properties: { file: 'claims.yaml', line: '5' },
      message: expect.stringContaining('name: nobody deletes (counterexample)'),
    });
    const [, lost] = commandsOf(reportGithub(await brokenRun()));
    expect(lost).toEqual({
      name: 'error',
      properties: { title: 'policy-spec: file-missing' },
      message: 'there is no file "x"\n````\n::error::y',
    });
  });

  it('has a summary that fits into the page of a job', async () => {
    expect(githubSummary(await someResults())).toMatch(/^## policy-spec: 1 failed, 1 error\n/);
    const long = 'x'.repeat(25_000);
    const error = { severity: 'error', code: 'c', message: long } as const;
    const errors = Array.from({ length: 60 }, () => error);
    const summary = githubSummary({ ...emptyRun, errors, cases: (await manyRun(5000)).cases });
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toMatch(/The report is cut here: .*GitHub takes\._\n$/);
  });
});

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The annotations, read as the runner reads them. */
function commandsOf(text: string): readonly Command[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', properties = '', message = ''] =
      /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line) ?? [];
    if (name === '') return [];
    const pairs = properties.split(',').map((pair) => {
      const equals = pair.indexOf('=');
      const value = pair
        .slice(equals + 1)
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',');
      return [pair.slice(0, equals), unescaped(value)];
    });
    return [{ name, properties: Object.fromEntries(pairs), message: unescaped(message) }];
  });
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
