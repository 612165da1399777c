import type { Diagnostic, Path, RequestFault } from '../iam/diagnostic.js';
import { isPlainObject } from '../iam/document/object.js';

/** Gathers what is wrong with a request; nothing is allocated for one that is right. */
export class Faults {
  diagnostics: Diagnostic[] | undefined = undefined;

  refuse(fault: RequestFault, path: Path): void {
    this.diagnostics ??= [];
    this.diagnostics.push({ ...fault, severity: 'error', place: { offset: -1, path } });
  }
}

/** What a value is, in words. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'undefined':
      return 'undefined';
    case 'object':
      return nameOf(value);
    default:
      return `a ${typeof value}`;
  }
}

/** Of an instance its class, as `a Map`: that it is an object says too little. */
function nameOf(value: object): string {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (name !== 'Object') return `a ${name}`;
  return isPlainObject(value) ? 'an object' : 'an instance of a class';
}
