import { targets } from './format.js';

export function renderPatterns({ ns }) {
  return `## Patterns

One decision on \`*a\` ten times over, against 60 characters that match, and 60 of which only the last does not.

${targets([{ name: 'policy-spec, one decision', limit: 1_000, value: ns / 1_000, unit: ' µs' }])}
`;
}
