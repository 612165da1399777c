import { type AddressRange, contains as isWithin } from '../../value/address.js';
import { addressText } from './address-text.js';

/**
 * A set of IP addresses: ranges in order, IPv4 before IPv6, no two of which could be one. Two sets are equal exactly
 * when their lists are.
 */
export type AddressSet = readonly AddressRange[];

type Family = AddressRange['family'];

const families: readonly Family[] = [4, 6];
const widthOf = { 4: 32, 6: 128 } as const;
const lastOf = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n } as const;
/** Addresses for documentation, 192.0.2.1 and 2001:db8::1: of nobody (RFC 5737, RFC 3849). */
const exampleOf = { 4: 0xc0000201n, 6: (0x20010db8n << 96n) + 1n } as const;

export const allAddresses: AddressSet = families.map((family) => ({
  family,
  first: 0n,
  last: lastOf[family],
}));

export const noAddresses: AddressSet = [];

/** The addresses of any of the ranges, which may overlap and come in any order. */
export function unionOf(ranges: readonly AddressRange[]): AddressSet {
  const sorted = ranges
    .filter(({ first, last }) => first <= last)
    .sort(
      (one, other) =>
        one.family - other.family || (one.first < other.first ? -1 : Number(one.first > other.first)),
    );
  const merged: AddressRange[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.family !== next.family || last.last + 1n < next.first) merged.push(next);
    else if (last.last < next.last) merged[merged.length - 1] = { ...last, last: next.last };
  }
  return merged;
}

export function complementOf(set: AddressSet): AddressSet {
  return families.flatMap((family) => {
    const gaps: AddressRange[] = [];
    let first = 0n;
    for (const range of set) {
      if (range.family !== family) continue;
      gaps.push({ family, first, last: range.first - 1n });
      first = range.last + 1n;
    }
    return [...gaps, { family, first, last: lastOf[family] }].filter((gap) => gap.first <= gap.last);
  });
}

export function intersectionOf(one: AddressSet, other: AddressSet): AddressSet {
  return one.flatMap((a) =>
    other
      .filter((b) => a.family === b.family && a.first <= b.last && b.first <= a.last)
      .map((b) => {
        const start = a.first < b.first ? b : a;
        const end = a.last < b.last ? a : b;
        return { family: a.family, first: start.first, last: end.last };
      }),
  );
}

/** The addresses of the one set that the other has not. */
export function differenceOf(one: AddressSet, other: AddressSet): AddressSet {
  return intersectionOf(one, complementOf(other));
}

export function isEmpty(set: AddressSet): boolean {
  return set.length === 0;
}

export function areEqual(one: AddressSet, other: AddressSet): boolean {
  return (
    one.length === other.length &&
    one.every((a, index) => {
      const b = other[index];
      return b !== undefined && a.family === b.family && a.first === b.first && a.last === b.last;
    })
  );
}

/** Whether the set has the address, or all addresses of the range. */
export function contains(set: AddressSet, address: AddressRange): boolean {
  return set.some((range) => isWithin(range, address));
}

/**
 * An address of the set that reads well, of IPv4 if there is one: the first host of a range that somebody drew; of
 * what is left around such ranges, an address for documentation.
 */
export function addressIn(set: AddressSet): string | undefined {
  const family = set[0]?.family;
  if (family === undefined) return undefined;
  const ranges = set.filter((range) => range.family === family);
  const example = { family, first: exampleOf[family], last: exampleOf[family] };
  const drawn = ranges.find(({ first, last }) => first > 0n && last < lastOf[family]);
  if (drawn === undefined && contains(ranges, example)) return addressText(family, example.first);
  const range = drawn ?? ranges.find(({ first }) => first > 0n) ?? ranges[0];
  return range && addressText(family, hostOf(range));
}

/** The first address of a network names the network itself. */
function hostOf({ first, last }: AddressRange): bigint {
  return last - first >= 2n ? first + 1n : first;
}

/** The fewest CIDR ranges that make up the set, in order; one address is without a prefix. */
export function cidrsOf(set: AddressSet): readonly string[] {
  return set.flatMap(({ family, first, last }) => {
    const cidrs: string[] = [];
    for (let next = first; next <= last; ) {
      let free = 0;
      while (free < widthOf[family] && isBlock(next, free + 1, last)) free += 1;
      const text = addressText(family, next);
      cidrs.push(free === 0 ? text : `${text}/${widthOf[family] - free}`);
      next += 1n << BigInt(free);
    }
    return cidrs;
  });
}

/** Whether the addresses that share all but the last bits with this one start with it, and end by the last. */
function isBlock(first: bigint, free: number, last: bigint): boolean {
  const size = 1n << BigInt(free);
  return first % size === 0n && first + size - 1n <= last;
}
