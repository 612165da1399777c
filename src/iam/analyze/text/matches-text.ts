import { anyOne, anyOneInPart, anyRun, anyRunInPart, type Token } from '../../value/pattern.js';
import type { TextPattern } from '../../value/value-set.js';
import { beginsWith } from './begins-with.js';
import { type CompiledText, compileText } from './compile-text.js';

const colon = 58;

/** Whether the text is one of the pattern's: what `evaluate` answers of the value that the pattern was made of. */
export function matchesText(pattern: TextPattern, text: string): boolean {
  return matchesCompiled(compileText(pattern), text);
}

export function matchesCompiled(compiled: CompiledText, text: string): boolean {
  const { pattern, exact, prefix } = compiled;
  if (pattern.anyCase) {
    // Only beyond ASCII does a text change its length with its case.
    if (exact === undefined || (compiled.ascii && exact.length !== text.length)) return false;
    return text.toLowerCase() === exact;
  }
  if (exact !== undefined) return exact === text;
  if (!beginsWith(text, prefix)) return false;
  if (compiled.open) return true;
  if (!text.endsWith(compiled.suffix)) return false;
  return compiled.mixed ? scanEveryWay(pattern.tokens, text) : scan(pattern.tokens, text);
}

/**
 * Two pointers, as in pattern.ts. A run within a part stops at a colon, and then the run before it takes more. That
 * the last run within a part alone takes more is enough as long as no wildcard before it may take a colon: whichever
 * way the tokens before it match, as many colons lie behind them.
 */
function scan(tokens: readonly Token[], text: string): boolean {
  let token = 0;
  let at = 0;
  let run = -1;
  let runEnd = 0;
  let partRun = -1;
  let partRunEnd = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    const code = text.charCodeAt(at);
    if (wanted === code) {
      token++;
      at++;
    } else if (wanted === anyRun) {
      run = token++;
      runEnd = at;
      partRun = -1;
    } else if (wanted === anyRunInPart) {
      partRun = token++;
      partRunEnd = at;
    } else if (wanted === anyOne || (wanted === anyOneInPart && code !== colon)) {
      token++;
      at += widthAt(text, at);
    } else if (partRun !== -1 && text.charCodeAt(partRunEnd) !== colon) {
      token = partRun + 1;
      partRunEnd += widthAt(text, partRunEnd);
      at = partRunEnd;
    } else if (run !== -1) {
      token = run + 1;
      runEnd += widthAt(text, runEnd);
      at = runEnd;
      partRun = -1;
    } else {
      return false;
    }
  }
  while (tokens[token] === anyRun || tokens[token] === anyRunInPart) token++;
  return token === tokens.length;
}

/** All places that a beginning of the tokens may reach, token by token. */
function scanEveryWay(tokens: readonly Token[], text: string): boolean {
  let places = new Set([0]);
  for (const token of tokens) {
    const next = new Set<number>();
    const isRun = token === anyRun || token === anyRunInPart;
    const inPart = token === anyOneInPart || token === anyRunInPart;
    // A set yields what is added to it on the way, so a run goes on to its end.
    for (const place of places) {
      if (isRun) next.add(place);
      if (place === text.length) continue;
      const code = text.charCodeAt(place);
      if (token >= 0) {
        if (token === code) next.add(place + 1);
      } else if (!inPart || code !== colon) {
        (isRun ? places : next).add(place + widthAt(text, place));
      }
    }
    if (next.size === 0) return false;
    places = next;
  }
  return places.has(text.length);
}

/** A character outside the basic plane is two code units, and still one character. */
function widthAt(text: string, index: number): number {
  const isHigh = (text.charCodeAt(index) & 0xfc00) === 0xd800;
  return isHigh && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
