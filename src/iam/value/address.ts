/** The addresses from `first` to `last`, of one family. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** One address, as a request has it. */
export function parseAddress(text: string): AddressRange | undefined {
  const four = parseIPv4(text);
  if (four !== undefined) return { family: 4, first: four, last: four };
  const six = parseIPv6(text);
  return six === undefined ? undefined : { family: 6, first: six, last: six };
}

/** An address or a CIDR range, as a policy has it; bits behind the prefix are ignored. Without a prefix: one address. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return parseAddress(text);
  const address = parseAddress(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^(?:0|[1-9]\d{0,2})$/.test(digits)) return undefined;
  const width = address.family === 4 ? 32 : 128;
  const prefix = Number(digits);
  if (prefix > width) return undefined;
  const free = BigInt(width - prefix);
  const first = (address.first >> free) << free;
  return { family: address.family, first, last: first + (1n << free) - 1n };
}

export function contains(range: AddressRange, address: AddressRange): boolean {
  return range.family === address.family && range.first <= address.first && address.last <= range.last;
}

const quad = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function parseIPv4(text: string): bigint | undefined {
  if (!quad.test(text)) return undefined;
  return text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseIPv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return undefined;
  const head = parseGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '', true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...tail];
  return groups.reduce((sum, group) => (sum << 16n) + group, 0n);
}

/** Groups of four hexadecimal digits; the last two may be written as an IPv4 address. */
function parseGroups(text: string, last: boolean): bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const four = parseIPv4(part);
      if (four === undefined) return undefined;
      groups.push(four >> 16n, four & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(BigInt(`0x${part}`));
    } else {
      return undefined;
    }
  }
  return groups;
}
