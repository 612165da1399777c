import { scenarioCounts } from '../settings.js';
import { number, table, targets, times } from './format.js';

export function renderProcesses(rows) {
  const node = rows.find(({ name }) => name === 'node').ms;
  const counts = scenarioCounts.map((count) => `${number(count)} scenario${count === 1 ? '' : 's'}`);
  return `## Whole processes

From the start of a process to its end, with so many written scenarios in one file. Milliseconds.

${table(
  ['command', ...counts],
  rows.map(({ title, ms }) => [title, ...ms.map(number)]),
)}

The same to \`node -e 0\`:

${table(
  ['command', ...counts],
  rows.map(({ title, ms }) => [title, ...ms.map((time, at) => times(time / node[at]))]),
)}

The anchor stands in one scenario and is never used: a file with one needs the whole reader of YAML.

${targets(['yaml', 'anchor'].flatMap((name) => targetsOf(rows, name, counts, node)))}
`;
}

function targetsOf(rows, name, counts, node) {
  const { title, ms } = rows.find((row) => row.name === name);
  const small = { name: `${title}, one small file: to \`node -e 0\``, limit: 1.6, value: ms[0] / node[0] };
  const others = counts.flatMap((count, at) => [
    {
      name: `${title}, ${count}: to \`cerbos compile\``,
      limit: 1,
      value: ms[at] / fastest(rows, 'cerbos', at),
    },
    {
      name: `${title}, ${count}: to the fastest \`vitest run\``,
      limit: 1,
      value: ms[at] / fastest(rows, 'vitest', at),
    },
  ]);
  return [small, ...others];
}

function fastest(rows, peer, at) {
  return Math.min(...rows.filter(({ name }) => name.startsWith(peer)).map(({ ms }) => ms[at]));
}
