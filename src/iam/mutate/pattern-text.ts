/** A text in the pieces that are changed as a whole: a character, a wildcard, or a policy variable. */
type Pieces = readonly string[];

/** How the parts of a text are told apart. */
export type PatternForm =
  /** `service:Name`, or `*` */
  | 'action'
  /** An ARN, whose colons stay where they are, or `*` */
  | 'arn'
  /** Any text, with parts between colons and slashes */
  | 'text';

const variableOrCharacter = /\$\{(?:[^}']|'[^']*')*\}|./gsu;

/** The text with one of its wildcards standing for more. */
export function widened(text: string, form: PatternForm): readonly string[] {
  const pieces = piecesOf(text);
  const texts = wildcardsIn(pieces).flatMap((at) =>
    pieces[at] === '?' ? [joined(pieces.with(at, '*'))] : swallowed(pieces, at, form),
  );
  return distinct(texts, text);
}

/** The text with one of its wildcards gone. A bare `*` is no part of a text that could stay. */
export function narrowed(text: string): readonly string[] {
  const pieces = piecesOf(text);
  if (pieces.length < 2) return [];
  return distinct(
    wildcardsIn(pieces).map((at) => joined(pieces.toSpliced(at, 1))),
    text,
  );
}

/** The text with one of its policy variables become a wildcard. */
export function withoutVariable(text: string): readonly string[] {
  const pieces = piecesOf(text);
  const variables = pieces.flatMap((piece, at) => (isVariable(piece) ? [at] : []));
  return distinct(
    variables.map((at) => joined(pieces.with(at, '*'))),
    text,
  );
}

/** The ARN with its last part become a wildcard; undefined where it has a wildcard already. */
export function withoutName(text: string): string | undefined {
  const pieces = piecesOf(text);
  const start = Math.max(beginOfPart(pieces, pieces.length), resourceStart(pieces));
  if (wildcardsIn(pieces).length > 0 || start === pieces.length) return undefined;
  return joined([...pieces.slice(0, start), '*']);
}

/** What stands in front of the `*`, back to where its part begins; where it is a whole part, the part in front of it. */
function swallowed(pieces: Pieces, at: number, form: PatternForm): string[] {
  const first = form === 'text' ? 0 : form === 'action' ? pieces.indexOf(':') + 1 : resourceStart(pieces);
  const inside = beginOfPart(pieces, at);
  if (inside < at) return [joined(pieces.toSpliced(inside, at - inside))];
  if (inside > first)
    return [joined(pieces.toSpliced(beginOfPart(pieces, inside - 1), at - beginOfPart(pieces, inside - 1)))];
  if (form === 'action' && inside === first && first > 0) return ['*'];
  return form === 'arn' && inside === first && at === pieces.length - 1 ? widerArn(pieces) : [];
}

/** Of an ARN that ends in `:*` the account stands for all, then the region, and then there is nothing left but `*`. */
function widerArn(pieces: Pieces): string[] {
  const parts = joined(pieces).split(':');
  if (parts.length < 6) return [];
  for (const place of [4, 3]) {
    if (parts[place] !== '' && parts[place] !== '*') return [parts.with(place, '*').join(':')];
  }
  return ['*'];
}

/** Behind the fifth colon: in front of it, each part is left where it is. */
function resourceStart(pieces: Pieces): number {
  let at = 0;
  for (let colons = 0; colons < 5 && at < pieces.length; at++) if (pieces[at] === ':') colons++;
  return at;
}

function beginOfPart(pieces: Pieces, end: number): number {
  let at = end;
  while (at > 0 && pieces[at - 1] !== ':' && pieces[at - 1] !== '/') at--;
  return at;
}

function piecesOf(text: string): Pieces {
  return text.match(variableOrCharacter) ?? [];
}

function wildcardsIn(pieces: Pieces): readonly number[] {
  return pieces.flatMap((piece, at) => (piece === '*' || piece === '?' ? [at] : []));
}

/** `${*}`, `${?}` and `${$}` are characters. */
function isVariable(piece: string): boolean {
  return piece.length > 4 && piece.startsWith('${');
}

/** A run of stars is one star. */
function joined(pieces: Pieces): string {
  return pieces.filter((piece, at) => piece !== '*' || pieces[at - 1] !== '*').join('');
}

function distinct(texts: readonly string[], original: string): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== original);
}
