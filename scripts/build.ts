// Builds dist/: the library with its types by tsc, and the command line as one bundle.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from './bundle-command-line.js';
import './compile-schema.js';

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

rmSync(inRoot('dist'), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [inRoot('node_modules/typescript/bin/tsc'), '-p', inRoot('tsconfig.build.json')],
  { stdio: 'inherit' },
);
await bundleCommandLine(inRoot('dist'));
