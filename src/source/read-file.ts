import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decode } from './decode.js';
import { readFault } from './read-fault.js';
import type { SourceFault } from './source-fault.js';

/** No policy or scenario file is near this size. */
const sizeLimit = 64 * 1024 * 1024;

export type FileResult =
  | { readonly text: string; readonly fault?: never }
  | { readonly text?: never; readonly fault: SourceFault };

/** Reads a regular file as strict UTF-8. Opens without waiting, so that a FIFO is refused and not listened to. */
export function readFile(path: string): FileResult {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { fault: readFault(error, path) };
  }
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return { fault: { code: 'folder-not-file' } };
    if (!stats.isFile()) return { fault: { code: 'not-a-file' } };
    if (stats.size > sizeLimit) return { fault: { code: 'file-too-large', limit: sizeLimit } };
    const decoded = decode(readAll(descriptor, stats.size));
    if (decoded.text !== undefined) return decoded;
    return { fault: { code: 'not-utf-8', place: decoded.badAt, isUtf16: decoded.isUtf16 } };
  } catch (error) {
    return { fault: readFault(error, path) };
  } finally {
    closeSync(descriptor);
  }
}

/** Never more than the file had when it was opened. */
function readAll(descriptor: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(descriptor, buffer, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}
