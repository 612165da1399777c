import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine } from '../../scripts/bundle-command-line.js';
import { temporaryFolder } from '../source/temporary-folder.js';

const folder = temporaryFolder({
  'p.json': '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
  'own/a.yaml':
    'policies: ../p.json\nscenarios:\n  - { name: reads, action: s3:GetObject, resource: "*", expect: allow }\n',
  'kinds.mjs': "export const reporters = ['tap'];\n",
});
const program = folder.in('bin/policy-spec.cjs');
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const tsx = ['tsx', 'esbuild', 'get-tsconfig', 'resolve-pkg-maps', '@esbuild'];

beforeAll(async () => {
  await bundleCommandLine(folder.in('bin'));
});
afterAll(() => folder.remove());

/** What the bundled command line does with this configuration, in a package of this type. */
function runWith(file: string, text: string, type: string): readonly [number | null, string, string] {
  writeFileSync(folder.in('package.json'), JSON.stringify({ type }));
  writeFileSync(folder.in(file), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'run'], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  rmSync(folder.in(file));
  return [status, stdout, stderr];
}

const asModule =
  "import { reporters } from './kinds.mjs';\nawait null;\nexport default { reporters, files: ['own/a.yaml'] };\n";
const asCommonJs = "module.exports = { reporters: ['tap'], files: ['own/a.yaml'] };\n";
const tap = [0, expect.stringMatching(/^TAP version 14\n1\.\.1\nok 1 - /), ''];

describe('the bundled command line', () => {
  // In a bundle `import` easily becomes `require`, which takes no module that awaits.
  it.each([
    ['policy-spec.config.mjs', asModule, 'commonjs'],
    ['policy-spec.config.js', asModule, 'module'],
    ['policy-spec.config.js', asCommonJs, 'commonjs'],
    ['policy-spec.config.cjs', asCommonJs, 'module'],
  ])('takes %s with %j in a package of type %s', (file, text, type) => {
    expect(runWith(file, text, type)).toEqual(tap);
  });

  it('says in one line what keeps a module from being loaded', () => {
    const missing = runWith('policy-spec.config.mjs', 'import "./none.mjs";\n', 'module');
    expect(missing).toEqual([
      2,
      '',
      expect.stringMatching(/^policy-spec\.config\.mjs error: it cannot be loaded: Cannot find module .*\n$/),
    ]);
    const thrown = runWith('policy-spec.config.cjs', '\n  throw new Error("oh\\nno");\n', 'module');
    expect(thrown).toEqual([
      2,
      '',
      expect.stringMatching(/^policy-spec\.config\.cjs:2:9 error: it cannot be loaded: oh\n/),
    ]);
  });

  const withoutTypes = process.features as { readonly typescript?: string | false };
  it.skipIf(withoutTypes.typescript)('says what is needed for TypeScript, and takes it then', () => {
    expect(runWith('policy-spec.config.ts', 'export default {};\n', 'module')).toEqual([
      2,
      '',
      `policy-spec.config.ts error: Node ${process.versions.node} reads no TypeScript: install tsx, or write the configuration as .js, .json or .yaml\n`,
    ]);
    for (const name of tsx)
      cpSync(join(modules, name), folder.in(`node_modules/${name}`), { recursive: true });
    const typed =
      "import { reporters } from './kinds.mjs';\nexport default { reporters, files: ['own/a.yaml'] as string[] };\n";
    for (const type of ['module', 'commonjs'])
      for (const name of ['ts', 'mts'])
        expect(runWith(`policy-spec.config.${name}`, typed, type)).toEqual(tap);
    expect(runWith('policy-spec.config.ts', '\nexport default {{;\n', 'module')).toEqual([
      2,
      '',
      expect.stringMatching(
        /^policy-spec\.config\.ts:2:16 error: it cannot be loaded: Expected identifier .*\n/,
      ),
    ]);
  });
});
