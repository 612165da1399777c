// Builds dist/: the library with its types by tsc, and the command line as one bundle.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from './bundle-command-line.js';
import { bundleCommonJs } from './bundle-commonjs.js';
import { bundlePlugin } from './bundle-plugin.js';
import { writeLicenses } from './write-licenses.js';
import './compile-schema.js';

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(inRoot('dist'), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [inRoot('node_modules/typescript/bin/tsc'), '-p', inRoot('tsconfig.build.json')],
  { stdio: 'inherit' },
);
const dist = inRoot('dist');
writeLicenses(dist, [
  ...(await bundleCommandLine(dist)),
  await bundlePlugin(join(dist, 'plugin')),
  ...(await bundleCommonJs(dist)),
]);
