import type { Diagnostic, JsonFault } from '../diagnostic.js';
import type { Member, Node } from './node.js';
import type { SourceText } from './source-text.js';

/** Deeper nesting than any policy or scenario has; a limit keeps hostile text from exhausting the stack. */
export const maximumDepth = 64;

export type JsonResult =
  | { readonly node: Node; readonly diagnostics?: never }
  | { readonly node?: never; readonly diagnostics: readonly Diagnostic[] };

/** Reads JSON (RFC 8259, strictly) and keeps what JSON.parse loses: where things stand, and repeated keys. */
export function readJson(source: SourceText): JsonResult {
  const reader: Reader = { text: source.text, at: 0, fault: undefined };
  const node = readDocument(reader);
  if (node !== undefined && reader.fault === undefined) return { node };
  const { at, ...fault } = reader.fault ?? { at: 0, code: 'json-syntax', expected: 'a value' };
  return { diagnostics: [{ ...fault, severity: 'error', place: { source, offset: at, path: [] } }] };
}

interface Reader {
  readonly text: string;
  at: number;
  fault: (JsonFault & { readonly at: number }) | undefined;
}

function readDocument(reader: Reader): Node | undefined {
  const node = readValue(reader, 0);
  if (node === undefined) return undefined;
  skipSpace(reader);
  return reader.at === reader.text.length ? node : fail(reader, 'the end of the text');
}

function readValue(reader: Reader, depth: number): Node | undefined {
  skipSpace(reader);
  const at = reader.at;
  if (depth > maximumDepth) {
    reader.fault = { at, code: 'json-too-deep', limit: maximumDepth };
    return undefined;
  }
  switch (reader.text[at]) {
    case '{':
      return readObject(reader, depth);
    case '[':
      return readArray(reader, depth);
    case '"': {
      const value = readString(reader);
      return value === undefined ? undefined : { kind: 'string', at, value };
    }
    default:
      return readWord(reader);
  }
}

function readObject(reader: Reader, depth: number): Node | undefined {
  const at = reader.at++;
  const members: Member[] = [];
  if (accept(reader, '}')) return { kind: 'object', at, members };
  for (;;) {
    skipSpace(reader);
    const keyAt = reader.at;
    if (reader.text[keyAt] !== '"') {
      return fail(
        reader,
        members.length > 0 && reader.text[keyAt] === '}' ? 'no comma before this' : 'a key in double quotes',
      );
    }
    const key = readString(reader);
    if (key === undefined) return undefined;
    if (!accept(reader, ':')) return fail(reader, '":" after the key');
    const value = readValue(reader, depth + 1);
    if (value === undefined) return undefined;
    members.push({ key, keyAt, value });
    if (accept(reader, '}')) return { kind: 'object', at, members };
    if (!accept(reader, ',')) return fail(reader, '"," or "}"');
  }
}

function readArray(reader: Reader, depth: number): Node | undefined {
  const at = reader.at++;
  const items: Node[] = [];
  if (accept(reader, ']')) return { kind: 'array', at, items };
  for (;;) {
    skipSpace(reader);
    if (items.length > 0 && reader.text[reader.at] === ']') return fail(reader, 'no comma before this');
    const item = readValue(reader, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    if (accept(reader, ']')) return { kind: 'array', at, items };
    if (!accept(reader, ',')) return fail(reader, '"," or "]"');
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them, which is the point.
const plainCharacters = /[^"\\\u0000-\u001f]*/y;
const escaped: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readString(reader: Reader): string | undefined {
  reader.at++;
  let value = '';
  for (;;) {
    plainCharacters.lastIndex = reader.at;
    value += plainCharacters.exec(reader.text)?.[0] ?? '';
    reader.at = plainCharacters.lastIndex;
    const stop = reader.text[reader.at];
    if (stop === '"') {
      reader.at++;
      return value;
    }
    if (stop !== '\\')
      return fail(
        reader,
        stop === undefined
          ? 'a closing double quote'
          : 'no control character in a string (write it as \\u00xx)',
      );
    const character = readEscape(reader);
    if (character === undefined) return undefined;
    value += character;
  }
}

function readEscape(reader: Reader): string | undefined {
  const letter = reader.text[reader.at + 1] ?? '';
  const simple = escaped.get(letter);
  if (simple !== undefined) {
    reader.at += 2;
    return simple;
  }
  const digits =
    letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(reader.text.slice(reader.at + 2, reader.at + 6)) : null;
  if (digits === null) return fail(reader, 'a JSON escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)');
  reader.at += 6;
  return String.fromCharCode(Number.parseInt(digits[0], 16));
}

const word = /[A-Za-z0-9+.\-_]+/y;
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function readWord(reader: Reader): Node | undefined {
  const at = reader.at;
  word.lastIndex = at;
  const written = word.exec(reader.text)?.[0];
  if (written === undefined) return fail(reader, 'a value');
  const node = wordNode(written, at);
  if (node === undefined) return fail(reader, expectedFor(written));
  reader.at += written.length;
  return node;
}

function wordNode(written: string, at: number): Node | undefined {
  if (written === 'true' || written === 'false') return { kind: 'boolean', at, value: written === 'true' };
  if (written === 'null') return { kind: 'null', at };
  const value = Number(written);
  return jsonNumber.test(written) && Number.isFinite(value)
    ? { kind: 'number', at, value, written }
    : undefined;
}

function expectedFor(written: string): string {
  if (jsonNumber.test(written)) return 'a number that a 64-bit float can hold';
  return /^[-+.\d]/.test(written) ? 'a JSON number' : 'a value (text stands in double quotes)';
}

const space = /[ \t\n\r]*/y;

function skipSpace(reader: Reader): void {
  space.lastIndex = reader.at;
  space.exec(reader.text);
  reader.at = space.lastIndex;
}

function accept(reader: Reader, character: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== character) return false;
  reader.at++;
  return true;
}

function fail(reader: Reader, expected: string): undefined {
  reader.fault ??= { at: reader.at, code: 'json-syntax', expected };
  return undefined;
}
