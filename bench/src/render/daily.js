import { number, table, targets, times } from './format.js';

export function renderDaily(rows) {
  const [node, matrices] = ['node', 'matrices'].map((wanted) => rows.find(({ name }) => name === wanted));
  return `## Daily use

From the start of a process to its end. Each scenario has a matrix of ten lifetimes, and
says what is expected of them. Without \`policySpecProject()\` vitest isolates each file. Milliseconds.

${table(
  ['command', 'ms', 'to `node -e 0`'],
  rows.map(({ title, ms }) => [title, number(ms), times(ms / node.ms)]),
)}

${targets([{ name: '10,000 cases of 1,000 scenarios to `node -e 0`', limit: 3, value: matrices.ms / node.ms }])}
`;
}
