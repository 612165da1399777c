import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { install } from './install.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of somebody else's: the packed package, the files of the README, and what it has installed besides. */
export interface Project {
  readonly folder: string;
  write(path: string, text: string): void;
  /** The command finds this program as `node`. */
  run(node: string, command: string, ...args: readonly string[]): Promise<Ran>;
  /** What the compiler has against these files. */
  typeErrors(
    files: readonly string[],
    options: Readonly<Record<string, unknown>>,
  ): Promise<readonly string[]>;
  remove(): void;
}

export async function makeProject(packages: Readonly<Record<string, string>>): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'policy-spec-project-'));
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  await install(folder, [inject('tarball'), ...names]);
  cpSync(join(root, 'spec/readme'), folder, { recursive: true });
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    run: (node, command, ...args) => run(folder, node, command, args),
    async typeErrors(files, options) {
      const name = `tsconfig-${Object.values(options).join('-')}.json`;
      writeFileSync(
        join(folder, name),
        JSON.stringify({ compilerOptions: { ...strict, ...options }, files }),
      );
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const { stdout } = await run(folder, process.execPath, 'node', [tsc, '-p', name, '--pretty', 'false']);
      return stdout.split('\n').filter((line) => line.includes('error TS'));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const strict = { strict: true, target: 'es2022', module: 'nodenext', types: ['node'], noEmit: true };

function run(folder: string, node: string, command: string, args: readonly string[]): Promise<Ran> {
  const env = {
    ...process.env,
    PATH: `${dirname(node)}:${join(folder, 'node_modules/.bin')}:${process.env['PATH']}`,
    CI: '',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    VITEST: undefined,
    NODE_OPTIONS: '',
  };
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { cwd: folder, encoding: 'utf8', env, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      },
    );
  });
}

/** Our own tests of the types, as a user of another runner would write them. */
export function typeTests(
  project: Project,
  extension: string,
  imports: Readonly<Record<string, string>>,
): string[] {
  return ['matchers', 'claims'].map((name) => {
    let text = readFileSync(join(root, `spec/types/${name}.test-d.ts`), 'utf8');
    for (const [from, to] of Object.entries({ ...ours, ...imports })) text = text.replaceAll(from, to);
    const path = `types/${name}${extension}`;
    project.write(path, text);
    return path;
  });
}

const ours = {
  "'../../matchers/index.js'": "'policy-spec/matchers'",
  "'../../src/index.js'": "'policy-spec'",
};
