import type { Problem } from '../api/problem.js';
import type { Position } from '../iam/document/source-text.js';
import { quoteIfOdd } from '../iam/explain/quote.js';

/** Why a path gives no text, as data. */
export type SourceFault =
  | { readonly code: 'file-missing' }
  | { readonly code: 'dangling-link' }
  | { readonly code: 'circular-link' }
  | { readonly code: 'folder-not-file' }
  | { readonly code: 'not-a-file' }
  | { readonly code: 'file-too-large'; readonly limit: number }
  | { readonly code: 'file-unreadable'; readonly reason: string }
  | { readonly code: 'not-utf-8'; readonly place: Position; readonly isUtf16: boolean }
  | { readonly code: 'absolute-path' }
  | { readonly code: 'path-outside-root'; readonly root: string };

/** Tells of a file or folder, named as it is shown to people: its problem is placed there, so the words do not name it. */
export function problemOfFile(fault: SourceFault, file: string): Problem {
  const message =
    fault.code === 'file-missing' ? 'there is no such file' : describeSourceFault(fault, 'this');
  return {
    severity: 'error',
    code: fault.code,
    message,
    file,
    ...(fault.code === 'not-utf-8' && fault.place),
  };
}

/** Tells of a path that stands in a scenario file; the place is the reader's to add. */
export function problemOfPath(fault: SourceFault, path: string): Problem {
  const isPlaced = fault.code === 'not-utf-8' && !fault.isUtf16;
  const where = isPlaced ? ` (line ${fault.place.line}, column ${fault.place.column})` : '';
  return {
    severity: 'error',
    code: fault.code,
    message: describeSourceFault(fault, quoteIfOdd(path)) + where,
  };
}

function describeSourceFault(fault: SourceFault, path: string): string {
  switch (fault.code) {
    case 'file-missing':
      return `there is no file ${path}`;
    case 'dangling-link':
      return `${path} is a symbolic link to nothing`;
    case 'circular-link':
      return `${path} is a symbolic link that leads in a circle`;
    case 'folder-not-file':
      return `${path} is a folder, not a file`;
    case 'not-a-file':
      return `${path} is no regular file`;
    case 'file-too-large':
      return `${path} is larger than ${fault.limit / 1024 / 1024} MB`;
    case 'file-unreadable':
      return `${path} cannot be read (${fault.reason})`;
    case 'not-utf-8':
      return `${path} is ${fault.isUtf16 ? 'UTF-16: save it as' : 'not'} UTF-8`;
    case 'absolute-path':
      return `${path} is an absolute path: write it relative to this file`;
    case 'path-outside-root':
      return `${path} leads out of the project, whose root is ${fault.root === '.' ? 'the working folder' : fault.root}`;
  }
}
