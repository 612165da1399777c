import type { Path, RequestFault } from '../iam/diagnostic.js';

/** Takes what is wrong with a request. */
export type Faults = (fault: RequestFault, path: Path) => void;

/** What a value is, in words. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'object':
      return 'an object';
    default:
      return `a ${typeof value}`;
  }
}
