import { maximumDepth } from '../iam/document/json.js';
import type { Member, Node } from '../iam/document/node.js';
import { readInline, readQuoted } from './simple-scalar.js';

/**
 * Reads the YAML that scenario files mostly are: block mappings and lists indented with spaces, values that end on
 * their line. It gives up, with undefined, at whatever is not plainly that, right or wrong: the whole reader, which is
 * thirty times slower and takes a while to load, then reads the file from the start and has the last word. A test
 * compares the two on many texts.
 */
export function readSimpleYaml(text: string): Node | undefined {
  if (unusual.test(text) || hasLongLine(text)) return undefined;
  // Spaces at the end of a line mean nothing here, and the offsets stay.
  const reader: Reader = { text: text.replaceAll('\r\n', ' \n'), at: 0, indent: 0, end: 0 };
  nextLine(reader, 0);
  const root = reader.indent === 0 ? readBlock(reader, 0, 0) : undefined;
  return isAtEnd(reader) ? root : undefined;
}

/** Tabs, lone carriage returns and other control characters, and the line breaks of Unicode. */
const unusual = /[^\P{Cc}\r\n]|\r(?!\n)|[\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Longer lines than people write: the regular expressions below would run out of stack on some. */
function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    if (end - at > 10_000) return true;
    at = end + 1;
  }
  return false;
}

/** The line being read: where its content begins, and how far that is indented. */
interface Reader {
  readonly text: string;
  at: number;
  indent: number;
  /** Where the line ends. */
  end: number;
}

/** The indentation after the last line: less than any other. */
const atEnd = -1;

function isAtEnd({ indent }: Reader): boolean {
  return indent === atEnd;
}

