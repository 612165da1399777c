/** A value of a request in YAML, on one line. */
export function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, one]) => `${writeText(key)}: ${writeValue(one)}`);
    return `{ ${members.join(', ')} }`;
  }
  if (typeof value === 'number') return writeNumber(value);
  return typeof value === 'boolean' ? String(value) : writeText(String(value));
}

/** A number that YAML could read as another one is written as the text that conditions see of it. */
function writeNumber(value: number): string {
  const isExact = Number.isSafeInteger(value) || !Number.isInteger(value);
  return isExact ? String(value) : writeText(String(value));
}

/** Text that stands as it is in YAML of any version, wherever a value or key may stand; anything else is in quotes. */
export function writeText(text: string): string {
  if (isPlain.test(text) && !isWord.test(text)) return text;
  return JSON.stringify(text).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

/** Words with single spaces between them, paths, and instants. What a colon or a dash ends could be a key or an item. */
const isPlain =
  /^(?:(?:\.\.?\/)*[A-Za-z](?:[\w./@+:-]*[\w/])?(?:\*[\w./@+:*-]*[\w/*])?(?: [\w./@+()=-](?:[\w./@+()=:-]*[\w./@+()=-])?)*|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)$/;

/** What some version of YAML reads as something else than text. */
const isWord = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** What nobody would see; JSON leaves some of it as it is. */
function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
