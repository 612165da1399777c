import { describe, expect, it } from 'vitest';
import { narrow } from '../../../src/iam/analyze/dimension.js';
import type { KeySpace } from '../../../src/iam/analyze/key-space.js';
import type { Pins } from '../../../src/iam/analyze/pins.js';
import { type Settled, settle, type Unsettled } from '../../../src/iam/analyze/settle.js';
import { workOf } from '../../../src/iam/analyze/work.js';
import type { PolicyStatement } from '../../../src/index.js';
import { key, literalsIn, vocabulary } from './boxes.js';

const readable = {
  actions: ['ec2:startinstances', 's3:getobject'],
  resourcesFor: (action: string) => [`arn:aws:s3:::of/${action}`, '*'],
};

/** One request that a statement applies to. */
function one(
  statement: Partial<PolicyStatement>,
  keys: readonly KeySpace[] = [],
  pins: Pins = new Map(),
  work = 1000,
): Settled | Unsettled {
  const words = vocabulary(keys, pins);
  const box = narrow(words.everything, literalsIn(words, statement));
  if (box === undefined) throw new Error('an empty box');
  return settle(box, words, readable, workOf(work));
}

describe('a request is made of', () => {
  it('the action that a reader knows, and the resource that goes with it', () => {
    expect(one({ Action: 's3:*' })).toEqual({
      action: 's3:getobject',
      resource: 'arn:aws:s3:::of/s3:getobject',
      keys: new Map(),
    });
  });

  it('another action or resource where those do not fit', () => {
    expect(one({ Action: 'sqs:Send*', Resource: 'arn:aws:sqs:*' })).toMatchObject({
      action: expect.stringMatching(/^sqs:send/),
      resource: expect.stringMatching(/^arn:aws:sqs:/),
    });
  });

  it('a value for every key, or its absence', () => {
    const settled = one({ Condition: { StringEquals: { 'k:a': 'x' } } }, [key('k:a'), key('k:b')]);
    expect(settled).toMatchObject({
      keys: new Map([
        ['k:a', 'x'],
        ['k:b', undefined],
      ]),
    });
  });
});

describe('a variable', () => {
  const home = { Resource: 'arn:aws:s3:::home/${aws:username}' };
  const user = key('aws:username', { preferred: ['alice'] });

  it('that is pinned stands for its value', () => {
    expect(one(home, [user], new Map([['aws:username', 'bob']]))).toMatchObject({
      resource: 'arn:aws:s3:::home/bob',
      keys: new Map([['aws:username', 'bob']]),
    });
  });

  it('that is open is given a value that reads well', () => {
    expect(one(home, [user])).toMatchObject({
      resource: 'arn:aws:s3:::home/alice',
      keys: new Map([['aws:username', 'alice']]),
    });
  });

  it('is given a name out of the texts that are asked for, where no other fits', () => {
    const Condition = { StringEquals: { 'k:a': '${k:b}' }, StringLike: { 'k:a': 'arn:aws:s3:::one' } };
    const settled = one({ Condition }, [key('k:a'), key('k:b')]);
    expect(settled).toMatchObject({
      keys: new Map([
        ['k:a', 'arn:aws:s3:::one'],
        ['k:b', 'arn:aws:s3:::one'],
      ]),
    });
  });

  const riddle = {
    Condition: { StringEquals: { 'k:a': '${k:b}${k:c}' }, StringLike: { 'k:a': 'abcdef', 'k:b': 'a*' } },
  };
  const keys = [key('k:a'), key('k:b'), key('k:c')];

  it('for which no value is found leaves the question open, and is named', () => {
    expect(one(riddle, keys)).toEqual({ code: 'variable', key: 'k:b' });
  });

  it('is tried only as long as there is work', () => {
    expect(one(riddle, keys, new Map(), 3)).toEqual({ code: 'work' });
  });
});

describe('what cannot be settled', () => {
  it('is a key of two kinds, by its name', () => {
    const mixed = key('K:Mixed', { kind: 'mixed' });
    const Condition = { Bool: { 'K:Mixed': 'true' }, NumericEquals: { 'K:Mixed': '1' } };
    expect(one({ Condition }, [mixed])).toEqual({ code: 'kinds', key: 'K:Mixed' });
  });
});
