/** What a YAML block of a TAP test point may hold. */
export type YamlValue = string | number | readonly string[];

/**
 * A mapping as YAML 1.2, a key a line. Texts are quoted, so that `no` and `012` stay texts; lines that people read are a
 * literal block. There is only what the small reader of Perl's `prove` takes, too: `|` but not `|-`, no line without its
 * indentation, and lists in one line.
 */
export function yamlBlock(fields: readonly (readonly [string, YamlValue | undefined])[]): readonly string[] {
  return fields.flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (typeof value === 'number') return [`${key}: ${value}`];
    if (typeof value !== 'string') return [`${key}: [${value.map(quoted).join(', ')}]`];
    if (!isPlainText(value)) return [`${key}: ${quoted(value)}`];
    return [
      `${key}: |`,
      ...value
        .slice(0, -1)
        .split('\n')
        .map((line) => `  ${line}`),
    ];
  });
}

/** Whether lines can stand as they are: they end with one line break, and nothing in them must not stand in a literal block. */
function isPlainText(text: string): boolean {
  return /^\S/.test(text) && /[^\n]\n$/.test(text) && !unwritable.test(text);
}

/** What YAML has no way to write but by an escape, lone surrogates among it, and what turns the direction of text. */
const unwritable =
  /[^\n\u0020-\u007E\u00A0-\u2027\u2030-\u2065\u206A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A JSON text is a YAML text, once everything is escaped that only JSON allows, or that a terminal obeys. */
function quoted(text: string): string {
  const sound = text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD');
  return JSON.stringify(sound).replace(
    /[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
