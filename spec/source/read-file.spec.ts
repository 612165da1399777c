import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { readFile } from '../../src/source/read-file.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder({ 'a.yaml': 'a: ü\n', 'folder/b.yaml': '', 'empty.yaml': '' });
afterAll(() => folder.remove());

describe('readFile', () => {
  it('reads UTF-8, and drops a byte-order mark', () => {
    writeFileSync(folder.in('bom.yaml'), '\uFEFFa: 1\n');
    expect(readFile(folder.in('a.yaml'))).toEqual({ text: 'a: ü\n' });
    expect(readFile(folder.in('bom.yaml'))).toEqual({ text: 'a: 1\n' });
    expect(readFile(folder.in('empty.yaml'))).toEqual({ text: '' });
  });

  it.each([
    ['nowhere.yaml', 'file-missing'],
    ['a.yaml/b.yaml', 'file-missing'],
    ['folder', 'folder-not-file'],
    ['nul\0.yaml', 'file-missing'],
  ])('refuses %s: %s', (file, code) => {
    expect(readFile(folder.in(file)).fault?.code).toBe(code);
  });

  it('tells links that lead nowhere, and in circles', () => {
    symlinkSync('nowhere', folder.in('dangling.yaml'));
    symlinkSync('circle.yaml', folder.in('circle.yaml'));
    expect(readFile(folder.in('dangling.yaml')).fault?.code).toBe('dangling-link');
    expect(readFile(folder.in('circle.yaml')).fault?.code).toBe('circular-link');
  });

  it('does not wait at a FIFO', () => {
    execFileSync('mkfifo', [folder.in('fifo.yaml')]);
    expect(readFile(folder.in('fifo.yaml')).fault?.code).toBe('not-a-file');
  });

  it.runIf(process.platform === 'linux')('does not read devices', () => {
    expect(readFile('/dev/zero').fault?.code).toBe('not-a-file');
    expect(readFile('/dev/null').fault?.code).toBe('not-a-file');
  });

  it('refuses a socket', async () => {
    const server = createServer().listen(folder.in('socket.yaml'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(readFile(folder.in('socket.yaml')).fault?.code).toBe('not-a-file');
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses what is no UTF-8, also in the middle of a character', () => {
    writeFileSync(folder.in('latin1.yaml'), Buffer.from([0x61, 0xfc, 0x0a]));
    writeFileSync(folder.in('utf16.yaml'), Buffer.from('a: 1', 'utf16le').fill(0xff, 0, 1));
    writeFileSync(folder.in('cut.yaml'), Buffer.from([0x61, 0xc3]));
    writeFileSync(folder.in('surrogate.yaml'), Buffer.from([0xed, 0xa0, 0x80]));
    writeFileSync(folder.in('later.yaml'), Buffer.from('a: 1\nb: üü\xff\n', 'latin1'));
    writeFileSync(
      folder.in('after.yaml'),
      Buffer.concat([Buffer.from('a: 1\nb: ü€'), Buffer.from([0xc3, 0x28, 0x0a])]),
    );
    for (const [file, line, column] of [
      ['latin1', 1, 2],
      ['utf16', 1, 1],
      ['cut', 1, 2],
      ['surrogate', 1, 1],
      ['later', 2, 4],
      ['after', 2, 6],
    ]) {
      expect(readFile(folder.in(`${file}.yaml`)).fault).toEqual({
        code: 'not-utf-8',
        place: { line, column },
        isUtf16: file === 'utf16',
      });
    }
  });

  it('refuses more than 64 MB without reading them', () => {
    writeFileSync(folder.in('large.yaml'), '');
    truncateSync(folder.in('large.yaml'), 64 * 1024 * 1024 + 1);
    expect(readFile(folder.in('large.yaml')).fault?.code).toBe('file-too-large');
  });
});
