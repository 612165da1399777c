import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (path: string): string => join(root, path);

/** Writes the licenses of the packages whose code is in the bundles. */
export function writeLicenses(folder: string, metafiles: readonly Metafile[]): void {
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licensesOf(metafiles));
}

function licensesOf(metafiles: readonly Metafile[]): string {
  const folders = new Set<string>();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(inRoot(join(folder, 'package.json')), 'utf8')) as {
      name: string;
      version: string;
    };
    return `${name} ${version}\n\n${readFileSync(inRoot(join(folder, 'LICENSE')), 'utf8').trim()}\n`;
  });
  return `The command line and the plugin of vitest contain code of these packages.\n\n${texts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
