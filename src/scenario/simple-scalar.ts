import type { Member, Node } from '../iam/document/node.js';

/** A value that was read, and where its text ends. */
export interface ReadValue {
  readonly node: Node;
  readonly end: number;
}

/** Of the escapes only those of the quote and of the backslash. */
const doubleQuoted = /"([^"\\\n]*(?:\\["\\][^"\\\n]*)*)"/y;
const singleQuoted = /'([^'\n]*(?:''[^'\n]*)*)'(?!')/y;
/** Begins like nothing else in YAML; goes on until a comment, the end of the line, or what could be a key. */
const blockPlain =
  /(?:[A-Za-z0-9_/.$\u00a1-\uffff]|-[A-Za-z0-9])(?:[^\n:# ]+|:(?![ \n]|$)|(?<! )#| +(?![ #\n]|$))*/y;
const flowPlain =
  /(?:[A-Za-z0-9_/.$\u00a1-\uffff]|-[A-Za-z0-9])(?:[^\n:#, [\]{}]+|:(?![ \n,[\]{}]|$)| +(?![ #,[\]{}:\n]|$))*/y;
/** Whatever the core schema reads as something else than text. */
const notText =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|0[ox][0-9A-Fa-f]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
const plainInteger = /^(?:0|-?[1-9]\d{0,14})$/;

/** Reads a value inside of a block: a scalar that ends on its line, or a flow collection. */
export function readInline(text: string, at: number): ReadValue | undefined {
  return text[at] === '{' || text[at] === '['
    ? readFlow(text, at, 0)
    : (readQuoted(text, at) ?? readPlain(text, at, blockPlain));
}

/** Text in quotes that ends on its line. */
export function readQuoted(text: string, at: number): ReadValue | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const pattern = quote === '"' ? doubleQuoted : singleQuoted;
  pattern.lastIndex = at;
  const written = pattern.exec(text)?.[1];
  if (written === undefined) return undefined;
  const value = quote === '"' ? written.replace(/\\(.)/g, '$1') : written.replaceAll("''", "'");
  return { node: { kind: 'string', at, value }, end: pattern.lastIndex };
}

function readPlain(text: string, at: number, pattern: RegExp): ReadValue | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const node = plainNode(match[0], at);
  return node === undefined ? undefined : { node, end: pattern.lastIndex };
}

/** Undefined for what is better left to the whole reader: nulls, and numbers that are not written plainly. */
function plainNode(written: string, at: number): Node | undefined {
  if (!notText.test(written)) return { kind: 'string', at, value: written };
  if (plainInteger.test(written)) return { kind: 'number', at, value: Number(written), written };
  return written === 'true' || written === 'false'
    ? { kind: 'boolean', at, value: written === 'true' }
    : undefined;
}

const space = /[ \n]*/y;

/** In a flow collection a line may end wherever a space may stand. */
function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  space.exec(text);
  return space.lastIndex;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n';
}

/** `{ … }` or `[ … ]`, not deeper than anybody nests in a value. */
function readFlow(text: string, at: number, depth: number): ReadValue | undefined {
  if (depth > 8) return undefined;
  if (text[at] === '{') return readFlowObject(text, at, depth);
  if (text[at] === '[') return readFlowList(text, at, depth);
  return readQuoted(text, at) ?? readPlain(text, at, flowPlain);
}

function readFlowList(text: string, at: number, depth: number): ReadValue | undefined {
  const items: Node[] = [];
  let next = skipSpace(text, at + 1);
  if (text[next] === ']') return { node: { kind: 'array', at, items }, end: next + 1 };
  for (;;) {
    const item = readFlow(text, next, depth + 1);
    if (item === undefined) return undefined;
    items.push(item.node);
    next = skipSpace(text, item.end);
    if (text[next] === ']') return { node: { kind: 'array', at, items }, end: next + 1 };
    if (text[next] !== ',' || !isSpace(text[next + 1])) return undefined;
    next = skipSpace(text, next + 1);
  }
}

function readFlowObject(text: string, at: number, depth: number): ReadValue | undefined {
  const members: Member[] = [];
  let next = skipSpace(text, at + 1);
  if (text[next] === '}') return { node: { kind: 'object', at, members }, end: next + 1 };
  for (;;) {
    const key = readQuoted(text, next) ?? readPlain(text, next, flowPlain);
    if (key?.node.kind !== 'string' || text[key.end] !== ':' || text[key.end + 1] !== ' ') return undefined;
    const value = readFlow(text, skipSpace(text, key.end + 1), depth + 1);
    if (value === undefined) return undefined;
    members.push({ key: key.node.value, keyAt: key.node.at, value: value.node });
    next = skipSpace(text, value.end);
    if (text[next] === '}') return { node: { kind: 'object', at, members }, end: next + 1 };
    if (text[next] !== ',' || !isSpace(text[next + 1])) return undefined;
    next = skipSpace(text, next + 1);
  }
}
