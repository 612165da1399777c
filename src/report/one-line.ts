import { cutAt } from './cut-at.js';
import { printable } from './printable.js';

/** Text in one line: what would break it is a space. */
export function oneLine(text: string): string {
  return printable(text.replace(/[\r\n\t\u0085\u2028\u2029]+/g, ' ')).trim();
}

/** The same, cut where it is longer than anybody reads. */
export function oneShortLine(text: string, longest: number): string {
  return cutAt(oneLine(text), longest);
}
