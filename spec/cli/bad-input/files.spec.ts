import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, makeBed, policy, scenario, using } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
  const { folder } = bed;
  for (const fifo of ['fifo.json', 'fifo.yaml']) execFileSync('mkfifo', [folder.in(fifo)]);
  for (const [link, target] of [
    ['zero.json', '/dev/zero'],
    ['zero.yaml', '/dev/zero'],
    ['dangling.yaml', 'nowhere.yaml'],
    ['circle.yaml', 'circle.yaml'],
  ] as const)
    symlinkSync(target, folder.in(link));
  mkdirSync(folder.in('x.policy.yaml/scenarios'), { recursive: true });
  mkdirSync(folder.in('d.json'));
});
afterAll(() => bed.folder.remove());

describe('what is no file is refused, and the others run', () => {
  it.each([
    ['x.policy.yaml', 'x.policy.yaml error: this is a folder, not a file'],
    ['fifo.yaml', 'fifo.yaml error: this is no regular file'],
    ['zero.yaml', 'zero.yaml error: this is no regular file'],
    ['dangling.yaml', 'dangling.yaml error: this is a symbolic link to nothing'],
    ['circle.yaml', 'circle.yaml error: this is a symbolic link that leads in a circle'],
    ['none.yaml', 'none.yaml error: there is no such file'],
    ['good.yaml/x', 'good.yaml/x error: there is no such file'],
    ['-', '- error: there is no such file'],
    ['a\nb.yaml', 'a b.yaml error: there is no such file'],
    [`${'n'.repeat(300)}.yaml`, `${'n'.repeat(300)}.yaml error: this cannot be read (ENAMETOOLONG)`],
  ])('%j', (path, message) => {
    const { status, stdout, stderr } = bed.run('run', path, 'good.yaml');
    expect(stderr).toBe(`${message}\n\n`);
    expect(stdout).toContain('✓ good  allow');
    expect(status).toBe(2);
  });

  it.each(['/dev/zero', '/dev/stdin', '/dev/tty'])('%s', (path) => {
    const { status, stdout, stderr } = bed.run('run', path, 'good.yaml');
    expect(stderr).toMatch(/ error: this is no regular file\n/);
    expect([status, stdout.includes('✓ good  allow')]).toEqual([2, true]);
  });

  it('a folder that is called a scenario file, where a folder is searched', () => {
    expect(bed.run('run').stderr).toBe('x.policy.yaml error: this is a folder, not a file\n\n');
  });

  it('no path at all, as of an unset variable', () => {
    const { status, stderr } = bed.run('run', '', 'good.yaml');
    expect([status, stderr]).toEqual([
      2,
      'error: a path is empty (an unset variable?)\nSee policy-spec run --help\n',
    ]);
  });

  // To the superuser nothing is forbidden.
  it.skipIf(process.getuid?.() === 0)('what may not be read', () => {
    writeFileSync(bed.folder.in('secret.yaml'), scenario);
    chmodSync(bed.folder.in('secret.yaml'), 0o000);
    const { status, stderr } = bed.run('run', 'secret.yaml', 'good.yaml');
    expect([status, stderr]).toEqual([2, 'secret.yaml error: this cannot be read (EACCES)\n\n']);
  });

  it('more than 64 MB', () => {
    writeFileSync(bed.folder.in('large.yaml'), Buffer.alloc(65 << 20, '#'));
    const { status, stderr } = bed.run('run', 'large.yaml', 'good.yaml');
    expect([status, stderr]).toEqual([2, 'large.yaml error: this is larger than 64 MB\n\n']);
    rmSync(bed.folder.in('large.yaml'));
  });
});

