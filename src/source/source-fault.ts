import type { Problem } from '../api/problem.js';

/** Why a path gives no text, as data. */
export type SourceFault =
  | { readonly code: 'file-missing' }
  | { readonly code: 'folder-not-file' }
  | { readonly code: 'not-a-file' }
  | { readonly code: 'file-too-large'; readonly limit: number }
  | { readonly code: 'file-unreadable'; readonly reason: string }
  | { readonly code: 'not-utf-8' }
  | { readonly code: 'absolute-path' }
  | { readonly code: 'path-outside-root'; readonly root: string };

/** What an error of the file system means. */
export function readFault(error: unknown): SourceFault {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE')
    return { code: 'file-missing' };
  if (code === 'EISDIR') return { code: 'folder-not-file' };
  // A socket, or a device without a driver.
  if (code === 'ENXIO') return { code: 'not-a-file' };
  return { code: 'file-unreadable', reason: code === '' ? String(error) : code };
}

/** Tells of a file, named as it is shown to people. */
export function problemOfFile(fault: SourceFault, file: string): Problem {
  return { severity: 'error', code: fault.code, message: describeSourceFault(fault, file), file };
}

/** Tells of a path that stands in a scenario file; the place is the reader's to add. */
export function problemOfPath(fault: SourceFault, path: string): Problem {
  return { severity: 'error', code: fault.code, message: describeSourceFault(fault, path) };
}

function describeSourceFault(fault: SourceFault, path: string): string {
  switch (fault.code) {
    case 'file-missing':
      return `there is no file ${path}`;
    case 'folder-not-file':
      return `${path} is a folder, not a file`;
    case 'not-a-file':
      return `${path} is no regular file`;
    case 'file-too-large':
      return `${path} is larger than ${fault.limit / 1024 / 1024} MB`;
    case 'file-unreadable':
      return `${path} cannot be read (${fault.reason})`;
    case 'not-utf-8':
      return `${path} is not UTF-8`;
    case 'absolute-path':
      return `${path} is an absolute path: write it relative to this file`;
    case 'path-outside-root':
      return `${path} leads out of the project, whose root is ${fault.root === '.' ? 'the working folder' : fault.root}`;
  }
}