const emptyLine = / *(?:#[^\n]*)?\n/y;

/** Goes to the first line from `start` on that has content. */
function nextLine(reader: Reader, start: number): void {
  const { text } = reader;
  let line = start;
  for (emptyLine.lastIndex = line; emptyLine.test(text); emptyLine.lastIndex = line)
    line = emptyLine.lastIndex;
  const at = skipSpace(text, line);
  const isComment = text[at] === '#';
  if (at >= text.length || isComment) {
    reader.indent = atEnd;
    reader.at = text.length;
    reader.end = text.length;
    return;
  }
  const newline = text.indexOf('\n', at);
  reader.at = at;
  reader.indent = at - line;
  reader.end = newline === -1 ? text.length : newline;
}

function readBlock(reader: Reader, indent: number, depth: number): Node | undefined {
  if (depth > maximumDepth) return undefined;
  return isItem(reader) ? readList(reader, indent, depth) : readObject(reader, indent, depth);
}

function isItem({ text, at }: Reader): boolean {
  return text[at] === '-' && text[at + 1] === ' ';
}

function readList(reader: Reader, indent: number, depth: number): Node | undefined {
  const { at } = reader;
  const items: Node[] = [];
  while (reader.indent === indent && isItem(reader)) {
    const start = skipSpace(reader.text, reader.at + 1);
    // What stands after the dash is a block of its own when it begins with a key.
    const column = indent + start - reader.at;
    reader.at = start;
    reader.indent = column;
    const item =
      keyAt(reader) === undefined ? readValue(reader, indent) : readObject(reader, column, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return reader.indent > indent ? undefined : { kind: 'array', at, items };
}

function readObject(reader: Reader, indent: number, depth: number): Node | undefined {
  const { at, text } = reader;
  const members: Member[] = [];
  while (reader.indent === indent) {
    const found = keyAt(reader);
    // YAML 1.2, 8.2.2: the colon stands at most 1024 characters after the start of its key.
    if (found === undefined || found.end - reader.at > 1024) return undefined;
    const keyStart = reader.at;
    const start = skipSpace(text, found.end);
    const isEmpty = start >= reader.end || (text[start] === '#' && start > found.end);
    reader.at = start;
    const value = isEmpty ? readNested(reader, indent, depth) : readValue(reader, indent);
    if (value === undefined) return undefined;
    members.push({ key: found.key, keyAt: keyStart, value });
    // A list may stand as far left as its key; another key follows it there, and another list cannot.
    if (reader.indent === indent && isItem(reader)) return undefined;
  }
  return reader.indent > indent ? undefined : { kind: 'object', at, members };
}

/** What stands below its key. */
function readNested(reader: Reader, indent: number, depth: number): Node | undefined {
  nextLine(reader, reader.end);
  const isBlock = isItem(reader) || keyAt(reader) !== undefined;
  if (reader.indent > indent)
    return isBlock ? readBlock(reader, reader.indent, depth + 1) : readValue(reader, indent);
  return reader.indent === indent && isItem(reader) ? readList(reader, indent, depth + 1) : undefined;
}

const restOfLine = / *(?:(?<= )#[^\n]*)?(?:\n|$)/y;

/** A value. Where the line after it is indented further, it would go on: the block around it then gives up. */
function readValue(reader: Reader, indent: number): Node | undefined {
  if (reader.text[reader.at] === '>' || reader.text[reader.at] === '|')
    return readBlockScalar(reader, indent);
  const value = readInline(reader.text, reader.at);
  if (value === undefined || !isIndented(reader, value.end, indent)) return undefined;
  restOfLine.lastIndex = value.end;
  if (!restOfLine.test(reader.text)) return undefined;
  nextLine(reader, reader.end);
  return value.node;
}

/** Whether the further lines of a value, which a flow collection may have, are indented as part of it; goes to the last. */
function isIndented(reader: Reader, end: number, indent: number): boolean {
  const { text } = reader;
  while (reader.end < end) {
    const start = reader.end + 1;
    if (skipSpace(text, start) - start <= indent) return false;
    const newline = text.indexOf('\n', start);
    reader.end = newline === -1 ? text.length : newline;
  }
  return true;
}

const blockHeader = /([>|])(-?) *\n/y;
const contentLine = /( *)([^ \n](?:[^\n]*[^ \n])?)?\n/y;

/** Text that is folded or taken line by line, all of it indented alike. */
function readBlockScalar(reader: Reader, indent: number): Node | undefined {
  const { text, at } = reader;
  blockHeader.lastIndex = at;
  const header = blockHeader.exec(text);
  // A last line without its end is another matter when it holds no more than spaces or a number sign.
  if (header === null || !text.endsWith('\n')) return undefined;
  const isFolded = header[1] === '>';
  let next = blockHeader.lastIndex;
  let value = '';
  let column = 0;
  let empty = 0;
  for (;;) {
    contentLine.lastIndex = next;
    const [, space = '', content] = contentLine.exec(text) ?? [];
    if (content === undefined && text[next] === '\n') empty++;
    else if (content === undefined || space.length <= indent) break;
    else {
      if (column === 0 ? empty > 0 : space.length !== column) return undefined;
      const breaks = '\n'.repeat(isFolded ? empty : empty + 1) || ' ';
      value += column === 0 ? content : breaks + content;
      column = space.length;
      empty = 0;
    }
    next = contentLine.lastIndex;
  }
  nextLine(reader, next);
  if (column === 0 || reader.indent > indent || text[next] === '#') return undefined;
  return { kind: 'string', at, value: header[2] === '-' ? value : `${value}\n` };
}

/** A key as scenario files have them: the colons of condition keys belong to it. */
const plainKey = /[A-Za-z_$](?:[A-Za-z0-9_$./@-]|:(?![ \n]|$))*(?=:(?: |\n|$))/y;
const otherKey = /^(?:null|true|false)$/i;

function keyAt({ text, at }: Reader): { readonly key: string; readonly end: number } | undefined {
  const quoted = readQuoted(text, at);
  if (quoted?.node.kind === 'string') {
    const { end } = quoted;
    const isKey =
      text[end] === ':' && (text[end + 1] === ' ' || text[end + 1] === '\n' || end + 1 === text.length);
    return isKey ? { key: quoted.node.value, end: end + 1 } : undefined;
  }
  plainKey.lastIndex = at;
  const key = plainKey.exec(text)?.[0];
  return key === undefined || otherKey.test(key) ? undefined : { key, end: at + key.length + 1 };
}

const spaces = / */y;

function skipSpace(text: string, at: number): number {
  spaces.lastIndex = at;
  spaces.exec(text);
  return spaces.lastIndex;
}
