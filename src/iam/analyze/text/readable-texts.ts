import { anyRun, anyRunInPart, type Token } from '../../value/pattern.js';
import type { TextPattern } from '../../value/value-set.js';
import { matchesText } from './matches-text.js';

const colon = 58;
const filler = 'example';

/** What stands well in the parts of an ARN; an AWS service is known only to the pattern. */
const standard = ['arn', 'aws', filler, 'us-east-2', '123456789012', filler] as const;

const known = new WeakMap<TextPattern, readonly string[]>();

/** A few texts of the pattern that read well: as an ARN, where it may be one, and with its wildcards filled alike. */
export function readableTexts(pattern: TextPattern): readonly string[] {
  let texts = known.get(pattern);
  if (texts === undefined) {
    const { tokens } = pattern;
    const drafts = [...draftArns(tokens), fill(tokens, ''), fill(tokens, filler)];
    texts = [...new Set(drafts)].filter((text) => matchesText(pattern, text));
    known.set(pattern, texts);
  }
  return texts;
}

function draftArns(tokens: readonly Token[]): readonly string[] {
  const parts = splitAtColons(tokens);
  const [first = []] = parts;
  if (first[0] === anyRun) {
    // Whatever follows stands in the resource.
    return [filler, ''].map((run) => `arn:aws:s3:::${filler}${fill(tokens.slice(1), run)}`);
  }
  if (fill(first, '') !== 'arn' || parts.length === 1) return [];
  return [filler, ''].flatMap((run) => draftArn(parts, run));
}

/** Where there are too few parts, some `*` stands for several of them: each may. */
function draftArn(parts: readonly (readonly Token[])[], run: string): readonly string[] {
  const missing = 6 - parts.length;
  if (missing <= 0) {
    const resource = parts.slice(5).map((part) => fill(part, run));
    return [
      [
        ...parts.slice(0, 5).map((part, index) => fillPart(part, standard[index] as string)),
        ...resource,
      ].join(':'),
    ];
  }
  return parts.flatMap((wide, at) => {
    if (!wide.includes(anyRun)) return [];
    const texts = parts.map((part, index) => {
      if (index < at) return fillPart(part, standard[index] as string);
      if (index > at)
        return index === parts.length - 1
          ? fill(part, run)
          : fillPart(part, standard[index + missing] as string);
      const star = wide.indexOf(anyRun);
      const before = fill(wide.slice(0, star), run);
      const span = [before === '' ? standard[at] : '', ...standard.slice(at + 1, at + missing + 1)];
      return before + span.join(':') + fill(wide.slice(star + 1), run);
    });
    return [texts.join(':')];
  });
}

function fillPart(part: readonly Token[], text: string): string {
  if (matchesText({ tokens: part, anyCase: false }, text)) return text;
  return fill(part, part.includes(anyRun) || part.includes(anyRunInPart) ? filler : '');
}

function fill(tokens: readonly Token[], run: string): string {
  let text = '';
  for (const token of tokens) {
    if (token >= 0) text += String.fromCharCode(token);
    else if (token === anyRun || token === anyRunInPart) text += run;
    else text += 'x';
  }
  return text;
}

function splitAtColons(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === colon) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
