import { anyOne, anyOneInPart, anyRun, anyRunInPart, type Token } from '../../value/pattern.js';
import type { TextPattern } from '../../value/value-set.js';
import { beginsWith } from './begins-with.js';
import { type CompiledText, compileText, keep } from './compile-text.js';
import { matchesCompiled } from './matches-text.js';

const colon = 58;

/**
 * Whether every text of `inner` is one of `outer`, as far as can be seen at a glance; false means "not known".
 * A variable in them stands for one text that is not known, the same one wherever its token is the same.
 */
export function includesPattern(outer: TextPattern, inner: TextPattern): boolean {
  return outer === inner || includesCompiled(compileText(outer), compileText(inner));
}

export function includesCompiled(outer: CompiledText, inner: CompiledText): boolean {
  if (outer.open && outer.prefix === '') return true;
  if (outer.pattern.anyCase) return includesInAnyCase(outer, inner);
  if (inner.pattern.anyCase) return includes(outer, symbolsInAnyCase(inner));
  // An exact text needs no glance: the answer is known, halves of characters and all.
  if (inner.exact !== undefined && outer.known) return matchesCompiled(outer, inner.exact);
  if (!beginsWith(inner.prefix, outer.prefix) || !inner.suffix.endsWith(outer.suffix)) return false;
  if (outer.broken || inner.broken) return sameTokens(outer.pattern.tokens, inner.pattern.tokens);
  let covered = inner.covered.get(outer.id);
  if (covered === undefined) {
    covered = includes(outer, inner.normal);
    keep(inner.covered, outer.id, covered);
  }
  return covered;
}

function includesInAnyCase(outer: CompiledText, inner: CompiledText): boolean {
  if (inner.pattern.anyCase) return sameTokens(outer.pattern.tokens, inner.pattern.tokens);
  return inner.exact !== undefined && outer.exact !== undefined && matchesCompiled(outer, inner.exact);
}

/** A letter in either case is some character, and no colon; beyond ASCII it may be several. */
function symbolsInAnyCase({ normal, ascii, known }: CompiledText): readonly Token[] {
  if (!ascii || !known) return [anyRun];
  return normal.map((token) => (isLetter(token) ? anyOneInPart : token));
}

/**
 * Matches the tokens of `outer` with those of `inner` as if they were a text, with the two pointers of `matchesText`.
 * They may overlook a match where runs within a part stand behind other wildcards; what they find is a match.
 */
function includes(outer: CompiledText, inner: readonly Token[]): boolean {
  const tokens = outer.normal;
  let token = 0;
  let at = 0;
  let run = -1;
  let runEnd = 0;
  let partRun = -1;
  let partRunEnd = 0;
  while (at < inner.length) {
    const wanted = tokens[token];
    const symbol = inner[at] as Token;
    if (wanted === anyRun) {
      run = token++;
      runEnd = at;
      partRun = -1;
    } else if (wanted === anyRunInPart) {
      partRun = token++;
      partRunEnd = at;
    } else if (wanted === symbol || isOne(wanted, symbol)) {
      token++;
      at++;
    } else if (partRun !== -1 && isInPart(inner[partRunEnd] as Token)) {
      token = partRun + 1;
      at = ++partRunEnd;
    } else if (run !== -1) {
      token = run + 1;
      at = ++runEnd;
      partRun = -1;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun || tokens[token] === anyRunInPart) token++;
  return token === tokens.length;
}

/** Whether the wildcard for one character takes whatever the symbol stands for. */
function isOne(wanted: Token | undefined, symbol: Token): boolean {
  if (wanted === anyOne) return symbol >= 0 || symbol === anyOne || symbol === anyOneInPart;
  return wanted === anyOneInPart && symbol !== anyRunInPart && isInPart(symbol);
}

function isInPart(symbol: Token): boolean {
  return symbol >= 0 ? symbol !== colon : symbol === anyOneInPart || symbol === anyRunInPart;
}

function isLetter(token: Token): boolean {
  return (token >= 97 && token <= 122) || (token >= 65 && token <= 90);
}

function sameTokens(left: readonly Token[], right: readonly Token[]): boolean {
  return left.length === right.length && left.every((token, index) => token === right[index]);
}
