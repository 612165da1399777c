import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { rerunCommand } from '../../src/report/rerun-command.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { titleOf } from '../../src/scenario/title.js';
import { runCli } from '../cli/run-cli.js';
import { parseGood } from '../scenario/parse-text.js';
import { temporaryFolder } from '../source/temporary-folder.js';

const file = "it's a (strange) name.yaml";
const text = `policies: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }
scenarios:
  - name: alone
    action: sqs:SendMessage
    expect: allow
  - name: odd values
    action: sqs:SendMessage
    matrix:
      aws:PrincipalTag/a: [a, "a b", "it's", "$HOME", "(x|y)*", "a\\\\b", "new\\nline", '"', "\`id\`"]
    expect: allow
`;
const folder = temporaryFolder({ 'package.json': '{}', [file]: text });
afterAll(() => folder.remove());

describe('the command that runs one case again', async () => {
  const suite = await parseGood(text, { file });
  const results = runSuites([suite]).cases;

  it('needs no filter for the only case', () => {
    const plain = { ...suite, file: 'scenarios/a.yaml' };
    const [first] = runSuites([plain]).cases;
    expect(first && rerunCommand(first)).toBe('npx policy-spec run scenarios/a.yaml:3');
  });

  it.each(results.map((result) => [result.case.name, result] as const))('runs just %j', async (_, result) => {
    const command = rerunCommand(result);
    // What a shell makes of it.
    const argv = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
      .split('\0')
      .slice(2, -1);
    const { out, code } = await runCli([...argv, '--reporter', 'json'], folder.path);
    expect(code).toBe(1);
    const { cases } = JSON.parse(out);
    expect(cases).toHaveLength(1);
    expect(
      `${cases[0].suite} > ${cases[0].scenario}${cases[0].case === '' ? '' : ` > ${cases[0].case}`}`,
    ).toBe(titleOf(result.suite, result.scenario, result.case));
  });
});
