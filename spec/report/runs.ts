import type { RunResult } from '../../src/scenario/result.js';
import { type RunOptions, runSuites } from '../../src/scenario/run-suites.js';
import { parseGood, parseText } from '../scenario/parse-text.js';

export const emptyRun: RunResult = { files: 0, cases: [], errors: [], warnings: [], unselected: 3 };

/** What a scenario may be called to break out of a format. */
export const nastyNames: readonly string[] = [
  '::error file=x::injected',
  'first\n::error::injected',
  '\u3000::set-output name=x::injected',
  'a ##[error]injected',
  '</code></summary></details><script>injected</script>',
  '| a | b |\n| --- | --- |',
  '```\n````\n# head',
  '[x](https://a.example) @team #1 $x$ ~~y~~ www.a.example',
  'ok # TODO later',
  'ends with \\',
  'ok \\# SKIP',
  '1..3\nnot ok 4',
  'nul \u0000 esc \u001b[31m half \ud800 no character \ufffe turned \u202e next \u0085 line \u2028 feed \r end',
  '100%0A, a:b {0}',
  ']]> &amp; <b a="c">',
  'Bail out!',
  '...\n---',
  'no',
  'é 😀',
];

/**
 * Every nasty name fails a case and is noted, in a file that is called badly, too; a resource of that name fails another, or
 * is an error. Scenario files with some of these names are refused; who writes a report must not have to know.
 */
export async function nastyRun(options: RunOptions = {}): Promise<RunResult> {
  const request = { action: 's3:GetObject', expect: 'explicit-deny' };
  const scenarios = nastyNames.flatMap((name, index) => [
    { name: `a ${index}`, ...request, resource: 'arn:aws:s3:::a/1', context: { 'aws:Typo': name } },
    { name: `b ${index}`, ...request, resource: `arn:aws:s3:::a/${name}` },
  ]);
  const text = JSON.stringify({ policies: 'two.json', scenarios }, null, 2);
  const suite = await parseGood(text, { file: 'a b/ü,:%#?[x].policy.yaml' });
  const renamed = {
    ...suite,
    name: nastyNames[5] ?? '',
    scenarios: suite.scenarios.map((one, index) =>
      index % 2 === 0 ? { ...one, name: nastyNames[index / 2] ?? '' } : one,
    ),
  };
  return { ...runSuites([renamed], options), files: 1, warnings: [] };
}

export async function skippedRun(): Promise<RunResult> {
  return runOf(
    'policies: two.json\nscenarios:\n  - { name: later, skip: "#1 \\\\ waits", action: s3:GetObject, expect: allow }\n',
  );
}

export async function brokenRun(): Promise<RunResult> {
  const refused = await parseText('policies: two.json\nscenarios:\n  - { name: a, expect: alow }\n', {
    file: 'broken.yaml',
  });
  const errors = refused.ok ? [] : refused.problems;
  const lost = {
    severity: 'error',
    code: 'file-missing',
    message: 'there is no file "x"\n````\n::error::y',
  } as const;
  return { ...emptyRun, files: 1, errors: [...errors, lost, lost] };
}

/** Claims of all requests, of which nothing but the first is proved. */
export async function claimRun(work?: number): Promise<RunResult> {
  return runOf(
    `suite: Claims
policies: token.json
scenarios:
  - { name: exact, action: sts:GetServiceBearerToken, exactly: { durationSeconds: [43200] } }
  - { name: nobody deletes, never: { action: "codeartifact:Delete*" } }
  - { name: all of s3, always: { action: "s3:*" } }
  - { name: the same, equivalentTo: full.json }
`,
    { file: 'claims.yaml', ...(work !== undefined && { work }) },
  );
}

/** A scenario with that many cases, all of them wrong, and one with as many that are right. */
export async function manyRun(cases: number): Promise<RunResult> {
  const scenario = (name: string, expect: string, index: number) =>
    `  - { name: ${name} ${index}, action: s3:GetObject, resource: "arn:aws:s3:::a/${index}", expect: ${expect} }\n`;
  const half = Array.from({ length: cases / 2 }, (_, index) => index);
  const lines = half.map((index) => scenario('wrong', 'deny', index) + scenario('right', 'allow', index));
  return runOf(`policies: two.json\nscenarios:\n${lines.join('')}`);
}

export async function runOf(
  text: string,
  { file = 'a.policy.yaml', ...options }: RunOptions & { readonly file?: string } = {},
): Promise<RunResult> {
  const suite = await parseGood(text, { file });
  return { ...runSuites([suite], options), files: 1, warnings: suite.problems };
}
