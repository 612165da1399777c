import type { RunResult } from '../../src/scenario/result.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { parseGood, parseText } from '../scenario/parse-text.js';

const text = `suite: Tokens & <others>
policies: token.json
defaults: { action: sts:GetServiceBearerToken }
scenarios:
  - name: twelve hours "only"
    durationSeconds: [900, 43200]
    expect: [{ when: { durationSeconds: 43200 }, then: allow }, { otherwise: implicit-deny }]
  - name: wrong
    description: fails on purpose
    durationSeconds: [900, 43200]
    expect: { outcome: allow, decidedBy: [sts], layer: identity }
  - name: not yet
    skip: waits for <review>
    durationSeconds: 0
    expect: allow
  - name: noted
    durationSeconds: 43200
    context: { aws:Typo: "a\\tb\\0c" }
    expect: allow
`;

const broken = 'policies: token.json\nscenarios:\n  - name: a\n    action: s3:GetObject\n    expect: alow\n';

/** One run with something of everything. */
export async function someResults(strict = false): Promise<RunResult> {
  const suite = await parseGood(text, { file: 'scenarios/tokens.yaml' });
  const refused = await parseText(broken, { file: 'scenarios/broken.yaml' });
  const { cases, errors, unselected } = runSuites([suite], { strict });
  return {
    files: 2,
    cases,
    errors: [...(refused.ok ? [] : refused.problems), ...errors],
    warnings: [],
    unselected,
  };
}
