import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/api/analysis/answers.js';
import { compare, parsePolicy } from '../../src/index.js';
import { renderComparison } from '../../src/report/render-comparison.js';
import { noStyle } from '../../src/report/style.js';

const allow = (action: string) =>
  parsePolicy({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  });
const names = { before: 'BEFORE', after: 'AFTER', isOwn: () => true, besideOf: () => undefined };
const headOf = (comparison: Comparison): string | undefined =>
  renderComparison(comparison, names, noStyle).split('\n')[0];

const [all, get] = [allow('s3:*'), allow('s3:Get*')];
const cases: readonly (readonly [before: typeof all, after: typeof all, head: string, open: string])[] = [
  [
    get,
    all,
    'wider: AFTER allows more than BEFORE (1 newly allowed)',
    'wider or incomparable: AFTER allows more than BEFORE (1 newly allowed so far); whether anything is no longer allowed could not be worked out',
  ],
  [
    all,
    get,
    'narrower: AFTER allows less than BEFORE, and nothing new (1 no longer allowed)',
    'narrower or incomparable: AFTER allows less than BEFORE (1 no longer allowed so far); whether anything is newly allowed could not be worked out',
  ],
  [
    get,
    get,
    'equivalent: AFTER allows the same requests as BEFORE',
    'undecided: whether AFTER allows more or less than BEFORE could not be worked out',
  ],
];

describe('the first line of a comparison', () => {
  it.each(cases)('%#: says what is known and what is open', (before, after, head, open) => {
    const comparison = compare(before, after);
    expect(headOf(comparison)).toBe(head);
    const undecided = { answer: 'undecided', reason: 'work' } as const;
    expect(headOf({ ...comparison, relation: 'undecided', undecided })).toBe(open);
  });
});
