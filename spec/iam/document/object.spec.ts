import { describe, expect, it, test } from 'vitest';
import { maximumDepth } from '../../../src/iam/document/json.js';
import { plainValue } from '../../../src/iam/document/node.js';
import { readObject } from '../../../src/iam/document/object.js';

describe('an object as a document', () => {
  test.each([
    [{ a: [1, 'two', true, null, { b: -0.5 }] }],
    [[]],
    [{}],
    ['text'],
    [JSON.parse('{"__proto__":1,"constructor":{"x":2}}')],
    [Object.assign(Object.create(null), { a: 1 })],
  ])('%j is read as JSON would be', (value) => {
    const { node } = readObject(value);
    expect(node && plainValue(node)).toEqual(value);
    expect(node?.at).toBe(-1);
  });

  it('leaves undefined members out, as JSON.stringify does', () => {
    const { node } = readObject({ a: undefined, b: 1 });
    expect(node && plainValue(node)).toEqual({ b: 1 });
  });

  it('is a copy', () => {
    const value = { list: ['a'] };
    const { node } = readObject(value);
    value.list.push('b');
    expect(node && plainValue(node)).toEqual({ list: ['a'] });
  });
});

describe('what JSON cannot hold', () => {
  class Statement {}
  const circle: { self?: unknown } = {};
  circle.self = circle;
  test.each<[string, unknown, (string | number)[], string]>([
    ['a function', { a: [() => 1] }, ['a', 0], 'function'],
    ['a symbol', { a: Symbol('s') }, ['a'], 'symbol'],
    ['a bigint', { a: 1n }, ['a'], 'bigint'],
    ['undefined', undefined, [], 'undefined'],
    ['undefined in a list', [undefined], [0], 'undefined'],
    ['a hole in a list', new Array(1), [0], 'undefined'],
    ['NaN', { a: Number.NaN }, ['a'], 'NaN'],
    ['Infinity', [0, Number.POSITIVE_INFINITY], [1], 'Infinity'],
    ['a Date', { a: new Date(0) }, ['a'], 'an instance of Date'],
    ['a Map', new Map(), [], 'an instance of Map'],
    ['a class instance', { a: { b: new Statement() } }, ['a', 'b'], 'an instance of Statement'],
    [
      'a circle',
      circle,
      Array.from({ length: maximumDepth + 1 }, () => 'self'),
      `nesting deeper than ${maximumDepth} levels (a circle?)`,
    ],
  ])('%s is refused with its place', (_, value, path, found) => {
    expect(readObject(value)).toEqual({ notJson: { path, found } });
  });
});
