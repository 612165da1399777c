import { number, table, targets, times } from './format.js';

export function renderDecisions({ agreed, rows }) {
  const limit = rows.find(({ name }) => name === 'closure-with-reasons').ns;
  const ours = rows.find(({ name }) => name === 'ours').ns;
  return `## Decisions on the two token policies

Requests for \`sts:GetServiceBearerToken\` with ten lifetimes, on the policy of exactly 43200 and on the one
of at most 3600, in turn. All contenders gave the same answers to ${agreed} requests before they were measured.

${table(
  ['contender', 'ns per decision', 'decisions per second', 'to the closure with reasons'],
  rows.map(({ title, ns }) => [title, number(ns), number(1e9 / ns), times(ns / limit)]),
)}

${targets([{ name: 'policy-spec to the closure with reasons', limit: 10, value: ours / limit }])}
`;
}
