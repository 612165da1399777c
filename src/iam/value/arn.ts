import { matchesPattern, type Pattern, patternOf, type Token } from './pattern.js';

/** `arn:partition:service:region:account:resource`; the resource keeps its own colons. */
export type ArnParts = readonly [string, string, string, string, string, string];

const colon = 58;

/** The six components of an ARN; undefined where there are fewer, or it does not begin with `arn`. */
export function splitArn(text: string): ArnParts | undefined {
  const parts = text.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return undefined;
  const [prefix = '', partition = '', service = '', region = '', account = '', ...resource] = parts;
  return [prefix, partition, service, region, account, resource.join(':')];
}

/** The patterns of the six components, as ArnLike checks them: each by itself. */
export function splitArnPattern({ tokens }: Pattern): readonly Pattern[] | undefined {
  const parts: Pattern[] = [];
  let start = 0;
  while (parts.length < 5) {
    const end = tokens.indexOf(colon, start);
    if (end === -1) return undefined;
    parts.push(patternOf(tokens.slice(start, end)));
    start = end + 1;
  }
  parts.push(patternOf(tokens.slice(start) as Token[]));
  return parts;
}

export function matchesArn(patterns: readonly Pattern[], parts: ArnParts): boolean {
  return patterns.every((pattern, index) => matchesPattern(pattern, parts[index] as string));
}
