import { describe, expect, it } from 'vitest';
import { reportPretty } from '../../src/report/pretty.js';
import { ansiStyle, noStyle } from '../../src/report/style.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { parseGood } from '../scenario/parse-text.js';
import { someResults } from './results.js';

const plain = { style: noStyle, withProblems: false };

describe('the pretty report', () => {
  it('folds what passed with its outcome, shows what failed, and counts at the end', async () => {
    expect(reportPretty(await someResults(), plain)).toMatchInlineSnapshot(`
      "Tokens & <others> scenarios/tokens.yaml
        ✓ twelve hours "only"  2 cases: 1 implicit-deny, 1 allow
        ✗ wrong  1 of 2 cases failed
            ✗ durationSeconds=900  implicit-deny
        - not yet  skipped: waits for <review>
        ✓ noted  allow
            note no statement reads the context key aws:Typo

      ✗ Tokens & <others> > wrong > durationSeconds=900
        scenarios/tokens.yaml:8

           8 |   - name: wrong
           9 |     description: fails on purpose
          10 |     durationSeconds: [900, 43200]
        > 11 |     expect: { outcome: allow, decidedBy: [sts], layer: identity }
             |             ^

        expected  allow, decided by sts, in layer identity
        actual    implicit-deny, decided by no statement, in layer identity
        request   action: sts:GetServiceBearerToken
                  durationSeconds: 900

        implicit-deny: sts:GetServiceBearerToken on *
          Allow statement #1 "sts" of identity policy token (token.json:9) does not apply:
            sts:DurationSeconds is 900, must be 43200

        token.json:16
           9 |     {
          .. |
          14 |       "Condition": {
          15 |         "NumericEquals": {
        > 16 |           "sts:DurationSeconds": 43200
             |                                  ^

        It would be allowed with durationSeconds 43200
        or if token.json:16 were changed:
          - "sts:DurationSeconds": 43200
          + "sts:DurationSeconds": [43200, 900]

        run it again: npx policy-spec run scenarios/tokens.yaml:8 -t '> durationSeconds=900$'

      2 files, 1 error, 1 skipped, 1 note
      4 passed, 1 failed
      "
    `);
  });

  it('shows errors with a code frame in a file of its own', async () => {
    const text = reportPretty(await someResults(), { ...plain, withProblems: true });
    expect(text).toContain(
      'scenarios/broken.yaml:5:13 error: "expect" cannot be "alow": did you mean allow?',
    );
    expect(text).toContain('> 5 |     expect: alow\n    |             ^');
  });

  it('fails notes where it is strict', async () => {
    const text = reportPretty(await someResults(true), plain);
    expect(text).toContain('✗ noted  allow, as expected, but see the notes');
    expect(text).toContain('(fails under --strict)');
    expect(text).toMatch(/\n3 passed, 2 failed\n$/);
  });

  it('ends with the counts alone on a line, without colour', async () => {
    const text = reportPretty(await someResults(), { style: ansiStyle, withProblems: false });
    expect(text).toContain('\u001b[31m');
    expect(text).toMatch(/\n4 passed, 1 failed\n$/);
  });

  it('shows nothing that a terminal would obey', async () => {
    const suite = await parseGood(
      'policies: token.json\nscenarios:\n  - name: ab\n    action: s3:GetObject\n    context: { aws:A: "\\e[2J\u202e" }\n    expect: allow\n',
    );
    const result = { files: 1, cases: runSuites([suite]).cases, errors: [], warnings: [], unselected: 0 };
    const text = reportPretty(result, plain);
    for (const obeyed of ['\u001b', '\u202e']) expect(text).not.toContain(obeyed);
  });

  it('keeps a failure to a screen', async () => {
    const statements = Array.from(
      { length: 60 },
      (_, index) => `{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::b${index}/*" }`,
    );
    const suite = await parseGood(
      `policies: { Version: "2012-10-17", Statement: [${statements.join(', ')}] }\nscenarios:\n  - name: a\n    action: s3:GetObject\n    resource: arn:aws:s3:::c/d\n    expect: allow\n`,
    );
    const result = { files: 1, cases: runSuites([suite]).cases, errors: [], warnings: [], unselected: 0 };
    const text = reportPretty(result, plain);
    expect(text).toContain('… and ');
    expect(text.split('\n').length).toBeLessThan(45);
  });

  it('shows fifty failures, and names the rest', async () => {
    const suite = await parseGood(
      'policies: token.json\nscenarios:\n  - name: a\n    action: s3:GetObject\n    matrix: { aws:A: [' +
        Array.from({ length: 60 }, (_, index) => index).join(', ') +
        '] }\n    expect: allow\n',
    );
    const text = reportPretty(
      { files: 1, cases: runSuites([suite]).cases, errors: [], warnings: [], unselected: 0 },
      plain,
    );
    expect(text.match(/^✗ /gm)).toHaveLength(50);
    expect(text).toContain('and 10 more failures, named above');
    expect(text).toMatch(/\n0 passed, 60 failed\n$/);
  });

  it('shows every case with its outcome where people want that', async () => {
    const text = reportPretty(await someResults(), { ...plain, verbose: true });
    expect(text).toContain(
      [
        '  ✓ twelve hours "only"  2 cases: 1 implicit-deny, 1 allow',
        '      ✓ durationSeconds=900  implicit-deny',
        '      ✓ durationSeconds=43200  allow',
        '  ✗ wrong  1 of 2 cases failed',
        '      ✗ durationSeconds=900  implicit-deny',
        '      ✓ durationSeconds=43200  allow',
        '  - not yet  skipped: waits for <review>',
        '  ✓ noted  allow',
      ].join('\n'),
    );
  });
});
