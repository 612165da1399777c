import { describe, expect, it } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown.js';
import { someResults } from './results.js';
import { brokenRun, claimRun, emptyRun, manyRun, nastyRun, skippedRun } from './runs.js';

describe('the Markdown report', () => {
  it('has the counts, the failures with their reasons, errors, notes, and the rest folded', async () => {
    const text = reportMarkdown(await someResults());
    expect(text).toMatch(/^## policy-spec: 1 failed, 1 error\n/);
    expect(text).toContain('\n| 2 | 6 | 4 | 1 | 1 | 1 | 1 | 0 |\n');
    expect(text.match(/^### .*$/gm)).toEqual(['### Failures', '### Errors', '### Notes']);
    expect(text).toContain(
      '| <code>scenarios/tokens.yaml:8</code> | <code>wrong &#62; durationSeconds=900</code> | <code>allow, decided by sts, in layer identity</code> |',
    );
    expect(text).toContain('\nIt would be allowed with durationSeconds 43200\n');
    expect(text).toContain(
      "\nnpx policy-spec run scenarios/tokens.yaml:8 -t '> durationSeconds=900$'\n```\n",
    );
    expect(text).toContain('<code>no statement reads the context key aws:Typo</code> | 1 |');
  });

  it('says of a green run only counts, and of an empty one that it is empty', async () => {
    const run = await manyRun(20);
    const green = { ...run, cases: run.cases.filter(({ status }) => status === 'passed') };
    const text = reportMarkdown(green);
    expect(text).toMatch(/^## policy-spec: 10 passed\n/);
    expect(text).not.toContain('###');
    expect(text).toContain('<details><summary>1 file without failures</summary>\n\n| File |');
    expect(reportMarkdown(emptyRun)).toMatch(/^## policy-spec: nothing was run\n/);
    expect(reportMarkdown(await skippedRun())).toContain(
      '| <code>a.policy.yaml</code> | <code>a.policy.yaml</code> | 0 | 1 |',
    );
    expect(reportMarkdown({ ...green, shard: { index: 2, of: 3 } })).toContain('(shard 2 of 3)\n');
  });

  it('tells notes that fail from failures', async () => {
    expect(reportMarkdown(await someResults(true))).toContain('| allow, but see the notes |');
  });

  it('shows claims and errors without a place', async () => {
    expect(reportMarkdown(await claimRun())).toContain('- name: nobody deletes (counterexample)');
    expect(reportMarkdown(await brokenRun())).toContain('<summary><code>file-missing</code> <code>there is');
  });

  it('lets no text out of its cell, its code block or its fold', async () => {
    const run = await nastyRun();
    const text = reportMarkdown({ ...run, errors: [...run.errors, ...(await brokenRun()).errors] });
    const lines = text.split('\n');
    let fence: string | undefined;
    let folds = 0;
    let columns: number | undefined;
    for (const line of lines) {
      const run = /^(`{3,})(text)?$/.exec(line);
      if (fence !== undefined) {
        if (run?.[1] !== undefined && run[1].length >= fence.length) fence = undefined;
        continue;
      }
      if (run?.[2] === 'text') {
        fence = run[1];
        continue;
      }
      if (line.startsWith('<details>')) folds++;
      if (line === '</details>') folds--;
      expect(folds === 0 || folds === 1).toBe(true);
      const cells = line.startsWith('|') ? line.split('|').length : undefined;
      if (columns !== undefined && cells !== undefined) expect(cells).toBe(columns);
      columns = cells;
      // Outside of code blocks there is no tag but ours, and nothing that Markdown reads within them.
      const rest = line.replace(/<\/?(?:details|summary|code)>/g, '');
      expect(rest).not.toMatch(/<|>|`|:\/\/|@|\*|~|\$|!|\[|\\|www\./);
    }
    expect(fence).toBeUndefined();
    expect(folds).toBe(0);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e]/u);
    expect(text).toContain('<code>&#60;/code&#62;&#60;/summary&#62;');
  });

  it('fits into a comment, and says so where it is cut', async () => {
    const run = await manyRun(4000);
    const text = reportMarkdown(run);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('and 1800 more failures');
    const long = 'é😀'.repeat(200);
    const cases = run.cases.map((one) => ({
      ...one,
      message: one.message,
      scenario: { ...one.scenario, name: long },
    }));
    const cut = reportMarkdown({ ...run, cases });
    expect(Buffer.byteLength(cut)).toBeLessThan(65_536);
    expect(cut).toMatch(/The report is cut here: .*GitHub takes\._\n$/);
    expect(cut.split('<details>')).toHaveLength(cut.split('</details>').length);
  });
});
