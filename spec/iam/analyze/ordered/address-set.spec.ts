import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addressIn,
  allAddresses,
  areEqual,
  cidrsOf,
  complementOf,
  contains,
  differenceOf,
  intersectionOf,
  isEmpty,
  noAddresses,
  unionOf,
} from '../../../../src/iam/analyze/ordered/address-set.js';
import { addressText } from '../../../../src/iam/analyze/ordered/address-text.js';
import { type AddressRange, parseAddress, parseAddressRange } from '../../../../src/iam/value/address.js';
import { check } from '../../../properties/check.js';

function read(...texts: string[]): AddressRange[] {
  return texts.map((text) => {
    const parsed = parseAddressRange(text);
    if (parsed === undefined) throw new Error(text);
    return parsed;
  });
}

const at = (family: 4 | 6, address: bigint): AddressRange => ({ family, first: address, last: address });

/** Addresses near the ends of the space and of one network, so that ranges often meet. */
const addresses = fc.constantFrom<4 | 6>(4, 6).chain((family) => {
  const last = (1n << (family === 4 ? 32n : 128n)) - 1n;
  const middle = family === 4 ? 0x0a000000n : 0x20010db8n << 96n;
  const near = fc.bigInt(0n, 6n);
  return fc.record({
    family: fc.constant(family),
    address: fc.oneof(
      near,
      near.map((step) => last - step),
      near.map((step) => middle + step),
    ),
  });
});
/** Some are empty, as their last address comes before their first. */
const range = fc
  .tuple(addresses, addresses)
  .filter(([one, other]) => one.family === other.family)
  .map(([{ family, address }, other]) => ({ family, first: address, last: other.address }));
const ranges = fc.array(range, { maxLength: 5 });
const sets = ranges.map(unionOf);

const samplesOf = (list: readonly AddressRange[]) =>
  [...list, ...allAddresses].flatMap(({ family, first, last }) =>
    [first - 1n, first, (first + last) / 2n, last, last + 1n]
      .filter((address) => address >= 0n && address < 1n << (family === 4 ? 32n : 128n))
      .map((address) => at(family, address)),
  );

test('neighbors are one range, and families are apart', () => {
  expect(unionOf(read('10.0.0.1', '10.0.0.0'))).toEqual(read('10.0.0.0/31'));
  expect(unionOf(read('::/0', '0.0.0.0/1', '128.0.0.0/1'))).toEqual(allAddresses);
  expect(complementOf(read('::/0'))).toEqual(read('0.0.0.0/0'));
});

test('every operation agrees with membership', () => {
  check(
    fc.property(ranges, sets, (list, other) => {
      const one = unionOf(list);
      const [not, both, less] = [complementOf(one), intersectionOf(one, other), differenceOf(one, other)];
      for (const set of [one, not, both, less]) expect(unionOf(set)).toEqual(set);
      for (const address of samplesOf([...list, ...other])) {
        const [isOne, isOther] = [contains(list, address), contains(other, address)];
        expect(contains(one, address)).toBe(isOne);
        expect(contains(not, address)).toBe(!isOne);
        expect(contains(both, address)).toBe(isOne && isOther);
        expect(contains(less, address)).toBe(isOne && !isOther);
      }
    }),
  );
});

test('the laws of sets', () => {
  check(
    fc.property(sets, sets, (one, other) => {
      expect(complementOf(complementOf(one))).toEqual(one);
      expect(complementOf(unionOf([...one, ...other]))).toEqual(
        intersectionOf(complementOf(one), complementOf(other)),
      );
      expect(intersectionOf(one, complementOf(one))).toEqual(noAddresses);
      expect(unionOf([...one, ...complementOf(one)])).toEqual(allAddresses);
      const parts = [...differenceOf(one, other), ...differenceOf(other, one)];
      expect(areEqual(one, other)).toBe(isEmpty(unionOf(parts)));
    }),
  );
});

