// npm run analysis-truth -- --seed S --count N
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyCase } from './cases.js';
import { Census } from './census.js';
import { examine } from './examine.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '100000' } },
});
const census = new Census();
const started = Date.now();
const isOfPolicies = /^(?:service|layer|element|effect|operator|qualifier|suffix|key|principal|variable)/;

fc.assert(
  fc.property(anyCase, (asked) => {
    examine(asked, census);
  }),
  { seed: Number(values.seed), numRuns: Number(values.count) },
);

const rows = [...census.counts].sort(([one], [other]) => (one < other ? -1 : 1));
const show = (list: typeof rows) =>
  list.map(([what, times]) => `${String(times).padStart(10)}  ${what}\n`).join('');
process.stdout.write(show(rows.filter(([what]) => isOfPolicies.test(what))));
process.stdout.write(`\n${show(rows.filter(([what]) => !isOfPolicies.test(what)))}`);
process.stdout.write(
  `\n${Math.round((Date.now() - started) / 1000)} s, ${census.disagreements.length} disagreements\n`,
);
for (const { claim, details } of census.disagreements.slice(0, 5))
  process.stdout.write(`\n${claim}\n${JSON.stringify(details)}\n`);
process.exitCode = census.disagreements.length > 0 ? 1 : 0;
