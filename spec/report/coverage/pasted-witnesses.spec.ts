import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { type Ran, runCli } from '../../cli/run-cli.js';
import { temporaryFolder } from '../../source/temporary-folder.js';

const folder = temporaryFolder({ 'package.json': '{}' });
cpSync(fileURLToPath(new URL('../../../examples', import.meta.url)), folder.path, { recursive: true });
afterAll(() => folder.remove());

const suites = readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)scenarios\/[^/]+\.yaml$/.test(file))
  .sort();

/** Leaves the suite with its policies and defaults, and with scenarios that are told by their names from those to come. */
function rename(suite: string): void {
  const text = readFileSync(folder.in(suite), 'utf8');
  writeFileSync(folder.in(suite), text.replaceAll(/^( +- (?:\{ )?name: )(["']?)/gm, '$1$2old '));
}

/** Pastes each scenario where the table says that it belongs. */
function paste(suite: string, table: string): number {
  const proposed = [...table.matchAll(/^ {2}This scenario in (.*) would cover \w+:\n((?: {4}.*\n)+)/gm)];
  for (const [, where = '', text = ''] of proposed) {
    const own = join(dirname(suite), 'own.yaml');
    const file = where.startsWith('a file without') ? own : where;
    if (!existsSync(folder.in(file))) writeFileSync(folder.in(file), 'scenarios:\n');
    appendFileSync(folder.in(file), text.replaceAll(/^ {4}/gm, '  '));
  }
  return proposed.length;
}

it.each(suites)('the scenarios that are proposed for what %s looks at cover all of it', async (suite) => {
  rename(suite);
  const own = join(dirname(suite), 'own.yaml');
  rmSync(folder.in(own), { force: true });
  const run = (): Promise<Ran> => {
    const files = existsSync(folder.in(own)) ? [suite, own] : [suite];
    return runCli(
      ['run', ...files, '--filter', '^[^>]* > (?!old )', '--coverage', '--allow-empty'],
      folder.path,
    );
  };
  let ran = await run();
  expect(ran.out).toMatch(/coverage of policies: (?:0 %|nothing)/);
  // Twenty are shown at a time.
  for (let left = 12; left > 0 && paste(suite, ran.out) > 0; left--) ran = await run();
  expect(ran.err.replace(/^nothing ran: no case matches.*\n/, '')).toBe('');
  expect(ran.out).toMatch(/^coverage of policies: (?:100 %|nothing to cover).*$/m);
  expect(ran.out).toMatch(/^\d+ passed, 0 failed$/m);
});
