import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cli } from '../../src/cli/cli.js';
import { type TemporaryFolder, temporaryFolder } from '../source/temporary-folder.js';

const allowing = (action: string) =>
  `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"${action}","Resource":"*"}}`;
const scenarios = (policy: string, expected = 'allow') =>
  `policies: ${policy}\nscenarios:\n  - { name: get, action: s3:GetObject, expect: ${expected} }\n  - { name: put, action: s3:PutObject, expect: deny }\n`;

interface Watching {
  readonly folder: TemporaryFolder;
  readonly write: (file: string, text: string) => void;
  readonly press: (keys: string) => void;
  readonly interrupt: () => void;
  /** What was printed since the last time, once it is waiting again. */
  readonly printed: () => Promise<string>;
  readonly code: Promise<number>;
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function watching(argv: readonly string[] = [], keyboard = true): Promise<Watching> {
  const folder = temporaryFolder({
    'package.json': '{}',
    'p.json': allowing('s3:Get*'),
    'q.json': allowing('s3:Get*'),
    'a.policy.yaml': scenarios('p.json'),
    'b.policy.yaml': scenarios('q.json'),
  });
  let text = '';
  let key = (_: string): void => {};
  const interrupts = new Set<() => void>();
  const output = {
    write: (more: string) => {
      text += more;
    },
    isTerminal: () => false,
  };
  const io = {
    cwd: folder.path,
    env: {},
    version: '1',
    out: output,
    err: output,
    onInterrupt: (listener: () => void) => {
      interrupts.add(listener);
      return () => interrupts.delete(listener);
    },
    onKey: (listener: (key: string) => void) => {
      key = listener;
      return keyboard ? () => {} : undefined;
    },
  };
  const code = cli(io, ['run', '--watch', ...argv]);
  const interrupt = () => {
    for (const listener of interrupts) listener();
  };
  ends.push(async () => {
    interrupt();
    await code;
    folder.remove();
  });
  const printed = async (): Promise<string> => {
    await vi.waitFor(() => expect(text).toMatch(/\nwatching .*\n$/), { timeout: 20_000, interval: 10 });
    const read = text;
    text = '';
    return read;
  };
  return {
    folder,
    write: (file, content) => writeFileSync(join(folder.path, file), content),
    press: (keys) => key(keys),
    interrupt,
    printed,
    code,
  };
}

describe('a run that watches', { timeout: 60_000 }, () => {
  it('runs all, and says how many files it watches, and the keys', async () => {
    const { printed } = await watching();
    expect(await printed()).toMatch(
      /a\.policy\.yaml\n[\s\S]*b\.policy\.yaml\n[\s\S]*\n4 passed, 0 failed\n\nwatching 4 files: a all · f failed · t filter · q quit\n$/,
    );
  });

  it('runs what a scenario file or a policy that changed is part of, and nothing else', async () => {
    const { printed, write } = await watching();
    await printed();
    write('a.policy.yaml', scenarios('p.json', 'deny'));
    const first = await printed();
    expect(first).toMatch(/^a\.policy\.yaml changed\n\na\.policy\.yaml\n/);
    expect(first).toMatch(/\n1 passed, 1 failed\n/);
    expect(first).not.toContain('b.policy.yaml');
    write('q.json', allowing('s3:*'));
    const second = await printed();
    expect(second).toMatch(/^q\.json changed\n\nb\.policy\.yaml\n/);
    expect(second).toMatch(/\n1 passed, 1 failed\n/);
    expect(second).not.toContain('a.policy.yaml');
  });

  it('sees a policy that was broken or missing be mended', async () => {
    const { printed, write, folder } = await watching();
    await printed();
    write('p.json', '{"Version":"2012-10-17","Statement":{"Effect":"Alow"}}');
    expect(await printed()).toContain('did you mean Allow?');
    rmSync(join(folder.path, 'p.json'));
    expect(await printed()).toContain('there is no file p.json');
    write('p.json', allowing('s3:Get*'));
    expect(await printed()).toMatch(/\n2 passed, 0 failed\n/);
  });

  it('finds new scenario files, and forgets those that are gone', async () => {
    const { printed, write, folder, press } = await watching();
    await printed();
    write('c.policy.yaml', scenarios('p.json', 'deny'));
    expect(await printed()).toMatch(
      /^c\.policy\.yaml changed\n[\s\S]*\n1 passed, 1 failed\n[\s\S]*watching 5 files/,
    );
    rmSync(join(folder.path, 'c.policy.yaml'));
    expect(await printed()).toMatch(/^\nwatching 4 files/);
    press('f');
    expect(await printed()).toMatch(/^nothing fails\n/);
  });

  it('runs by keys all again, what fails, or what a filter takes', async () => {
    const { printed, write, press } = await watching();
    await printed();
    write('a.policy.yaml', scenarios('p.json', 'deny'));
    await printed();
    press('a');
    expect(await printed()).toMatch(/\n3 passed, 1 failed\n/);
    press('f');
    expect(await printed()).toMatch(/\n0 passed, 1 failed\n/);
    press('t');
    press('pux\u007ft');
    press('\r');
    const filtered = await printed();
    expect(filtered).toMatch(/\n2 passed, 0 failed\n/);
    expect(filtered).toMatch(/watching 4 files for put: /);
    press('t(\r');
    press('a');
    expect(await printed()).toMatch(/this is no regular expression: [\s\S]*\n2 passed, 0 failed\n/);
  });

  it.each([
    ['q', 0],
    ['\u0003', 130],
  ])('ends by %j with exit code %i', async (key, expected) => {
    const { printed, press, code } = await watching();
    await printed();
    press(key);
    expect(await code).toBe(expected);
  });

  it('ends by SIGINT where nobody sits at a keyboard', async () => {
    const { printed, interrupt, code } = await watching(['a.policy.yaml'], false);
    expect(await printed()).toMatch(/\nwatching 2 files\n$/);
    interrupt();
    expect(await code).toBe(130);
  });
});
