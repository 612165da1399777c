import type { AddressRange } from '../../value/address.js';

/** An address as it is usually written: `10.0.0.1`, and `2001:db8::1` with the longest run of zeros left out. */
export function addressText(family: AddressRange['family'], address: bigint): string {
  return family === 4 ? partsOf(address, 4, 8n).join('.') : textOfSix(address);
}

/** RFC 5952, 4: lower case, no leading zeros, the first of the longest runs, and a single zero is none. */
function textOfSix(address: bigint): string {
  const groups = partsOf(address, 8, 16n).map((group) => group.toString(16));
  let [start, length] = [0, 0];
  for (const [index, group] of groups.entries()) {
    if (group !== '0') continue;
    const end = groups.findIndex((other, at) => at > index && other !== '0');
    const run = (end === -1 ? groups.length : end) - index;
    if (run > length) [start, length] = [index, run];
  }
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function partsOf(address: bigint, count: number, bits: bigint): bigint[] {
  return Array.from(
    { length: count },
    (_, index) => (address >> (BigInt(count - 1 - index) * bits)) & ((1n << bits) - 1n),
  );
}
