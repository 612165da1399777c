import { number, table, targets, times } from './format.js';

export function renderSuites(rows) {
  const of = (wanted) => rows.filter(({ name }) => name === wanted);
  const [[node], [run], [coverage], [mutate]] = ['node', 'run', 'coverage', 'mutate'].map(of);
  const generated = of('generate').sort((one, other) => one.ms - other.ms);
  const slowest = generated.at(-1);
  const shown = [
    node,
    run,
    coverage,
    mutate,
    {
      ...generated[Math.floor(generated.length / 2)],
      title: `\`policy-spec generate\`, the median of ${generated.length} documented policies`,
    },
    { ...slowest, title: `the slowest of them, ${slowest.title}` },
  ];
  return `## What a green suite proves

From the start of a process to its end. The mutants are those of a policy with 50 statements of two conditions each, against
two scenarios a statement: half of them survive, and a request that would notice each is looked for; 50 are proved to be
equivalent. Milliseconds.

${table(
  ['command', 'ms', 'to `node -e 0`'],
  shown.map(({ title, ms }) => [title, number(ms), times(ms / node.ms)]),
)}

${targets([
  { name: 'coverage to the same run without', limit: 1.2, value: coverage.ms / run.ms },
  { name: '1,000 mutants against 100 scenarios, seconds', limit: 2, value: mutate.ms / 1000, unit: ' s' },
  { name: 'the slowest generation, seconds', limit: 1, value: slowest.ms / 1000, unit: ' s' },
])}
`;
}
