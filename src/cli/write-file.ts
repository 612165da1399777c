import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { printable } from '../report/printable.js';
import type { Io } from './io.js';

/**
 * Writes a file with the folders that it needs. False, and said, where that cannot be.
 * @param what `the report reports/mutation.json`
 */
export function writeFile(
  io: Io,
  file: string,
  text: string,
  { what, overwrite = true }: { readonly what: string; readonly overwrite?: boolean },
): boolean {
  const path = resolve(io.cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: overwrite ? 'w' : 'wx' });
    return true;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    io.err.write(`error: ${printable(what)} cannot be written (${reason})\n`);
    return false;
  }
}
