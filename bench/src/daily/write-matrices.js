import { writeFile } from '../process/write-file.js';
import { lifetimes, tokenPolicies } from '../settings.js';

const [policy] = tokenPolicies;
/** Ten, so that every scenario has ten cases. */
const values = [...new Set([...lifetimes, 43_200])];

/** Scenarios that each ask for ten lifetimes, in one file. */
export function writeMatrices(folder, scenarios) {
  const head = ['suite: matrices of lifetimes', `policies: policies/${policy}.json`, 'scenarios:'];
  const entries = Array.from({ length: scenarios }, (_, at) =>
    [
      `  - name: team ${String(at + 1).padStart(4, '0')} gets tokens of twelve hours`,
      '    action: sts:GetServiceBearerToken',
      `    durationSeconds: [${values.join(', ')}]`,
      '    expect:',
      '      - { when: { durationSeconds: 43200 }, then: allow }',
      '      - { otherwise: implicit-deny }',
    ].join('\n'),
  );
  writeFile(folder, 'matrices.policy.yaml', `${[...head, ...entries].join('\n')}\n`);
}
