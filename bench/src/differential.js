// node src/differential.js --seed S --count N [--write] [--show KIND] [--case INDEX]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allKinds } from './differential/kinds.js';
import { render, summary } from './differential/render.js';
import { runInParallel } from './differential/run.js';
import { showCase, showKind, showUnexplained } from './differential/show.js';

const usage = 'usage: npm run differential -- --seed S --count N [--write] [--show KIND] [--case INDEX]\n';
const arguments_ = read();

if (arguments_ === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (arguments_.show !== undefined) {
  process.stdout.write(await showKind(arguments_));
} else if (arguments_.index !== undefined) {
  process.stdout.write(await showCase(arguments_));
} else {
  const { seed, count, write } = arguments_;
  const counts = await runInParallel(seed, count);
  process.stdout.write(summary({ seed, count, ...counts }));
  for (const index of counts.unexplainedCases) process.stdout.write(await showUnexplained(seed, index));
  if (write) writeFileSync(new URL('../DIFFERENTIAL.md', import.meta.url), render({ seed, count, ...counts }));
  if (counts.unexplained > 0) process.exitCode = 1;
}

function read() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        count: { type: 'string', default: '10000' },
        write: { type: 'boolean', default: false },
        show: { type: 'string' },
        case: { type: 'string' },
      },
    });
    const [seed, count, index] = [values.seed, values.count, values.case].map((text) =>
      text === undefined ? undefined : wholeNumber(text),
    );
    if (Number.isNaN(seed) || Number.isNaN(count) || Number.isNaN(index) || count < 1) return undefined;
    if (values.show !== undefined && !allKinds.some(({ id }) => id === values.show)) return undefined;
    return { seed, count, index, write: values.write, show: values.show };
  } catch {
    return undefined;
  }
}

function wholeNumber(text) {
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
