import { anyOne, anyOneInPart, anyRun, anyRunInPart, type Pattern, type Token } from './pattern.js';
import type { Template } from './template.js';
import type { TextPattern, TextShape, ValueSet } from './value-set.js';

/** The texts that a value with wildcards stands for; where it has variables, the template itself. */
export function textSetOf(template: Template, shape: TextShape): ValueSet {
  if (template.pattern === undefined) return { kind: 'template', template, shape };
  return { kind: 'text', pattern: textPatternOf(template.pattern, shape) };
}

export function textPatternOf({ tokens, exact }: Pattern, shape: TextShape): TextPattern {
  switch (shape) {
    case 'whole':
      return { tokens, anyCase: false };
    case 'any-case':
      return { tokens: codesOf((exact ?? '').toLowerCase()), anyCase: true };
    case 'arn':
      return { tokens: partByPart(tokens), anyCase: false };
  }
}

function codesOf(text: string): Token[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

const colon = 58;

/** ArnLike checks each part by itself, so that in the first five a wildcard ends at the colon. */
function partByPart(tokens: readonly Token[]): Token[] {
  let colons = 0;
  return tokens.map((token) => {
    if (token === colon) colons++;
    if (colons >= 5) return token;
    return token === anyRun ? anyRunInPart : token === anyOne ? anyOneInPart : token;
  });
}

/** A set of texts as a policy would write it; signs that are no wildcards are written `${*}` and `${?}`. */
export function patternText({ tokens }: TextPattern): string {
  return tokens
    .map((token) => {
      if (token === anyRun || token === anyRunInPart) return '*';
      if (token === anyOne || token === anyOneInPart) return '?';
      const character = String.fromCharCode(token);
      return character === '*' || character === '?' ? `\${${character}}` : character;
    })
    .join('');
}
