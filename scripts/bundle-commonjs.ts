// Bundles the library as CommonJS: Jest's own `require` loads no ES modules on most versions of Node.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each is one file: Jest loads modules anew for every test file, and hundreds of them take their time. */
const entries = ['src/index', 'matchers/index', 'matchers/jest'];

/** Writes the entries into a folder of its own inside `dist`, with those of its declarations that they need. */
export async function bundleCommonJs(dist: string): Promise<readonly Metafile[]> {
  const folder = join(dist, 'commonjs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
  // The same text declares CommonJS where the folder's package.json says so.
  for (const path of declarationsOf(dist)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), readFileSync(join(dist, path)));
  }
  return Promise.all(entries.map((entry) => bundle(entry, folder)));
}

async function bundle(entry: string, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${entry}.ts`],
    outfile: join(folder, `${entry}.js`),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    // Names stay: they are read in stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    external: ['@jest/globals'],
    plugins: [sharedLibrary()],
    logLevel: 'warning',
  });
  return metafile;
}

/** The matchers ask for the library and do not contain it: a policy that it made is a policy for all. */
function sharedLibrary(): Plugin {
  return {
    name: 'shared-library',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.\/src\/index\.js$/ }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** The declarations that the entries' own ask for. */
function declarationsOf(dist: string): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => `${entry}.d.ts`));
  for (const path of found) {
    const text = readFileSync(join(dist, path), 'utf8');
    for (const [, to = ''] of text.matchAll(/(?:from |import\(|import )['"](\.[^'"]+)\.js['"]/g))
      found.add(`${join(dirname(path), to)}.d.ts`);
  }
  return found;
}