test('CIDR ranges cover exactly the set, and no two in a row could be one', () => {
  check(
    fc.property(sets, (set) => {
      const cidrs = read(...cidrsOf(set));
      expect(unionOf(cidrs)).toEqual(set);
      for (const [index, { family, first, last }] of cidrs.entries()) {
        const next = cidrs[index + 1];
        if (next?.family !== family || next.first !== last + 1n) continue;
        const [size, nextSize] = [last - first + 1n, next.last - next.first + 1n];
        expect(size === nextSize && first % (2n * size) === 0n).toBe(false);
      }
    }),
  );
});

describe('CIDR ranges', () => {
  it.each([
    [['10.0.0.0/8'], ['10.0.0.0/8']],
    [['10.1.2.3'], ['10.1.2.3']],
    [
      ['0.0.0.0/0', '::/0'],
      ['0.0.0.0/0', '::/0'],
    ],
    [
      ['2001:db8::/32', '10.0.0.1', '10.0.0.2'],
      ['10.0.0.1', '10.0.0.2', '2001:db8::/32'],
    ],
    [['10.0.0.0/9', '10.128.0.0/9'], ['10.0.0.0/8']],
    [[], []],
  ])('%j', (given, wanted) => {
    expect(cidrsOf(unionOf(read(...given)))).toEqual(wanted);
  });

  it('of all but a network', () => {
    expect(cidrsOf(complementOf(read('128.0.0.0/2', '::/0')))).toEqual(['0.0.0.0/1', '192.0.0.0/2']);
  });
});

describe('an address that reads well', () => {
  it.each([
    [['10.0.0.0/8'], '10.0.0.1'],
    [['10.0.0.0/31'], '10.0.0.0'],
    [['10.0.0.7'], '10.0.0.7'],
    [['192.0.0.0/16'], '192.0.0.1'],
    [['0.0.0.0/0'], '192.0.2.1'],
    [['::/0'], '2001:db8::1'],
    [['2001:db8:1::/48'], '2001:db8:1::1'],
    [['2001:db8::/32', '198.51.100.0/24'], '198.51.100.1'],
    [['0.0.0.0/0', '::/0'], '192.0.2.1'],
  ])('%j', (given, wanted) => {
    expect(addressIn(unionOf(read(...given)))).toBe(wanted);
  });

  it('of what is left around networks', () => {
    expect(addressIn(complementOf(unionOf(read('10.0.0.0/8'))))).toBe('192.0.2.1');
    expect(addressIn(complementOf(unionOf(read('192.0.2.0/24'))))).toBe('192.0.3.1');
    expect(addressIn(complementOf(unionOf(read('0.0.0.0/0', '2001:db8::/32'))))).toBe('2001:db9::1');
  });

  it('is a member that reads back, and missing only of the empty set', () => {
    check(
      fc.property(sets, (set) => {
        const text = addressIn(set);
        expect(text === undefined).toBe(isEmpty(set));
        if (text === undefined) return;
        const address = parseAddress(text);
        expect(address !== undefined && contains(set, address)).toBe(true);
      }),
    );
  });
});

describe('the text of an address', () => {
  it.each([
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    '1::',
    '2001:db8::1',
    '2001:db8:0:1:1:1:1:1',
    '2001:0:0:1::1',
    '2001:db8::1:0:0:1',
    'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  ])('%s', (text) => {
    const address = parseAddress(text);
    expect(address && addressText(address.family, address.first)).toBe(text);
  });

  it('reads back', () => {
    const group = fc.oneof(fc.constant(0n), fc.bigInt(0n, 0xffffn));
    const six = fc.array(group, { minLength: 8, maxLength: 8 });
    check(
      fc.property(six, fc.bigInt(0n, 0xffffffffn), (groups, four) => {
        const value = groups.reduce((sum, part) => (sum << 16n) + part, 0n);
        expect(parseAddress(addressText(6, value))).toEqual(at(6, value));
        expect(parseAddress(addressText(4, four))).toEqual(at(4, four));
      }),
    );
  });
});