describe('no command waits for what is no file', () => {
  it.each([
    ['explain', 'fifo.json', '--action', 's3:GetObject'],
    ['explain', 'zero.json', '--action', 's3:GetObject'],
    ['explain', '/dev/zero', '--action', 's3:GetObject'],
    ['allowed', 'fifo.json', '--over', 'action'],
    ['diff', 'fifo.json', 'p.json'],
    ['diff', 'p.json', 'zero.json'],
    ['generate', 'zero.json'],
    ['generate', 'fifo.json'],
    ['mutate', 'fifo.yaml'],
    ['mutate', 'zero.yaml'],
    ['list', 'fifo.yaml'],
    ['list', 'zero.yaml'],
    ['merge', 'fifo.json'],
    ['merge', 'zero.json'],
    ['run', '--config', 'fifo.json'],
    ['run', '--config', 'zero.json'],
  ])('%s %s %s', (...argv) => {
    const { status, stderr } = bed.run(...argv);
    expect(stderr).toMatch(/^[\w./]+ error: this is no regular file\n/);
    expect(status).toBe(2);
  });

  it.each([
    ['explain', 'd.json', '--action', 's3:GetObject'],
    ['allowed', 'd.json', '--over', 'action'],
    ['diff', 'p.json', 'd.json'],
    ['generate', 'd.json'],
    ['merge', 'd.json'],
    ['run', '--config', 'd.json'],
  ])('%s %s %s, a folder', (...argv) => {
    const { status, stderr } = bed.run(...argv);
    expect([status, stderr.trimEnd()]).toEqual([2, 'd.json error: this is a folder, not a file']);
  });
});

describe('no name of a file speaks to the terminal', () => {
  // The bed looks at all that each process writes.
  it.each([
    ['colours', '\u001b[31mred', '�[31mred'],
    ['a new direction', 'a\u202eb', 'a�b'],
    ['a line break of Unicode', 'a\u0085b', 'a b'],
  ])('%s', (_, name, shown) => {
    const file = `${name}.policy.yaml`;
    const write = (outcome: string) =>
      writeFileSync(
        bed.folder.in(file),
        `suite: s\n${using(JSON.stringify(`${name}.json`)).replace('allow', outcome)}`,
      );
    writeFileSync(bed.folder.in(`${name}.json`), policy);
    write('allow');
    expect(bed.run('run', file)).toMatchObject({ status: 0 });
    for (const command of ['list', 'mutate']) bed.run(command, file);
    bed.run('run', file, '--coverage');
    write('deny');
    for (const reporter of ['pretty', 'tap', 'markdown', 'sarif'])
      expect(bed.run('run', file, '--reporter', reporter)).toMatchObject({ status: 1 });
    write('alow');
    const { status, stderr } = bed.run('run', file);
    expect(status).toBe(2);
    expect(stderr.startsWith(`${shown}.policy.yaml:6:13 error: `)).toBe(true);
    for (const argv of [
      ['explain', `${name}.json`, '--action', 's3'],
      ['explain', `${name}.json`, '--action', name],
      ['diff', `${name}.json`, 'p.json'],
      ['generate', `${name}.json`, '--output', `${name}.json`],
      ['run', name],
      ['mutate', name],
      ['run', '--tag', name],
      ['run', '--reporter', name],
      ['run', `--${name}`],
      [name],
    ])
      bed.run(...argv);
    rmSync(bed.folder.in(file));
  });

  it('and a shell can still be told which it was', () => {
    writeFileSync(bed.folder.in('\u001b[31m.yaml'), scenario.replace('allow', 'deny'));
    const { stdout } = bed.run('run', '\u001b[31m.yaml');
    const again = /run it again: npx policy-spec (.*)/.exec(stdout)?.[1] ?? '';
    expect(again).toBe("run $'\\U0000001b[31m.yaml:3'");
    const program = bed.folder.in('bin/policy-spec.cjs');
    const shell = `cd ${bed.folder.path}; ${process.execPath} ${program} ${again}; exit 0`;
    expect(execFileSync('bash', ['-c', shell], { encoding: 'utf8' })).toMatch(/^0 passed, 1 failed$/m);
  });
});
