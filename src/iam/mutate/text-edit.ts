import type { Path } from '../diagnostic.js';
import type { Node, Offset } from '../document/node.js';
import type { Edit, Json } from './edit.js';

/** A stretch of a text, and what stands there instead. */
export interface TextEdit {
  readonly from: Offset;
  readonly to: Offset;
  readonly text: string;
}

/** The same edit in the JSON text that a document was read from: all that it leaves alone stays as it is written. */
export function textEditOf(text: string, document: Node, { path, ...edit }: Edit): TextEdit {
  const { node, keyAt, siblings, place } = find(document, path);
  const end = endOfValue(text, node.at);
  switch (edit.kind) {
    case 'replace':
      return { from: node.at, to: end, text: written(edit.value) };
    case 'rename':
      return { from: keyAt as Offset, to: endOfValue(text, keyAt as Offset), text: JSON.stringify(edit.key) };
    case 'remove':
      return removal(text, { from: keyAt ?? node.at, to: end }, siblings, place);
  }
}

/** A list as people write it on a line. */
function written(value: Json): string {
  return Array.isArray(value) ? `[${value.map(written).join(', ')}]` : JSON.stringify(value);
}

interface Found {
  readonly node: Node;
  /** Of a member of an object. */
  readonly keyAt: Offset | undefined;
  /** Where it and those beside it begin, and which of them it is. */
  readonly siblings: readonly Offset[];
  readonly place: number;
}

function find(document: Node, path: Path): Found {
  let found: Found = { node: document, keyAt: undefined, siblings: [], place: 0 };
  for (const step of path) {
    const { node } = found;
    if (node.kind === 'object') {
      const place = node.members.findIndex(({ key }) => key === step);
      const siblings = node.members.map(({ keyAt }) => keyAt);
      const member = node.members[place];
      if (member !== undefined) found = { node: member.value, keyAt: member.keyAt, siblings, place };
    } else if (node.kind === 'array') {
      const item = node.items[step as number];
      const siblings = node.items.map(({ at }) => at);
      if (item !== undefined) found = { node: item, keyAt: undefined, siblings, place: step as number };
    }
    if (found.node === node) throw new RangeError(`there is nothing at ${path.join('.')}`);
  }
  return found;
}

/** With one of the commas around it, and the space up to the next or from the last one. */
function removal(
  text: string,
  { from, to }: Omit<TextEdit, 'text'>,
  siblings: readonly Offset[],
  place: number,
): TextEdit {
  const next = siblings[place + 1];
  if (next !== undefined) return { from, to: next, text: '' };
  const before = siblings[place - 1];
  if (before !== undefined) return { from: text.lastIndexOf(',', from), to, text: '' };
  const [start, end] = [/\s*$/.exec(text.slice(0, from))?.index ?? from, to];
  return { from: start, to: end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}

/** A value of JSON ends with its last bracket or quotation mark, or in front of what cannot belong to it. */
function endOfValue(text: string, start: Offset): Offset {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] !== '{' && text[start] !== '[') {
    const end = text.slice(start).search(/[\s,\]}]/);
    return end === -1 ? text.length : start + end;
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}

function endOfString(text: string, start: Offset): Offset {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
