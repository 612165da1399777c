import { number, table, targets, times } from './format.js';

export function renderLayers(rows) {
  const [alone, layered] = rows;
  return `## Decisions over many layers

What a developer's role may do in CodeArtifact, by its identity policy alone, and with a boundary, a session policy, SCPs
at three levels and an RCP, all of which have a say: one request that every layer allows, one that an SCP denies, one of a list
action, in turn.

${table(
  ['layers', 'ns per decision', 'to identity alone'],
  rows.map(({ name, ns }) => [name, number(ns), times(ns / alone.ns)]),
)}

${targets([{ name: 'all of them to identity alone', limit: 5, value: layered.ns / alone.ns }])}
`;
}
