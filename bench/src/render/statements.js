import { statementCounts } from '../settings.js';
import { number, table, targets, times } from './format.js';

export function renderStatements({ last, rotation }) {
  return `## Decisions on many statements

One statement for each action, all of one service. Nanoseconds per decision.

The last statement's action, always:

${sizes(last)}

Every action in turn, each far from the one before (without iam-simulate, which takes only actions of AWS):

${sizes(rotation)}

${targets([
  { name: 'policy-spec, 10,000 statements to 10, always the last', limit: 3, value: growth(oursIn(last)) },
  {
    name: 'policy-spec, 10,000 statements to 10, in turn (no target: stricter than it)',
    limit: 3,
    value: growth(oursIn(rotation)),
  },
])}
`;
}

function sizes(rows) {
  return table(
    ['contender', ...statementCounts.map((count) => `${number(count)} statements`), '10,000 to 10'],
    rows.map(({ title, ns }) => [title, ...ns.map(number), times(growth({ ns }))]),
  );
}

const oursIn = (rows) => rows.find(({ name }) => name === 'ours');
const growth = ({ ns }) => ns.at(-1) / ns[0];
