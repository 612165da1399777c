import { describe, expect, it } from 'vitest';
import { renderReasons } from '../../src/report/render-reasons.js';
import { noStyle } from '../../src/report/style.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { parseGood } from '../scenario/parse-text.js';

/** Why the one scenario of a file came out as it did, with a policy that stands in it. */
async function reasons(policies: string, scenario: string): Promise<string> {
  const suite = await parseGood(`policies:\n${policies}\nscenarios:\n  - name: a\n${scenario}\n`, {
    file: 'a.yaml',
  });
  const [result] = runSuites([suite]).cases;
  if (result === undefined) throw new Error('nothing ran');
  return renderReasons(result, noStyle).join('\n\n');
}

const request = (expected: string) =>
  `    action: s3:GetObject\n    resource: arn:aws:s3:::b/x\n    context: { aws:PrincipalOrgID: o-2 }\n    expect: ${expected}`;
const policy = (effect: string, more: string) =>
  `  Version: "2012-10-17"\n  Statement:\n    - Sid: One\n      Effect: ${effect}\n      Action: s3:*\n${more}`;

describe('the statement that made a decision what it is', () => {
  it('is shown at its Effect where it decided', async () => {
    const allowed = await reasons(policy('Allow', '      Resource: "*"'), request('deny'));
    expect(allowed).toContain(
      [
        'a.yaml:5',
        '  3 |   Statement:',
        '  4 |     - Sid: One',
        '> 5 |       Effect: Allow',
        '    |               ^',
      ].join('\n'),
    );
    const denied = await reasons(policy('Deny', '      Resource: "*"'), request('allow'));
    expect(denied).toContain('> 5 |       Effect: Deny\n    |               ^');
  });

  it.each([
    ['resource', '      Resource: arn:aws:s3:::c/*', '> 7 |       Resource: arn:aws:s3:::c/*'],
    [
      'condition',
      '      Resource: "*"\n      Condition:\n        StringEquals:\n          aws:PrincipalOrgID: o-1',
      '> 10 |           aws:PrincipalOrgID: o-1\n     |                               ^',
    ],
  ])('is shown at the %s that kept it from allowing', async (_, more, expected) => {
    expect(await reasons(policy('Allow', more), request('allow'))).toContain(expected);
  });

  it('is the nearest of several', async () => {
    const far =
      '    - { Effect: Allow, Action: "*", Resource: "arn:aws:s3:::d", Condition: { "Null": { k:a: "false" } } }';
    const text = await reasons(
      `${policy('Allow', '      Resource: arn:aws:s3:::c/*')}\n${far}`,
      request('allow'),
    );
    expect(text).toContain('> 7 |       Resource: arn:aws:s3:::c/*');
  });

  it('is none where no statement came near', async () => {
    const text = await reasons(
      '  Version: "2012-10-17"\n  Statement: { Effect: Allow, Action: "sqs:*", Resource: "*" }',
      request('allow'),
    );
    expect(text).not.toContain('a.yaml:');
  });
});
