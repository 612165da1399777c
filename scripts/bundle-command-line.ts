// Bundles the command line, so that it starts fast.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (path: string): string => join(root, path);

/** Writes `policy-spec.cjs`, and what it loads lazily. */
export async function bundleCommandLine(folder: string): Promise<readonly Metafile[]> {
  const metafiles = await Promise.all([
    bundle('src/cli/main.ts', join(folder, 'policy-spec.cjs')),
    bundle('src/cli/suite-quality.ts', join(folder, 'suite-quality.cjs')),
    bundle('src/scenario/read-yaml.ts', join(folder, 'read-yaml.cjs')),
    bundle('node_modules/tinyglobby/dist/index.cjs', join(folder, 'tinyglobby.cjs')),
    bundle('node_modules/chokidar/index.js', join(folder, 'chokidar.cjs')),
    // What users write may be an ES module: here `import` stays what it is.
    bundle('src/cli/settings/import-module.ts', join(folder, 'import-module.cjs'), {
      'dynamic-import': true,
    }),
  ]);
  chmodSync(join(folder, 'policy-spec.cjs'), 0o755);
  return metafiles;
}

/** CommonJS starts about ten milliseconds faster than ES modules on Node 20. What few runs need is a file of its own. */
async function bundle(
  entry: string,
  output: string,
  supported: Readonly<Record<string, boolean>> = { 'dynamic-import': false },
): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    metafile: true,
    // Its build for browsers is the same code as ES modules, of which the parts that we use can be taken.
    alias: { yaml: inRoot('node_modules/yaml/browser/index.js') },
    supported,
    plugins: [lazyFiles()],
    logLevel: 'warning',
  });
  return metafile;
}

/** What is imported dynamically stays out of the bundle that asks for it. */
function lazyFiles(): Plugin {
  return {
    name: 'lazy-files',
    setup({ onResolve }) {
      onResolve(
        { filter: /^(?:tinyglobby|chokidar)$|\/(?:read-yaml|suite-quality|import-module)\.js$/ },
        ({ path, kind }) => {
          if (kind !== 'dynamic-import') return undefined;
          return { path: `./${path.split('/').at(-1)?.replace(/\.js$/, '')}.cjs`, external: true };
        },
      );
    },
  };
}
