import { symlinkSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { temporaryFolder } from './temporary-folder.js';

// A mock, since no permission keeps root out.
vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const refuse = (path: unknown): void => {
    if (/private(?:\.policy\.yaml)?$/.test(String(path)))
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  };
  const refusing =
    <Args extends readonly unknown[], Value>(call: (...args: Args) => Value) =>
    (...args: Args): Value => {
      refuse(args[0]);
      return call(...args);
    };
  return { ...fs, readdirSync: refusing(fs.readdirSync), openSync: refusing(fs.openSync) };
});

const allowing = '{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }';
const scenario = (name: string): string =>
  `policies: ${allowing}\nscenarios:\n  - { name: ${name}, action: s3:GetObject, expect: allow }\n`;
const folder = temporaryFolder({
  'a.policy.yaml': scenario('first'),
  'private/b.policy.yaml': scenario('unseen'),
  'private.policy.yaml': scenario('unread'),
  'team/scenarios/z.yaml': scenario('last'),
});
symlinkSync('nowhere', folder.in('dangling.policy.yaml'));
symlinkSync('circle.policy.yaml', folder.in('circle.policy.yaml'));
afterAll(() => folder.remove());

describe('what cannot be read', () => {
  it.each([
    ['below a folder', ['.']],
    ['of a glob', ['*', 'team']],
    [
      'that is named',
      [
        'a.policy.yaml',
        'circle.policy.yaml',
        'dangling.policy.yaml',
        'private',
        'private.policy.yaml',
        'team',
      ],
    ],
  ])('%s is told, and the others run', async (_, paths) => {
    const { code, out, err } = await runCli(['run', ...paths, '--reporter=json'], folder.path);
    const { cases, errors } = JSON.parse(out) as Record<'cases' | 'errors', Record<string, string>[]>;
    expect(code).toBe(2);
    expect(cases?.map(({ scenario: name, status }) => `${name} ${status}`)).toEqual([
      'first passed',
      'last passed',
    ]);
    expect(errors?.map(({ file, message }) => `${file}: ${message}`).sort()).toEqual([
      'circle.policy.yaml: this is a symbolic link that leads in a circle',
      'dangling.policy.yaml: this is a symbolic link to nothing',
      'private.policy.yaml: this cannot be read (EACCES)',
      'private: this cannot be read (EACCES)',
    ]);
    expect(err).not.toContain('internal error');
  });
});
