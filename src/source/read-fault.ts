import { lstatSync } from 'node:fs';
import type { SourceFault } from './source-fault.js';

/** What an error of the file system at a path means. */
export function readFault(error: unknown, path: string): SourceFault {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  switch (code) {
    case 'ENOENT':
      return { code: isLink(path) ? 'dangling-link' : 'file-missing' };
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE':
      return { code: 'file-missing' };
    case 'ELOOP':
      return { code: 'circular-link' };
    case 'EISDIR':
      return { code: 'folder-not-file' };
    // A socket, or a device without a driver.
    case 'ENXIO':
      return { code: 'not-a-file' };
    default:
      return { code: 'file-unreadable', reason: code === '' ? String(error) : code };
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
