import { describe, expect, it, test } from 'vitest';
import { nearest } from '../../src/iam/nearest.js';

describe('the nearest word', () => {
  const elements = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
  test.each([
    ['effect', 'Effect'],
    ['EFFECT', 'Effect'],
    ['Effcet', 'Effect'],
    ['Actions', 'Action'],
    ['Acton', 'Action'],
    ['Recource', 'Resource'],
    ['Conditions', 'Condition'],
    ['sid', 'Sid'],
    ['Sids', 'Sid'],
  ])('of %s is %s', (word, expected) => {
    expect(nearest(word, elements)).toBe(expected);
  });

  test.each(['', 'x', 'Statement', 'Wombat', 'constructor', '__proto__', 'Effect'.repeat(1000)])(
    'of %j is none',
    (word) => {
      expect(nearest(word, elements)).toBeUndefined();
    },
  );

  it('is the first of several that are as near', () => {
    expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
  });

  it('counts a swap of neighbours once', () => {
    expect(nearest('ab', ['ba'])).toBe('ba');
  });

  it('is none without candidates', () => {
    expect(nearest('word', [])).toBeUndefined();
  });
});
