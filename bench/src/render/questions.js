import { number, table, targets } from './format.js';

export function renderQuestions({ documented, random, growth }) {
  const of = (name) => random.rows.find((row) => row.name === name);
  const slowest = Math.max(...documented.rows.map((row) => row.median));
  return `## Questions about all requests

Milliseconds for one answer. Each question about one policy is asked of all ${documented.policies} documented policies, each comparison
about all ${documented.pairs} pairs of one layer; of these pairs ${documented.undecided} are undecided. What the answers are held against stands in [TRUTH.md](TRUTH.md).

${table(
  ['question', 'asked of', 'median ms', '99th percentile ms'],
  documented.rows.map((row) => [row.name, number(row.asked), number(row.median), number(row.high)]),
)}

\`compare\` on ${random.pairs} pairs of random policies at IAM's limit of 6,144 characters, never asked before (${relations(random.relations)}):

${table(
  ['pairs', 'count', 'median ms', '99th percentile ms', 'most ms'],
  random.rows.map((row) => [
    row.name,
    number(row.asked),
    number(row.median),
    number(row.high),
    number(row.most),
  ]),
)}

\`compare\` by the number of statements on each side, median milliseconds:

${table(
  ['statements on each side', 'unrelated policies', 'one small edit'],
  growth.map(({ size, unrelated, edit }) => [number(size), number(unrelated), number(edit)]),
)}

${targets([
  { name: 'slowest question on the documented policies, median', limit: 1, value: slowest, unit: ' ms' },
  { name: 'random pairs, median', limit: 10, value: of('all pairs').median, unit: ' ms' },
  { name: 'random pairs, 99th percentile', limit: 200, value: of('all pairs').high, unit: ' ms' },
])}
`;
}

function relations(counts) {
  return Object.entries(counts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([relation, count]) => `${count} ${relation}`)
    .join(', ');
}
