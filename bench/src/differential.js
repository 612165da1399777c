// node src/differential.js --seed S --count N: see `--help`.
import { writeFileSync } from 'node:fs';
import { help, readArguments, usage } from './differential/arguments.js';
import { render } from './differential/render.js';
import { runInParallel } from './differential/run.js';
import { showCase, showKind, showUnexplained } from './differential/show.js';
import { summarize } from './differential/summarize.js';

const asked = readArguments(process.argv.slice(2));

if (asked === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else if (asked.help) process.stdout.write(help);
else if (asked.show !== undefined) process.stdout.write(await showKind(asked));
else if (asked.index !== undefined) process.stdout.write(await showCase(asked));
else process.exitCode = await run(asked);

async function run({ seed, count, write }) {
  const result = { seed, count, ...(await runInParallel(seed, count)) };
  process.stdout.write(summarize(result));
  for (const index of result.unexplainedCases) process.stdout.write(await showUnexplained(seed, index));
  if (write) writeFileSync(new URL('../DIFFERENTIAL.md', import.meta.url), render(result));
  return result.unexplained > 0 ? 1 : 0;
}
