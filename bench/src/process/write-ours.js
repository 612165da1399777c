import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';
import { writeFile } from './write-file.js';

const [policy] = tokenPolicies;
const action = 'sts:GetServiceBearerToken';

/**
 * A policy and the scenarios three times: as plain YAML, as YAML with one anchor in it, which our
 * reader of plain YAML leaves to the whole one, and as JSON.
 */
export function writeOurs(folder, scenarios) {
  writeFile(folder, `policies/${policy}.json`, readPolicy(`${policy}.json`));
  const head = ['suite: token lifetimes', `policies: policies/${policy}.json`, 'scenarios:'];
  const entries = scenarios.map(({ name, durationSeconds, expect }) =>
    [
      `  - name: ${name}`,
      `    action: ${action}`,
      `    durationSeconds: ${durationSeconds}`,
      `    expect: ${expect}`,
    ].join('\n'),
  );
  writeFile(folder, 'tokens.policy.yaml', `${[...head, ...entries].join('\n')}\n`);
  const [first, ...others] = entries;
  const anchored = [...head, first, '    description: &guide As in the User Guide', ...others];
  writeFile(folder, 'tokens-anchor.policy.yaml', `${anchored.join('\n')}\n`);
  const suite = {
    suite: 'token lifetimes',
    policies: `policies/${policy}.json`,
    scenarios: scenarios.map(({ name, durationSeconds, expect }) => ({
      name,
      action,
      durationSeconds,
      expect,
    })),
  };
  writeFile(folder, 'tokens.policy.json', `${JSON.stringify(suite, undefined, 2)}\n`);
}
