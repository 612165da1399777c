// Bundles the plugin of vitest: what reads YAML and globs must not be a dependency of those who install it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes `index.js`, which Vite loads, `runtime.js`, which makes tests of scenario files, and what they share. */
export async function bundlePlugin(folder: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/plugin/index.ts', 'src/plugin/runtime.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    metafile: true,
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    external: ['vitest'],
    // What is CommonJS in it asks for what Node has.
    banner: {
      js: "import { createRequire as $require } from 'node:module'; const require = $require(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return metafile;
}
