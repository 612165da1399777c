import { type Position, positionAt } from '../iam/document/source-text.js';

export type Decoded =
  | { readonly text: string }
  | { readonly text?: never; readonly badAt: Position; readonly isUtf16: boolean };

/** Strict UTF-8; a byte-order mark is dropped. Where it is none, the place of the first bad byte. */
export function decode(bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return { badAt: { line: 1, column: 1 }, isUtf16: true };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = goodStart(bytes);
    return { badAt: positionAt({ text }, text.length), isUtf16: false };
  }
}

/** As editors and shells of Windows write it: with its byte-order mark, or where every other byte of the first four is 0. */
function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (third === undefined || fourth === undefined) return false;
  const isZero = [first, second, third, fourth].map((byte) => byte === 0);
  return isZero[0] !== isZero[1] && isZero[0] === isZero[2] && isZero[1] === isZero[3];
}

/** The text before the first bad byte: halving finds how many bytes can still be the start of something good. */
function goodStart(bytes: Uint8Array): string {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (startOf(bytes, middle) === undefined) bad = middle;
    else good = middle;
  }
  return startOf(bytes, good) ?? '';
}

/** As a stream that goes on: a character that is cut at the end is not bad yet, and no part of the text. */
function startOf(bytes: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}
