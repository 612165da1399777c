import { anyOne, anyOneInPart, anyRun, anyRunInPart, type Token } from '../../value/pattern.js';

/**
 * The tokens in one order of writing: surrogate pairs are one token, neighbouring runs are one, and of neighbouring
 * wildcards those for one character come first. `*?` and `?*` mean the same, so they must look the same.
 */
export function normalTokens(tokens: readonly Token[]): Token[] {
  const normal: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const next = tokens[index + 1] ?? -1;
    if (isHigh(token) && isLow(next)) {
      normal.push((token - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000);
      index++;
    } else {
      append(normal, token);
    }
  }
  return normal;
}

function append(normal: Token[], token: Token): void {
  const last = normal.at(-1);
  if (token === anyRun) {
    if (last === anyRunInPart) normal.pop();
    if (last !== anyRun) normal.push(anyRun);
  } else if (token === anyRunInPart) {
    if (last !== anyRun && last !== anyRunInPart) normal.push(token);
  } else if ((token === anyOne && last === anyRun) || (token === anyOneInPart && last === anyRunInPart)) {
    normal.splice(-1, 0, token);
  } else {
    normal.push(token);
  }
}

/** Half of a character outside the basic plane, standing alone. */
export function isSurrogate(token: Token): boolean {
  return token >= 0xd800 && token <= 0xdfff;
}

function isHigh(token: Token): boolean {
  return token >= 0xd800 && token <= 0xdbff;
}

function isLow(token: Token): boolean {
  return token >= 0xdc00 && token <= 0xdfff;
}
