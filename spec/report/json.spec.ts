import { expect, it } from 'vitest';
import { reportJson } from '../../src/report/json.js';
import { someResults } from './results.js';

it('is version 1 of the JSON report, and the same bytes every time', async () => {
  const text = reportJson(await someResults());
  expect(reportJson(await someResults())).toBe(text);
  expect(text.endsWith('}\n')).toBe(true);
  const report = JSON.parse(text);
  expect(Object.keys(report)).toEqual(['version', 'summary', 'cases', 'errors']);
  expect(report.version).toBe(1);
  expect(report.summary).toEqual({ files: 2, total: 6, passed: 4, failed: 1, skipped: 1, notes: 1 });
  expect(report.cases[0]).toEqual({
    id: 'scenarios/tokens.yaml > twelve hours "only" > durationSeconds=900',
    file: 'scenarios/tokens.yaml',
    line: 5,
    suite: 'Tokens & <others>',
    scenario: 'twelve hours "only"',
    case: 'durationSeconds=900',
    status: 'passed',
    expected: 'implicit-deny',
    actual: 'implicit-deny',
    layer: 'identity',
    decidedBy: [],
    notes: [],
    message: 'implicit-deny, as expected',
  });
  expect(report.cases[1]).toMatchObject({
    decidedBy: [
      {
        layer: 'identity',
        policy: 'token',
        index: 1,
        sid: 'sts',
        file: 'token.json',
        line: expect.any(Number),
      },
    ],
    message: 'allow by sts, as expected',
  });
  expect(report.cases[2]).toMatchObject({
    status: 'failed',
    expected: 'allow',
    actual: 'implicit-deny',
    message:
      'expected allow, decided by sts, in layer identity; got implicit-deny, decided by no statement, in layer identity',
  });
  expect(report.cases[4]).toEqual({
    id: 'scenarios/tokens.yaml > not yet',
    file: 'scenarios/tokens.yaml',
    line: 12,
    suite: 'Tokens & <others>',
    scenario: 'not yet',
    case: '',
    status: 'skipped',
    expected: 'allow',
    decidedBy: [],
    notes: [],
    message: 'waits for <review>',
  });
  expect(report.cases[5].notes).toEqual([
    { code: 'unread-context-key', message: expect.stringMatching(/aws:Typo/) },
  ]);
  expect(report.errors).toEqual([
    {
      file: 'scenarios/broken.yaml',
      line: 5,
      column: 13,
      code: 'unknown-word',
      message: expect.stringMatching(/did you mean allow/),
    },
  ]);
});
