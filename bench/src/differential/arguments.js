import { parseArgs } from 'node:util';
import { allKinds } from './kinds.js';

export const usage =
  'usage: npm run differential -- [--seed S] [--count N] [--write | --show KIND | --case INDEX]\n';

export const help = `${usage}
Decides random requests under random policies twice, by policy-spec and by @cloud-copilot/iam-simulate.

  --seed S        which cases: equal seeds give equal cases (default 1)
  --count N       how many cases (default 10000)
  --write         writes DIFFERENTIAL.md, too
  --show KIND     instead prints a smallest case of this kind of disagreement
  --case INDEX    instead prints the case of this number, and what both say of it

Ends with 0 when every disagreement is of a known kind, 1 when one is not, 2 when it was called wrongly.
`;

/** What was asked for; undefined when it is not understood. */
export function readArguments(list) {
  const values = parse(list);
  if (values === undefined) return undefined;
  const [seed, count, index] = [values.seed, values.count, values.case].map(wholeNumber);
  if (Number.isNaN(seed) || Number.isNaN(count) || Number.isNaN(index) || count < 1) return undefined;
  if (values.show !== undefined && !allKinds.some(({ id }) => id === values.show)) return undefined;
  if ([values.write, values.show, values.case].filter(Boolean).length > 1) return undefined;
  return { seed, count, index, write: values.write, show: values.show, help: values.help };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        seed: { type: 'string', default: '1' },
        count: { type: 'string', default: '10000' },
        write: { type: 'boolean', default: false },
        show: { type: 'string' },
        case: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    return undefined;
  }
}

function wholeNumber(text) {
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
