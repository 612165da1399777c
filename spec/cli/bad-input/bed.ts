import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { bundleCommandLine } from '../../../scripts/bundle-command-line.js';
import { type TemporaryFolder, temporaryFolder } from '../../source/temporary-folder.js';

// Each test is some processes; how long they take decides nothing, but that they end.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

export const policy =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
/** A scenario file that holds; rows bend it, or go on from its end, inside of the scenario. */
export const scenario =
  'policies: p.json\nscenarios:\n  - name: a\n    action: s3:GetObject\n    expect: allow\n';
export const expecting = (expectation: string): string => scenario.replace('expect: allow', expectation);
export const named = (name: string): string => scenario.replace('name: a', `name: ${name}`);
export const using = (path: string): string => scenario.replace('p.json', path);

/** What messages list where no word is near. */
export const known = {
  scenarioFields:
    'name, description, policies, action, resource, principal, context, absent, durationSeconds, resourceAccount, managementAccount, now, matrix, expect, exactly, never, always, noMoreThan, equivalentTo, skip, and 2 more',
  layers: 'identity, boundary, session, resource, domain, repository, scp, rcp, resourceScp, endpoint',
  outcomes: 'allow, deny, explicit-deny, implicit-deny, invalid-request',
} as const;

/** What a terminal would obey. */
const obeyed = /(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Bed {
  readonly folder: TemporaryFolder;
  /** A real process, which is ended where it does not end by itself. */
  run(...argv: readonly string[]): Ran;
  /** Exit code 2, first of all these words at this place, and the good file beside it has run. */
  refuses(file: string, text: string | Uint8Array, message: string): void;
}

export async function makeBed(): Promise<Bed> {
  const folder = temporaryFolder({
    'package.json': '{}',
    'p.json': policy,
    'good.yaml': 'policies: p.json\nscenarios:\n  - { name: good, action: s3:GetObject, expect: allow }\n',
  });
  await bundleCommandLine(folder.in('bin'));
  const run = (...argv: readonly string[]): Ran => {
    const { status, stdout, stderr, signal } = spawnSync(
      process.execPath,
      [folder.in('bin/policy-spec.cjs'), ...argv],
      {
        cwd: folder.path,
        encoding: 'utf8',
        timeout: 60_000,
        maxBuffer: 1 << 26,
        env: { ...process.env, CI: '', NO_COLOR: '1', GITHUB_ACTIONS: '' },
      },
    );
    expect(signal).toBeNull();
    expect(obeyed.exec(stdout + stderr)).toBeNull();
    // Nobody reads more, and nobody's log has to take it.
    expect(stderr.length).toBeLessThan(100_000);
    return { status, stdout, stderr };
  };
  return {
    folder,
    run,
    refuses(file, text, message) {
      writeFileSync(folder.in(file), text);
      // With an anchor in it the same file is read by the other reader of YAML.
      const twin =
        typeof text === 'string' && /\.ya?ml$/.test(file) && !message.startsWith(':1:')
          ? text.replace(/^policies: /m, 'policies: &twin ')
          : text;
      writeFileSync(folder.in(`twin-${file}`), twin);
      const { status, stdout, stderr } = run('run', file, `twin-${file}`, 'good.yaml');
      expect(stderr.split('\n')[0]).toBe(`${file}${message}`);
      expect(stderr).toContain(`\ntwin-${file}${message}\n`);
      expect(stdout).toContain('✓ good  allow');
      expect(status).toBe(2);
    },
  };
}
