import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files that are loaded with one, before anything is asked of it. */
async function loadedWith(entry: string): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { path, kind } of metafile.inputs[file]?.imports ?? [])
      if (kind === 'import-statement') visit(path);
  };
  visit(entry);
  return loaded;
}

it('a plain run loads nothing of coverage, mutants and generation', async () => {
  const loaded = await loadedWith('src/cli/main.ts');
  expect(loaded).toContain('src/cli/run.ts');
  const rare =
    /^src\/(?:generation|api\/coverage|report\/(?:coverage|mutation)|iam\/mutate\/operators)\/|\/(?:mutate-suites|observe|coverage|run-covered|run-beside)\.ts$/;
  expect([...loaded].filter((file) => rare.test(file))).toEqual([]);
  const lazy = await loadedWith('src/cli/suite-quality.ts');
  expect([...lazy].filter((file) => rare.test(file)).length).toBeGreaterThan(50);
});

it('the matchers that collect coverage load nothing that looks for witnesses', async () => {
  const loaded = await loadedWith('matchers/vitest.ts');
  expect(loaded).toContain('src/iam/evaluate/observe.ts');
  const wrong =
    /^src\/(?:mutation|generation|report\/(?:coverage|mutation)|iam\/mutate)\/|\/find-witness\.ts$/;
  expect([...loaded].filter((file) => wrong.test(file))).toEqual([]);
});
