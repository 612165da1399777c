/** A character code, or one of the two wildcards. */
export type Token = number;
/** `?`: exactly one character. */
export const anyOne: Token = -1;
/** `*`: any run of characters, the empty one too. */
export const anyRun: Token = -2;
/** The two of a part of an ARN, which ends at a colon. Only sets of texts have them (value-set.ts). */
export const anyOneInPart: Token = -3;
export const anyRunInPart: Token = -4;

/** A text with wildcards, as in Resource and StringLike. `/` and `:` have no meaning of their own. */
export interface Pattern {
  readonly tokens: readonly Token[];
  /** The whole text, where there is no wildcard. */
  readonly exact: string | undefined;
  /** What stands before a single `*` at the end: the commonest pattern, and the cheapest to match. */
  readonly prefix: string | undefined;
}

export function patternOf(tokens: readonly Token[]): Pattern {
  const wild = tokens.findIndex((token) => token < 0);
  if (wild === -1) return { tokens, exact: textOf(tokens), prefix: undefined };
  const open = wild === tokens.length - 1 && tokens[wild] === anyRun;
  return { tokens, exact: undefined, prefix: open ? textOf(tokens.slice(0, -1)) : undefined };
}

/** The tokens of a text in which `*` and `?` are wildcards. */
export function wildcardTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const token = code === 42 ? anyRun : code === 63 ? anyOne : code;
    // A run of stars means what one star means.
    if (token === anyRun && tokens.at(-1) === anyRun) continue;
    tokens.push(token);
  }
  return tokens;
}

/** The tokens of a text in which every character means itself. */
export function literalTokens(text: string): Token[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

export function matchesPattern(pattern: Pattern, text: string): boolean {
  if (pattern.exact !== undefined) return pattern.exact === text;
  if (pattern.prefix !== undefined) return text.startsWith(pattern.prefix);
  return scan(pattern.tokens, text);
}

/**
 * Two pointers: on a mismatch only the last `*` takes one more character, since whatever an earlier `*`
 * could take, the last one can. At most tokens × characters steps, without a regular expression's blow-up.
 */
function scan(tokens: readonly Token[], text: string): boolean {
  let token = 0;
  let character = 0;
  let lastRun = -1;
  let resume = 0;
  while (character < text.length) {
    const wanted = tokens[token];
    if (wanted === anyRun) {
      lastRun = token++;
      resume = character;
    } else if (wanted === anyOne) {
      token++;
      character += widthAt(text, character);
    } else if (wanted === text.charCodeAt(character)) {
      token++;
      character++;
    } else if (lastRun !== -1) {
      token = lastRun + 1;
      resume += widthAt(text, resume);
      character = resume;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun) token++;
  return token === tokens.length;
}

/** A character outside the basic plane is two code units, and still one character. */
function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

function textOf(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) text += String.fromCharCode(token);
  return text;
}
