import { describe, expect, test } from 'vitest';
import { contains, parseAddress, parseAddressRange } from '../../../src/iam/value/address.js';

describe('addresses', () => {
  test.each([
    ['0.0.0.0', 4, 0n],
    ['255.255.255.255', 4, 0xffffffffn],
    ['203.0.113.7', 4, 0xcb007107n],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['1::', 6, 1n << 112n],
    ['2001:db8::1', 6, 0x20010db8000000000000000000000001n],
    ['2001:DB8:0:0:0:0:0:1', 6, 0x20010db8000000000000000000000001n],
    ['1:2:3:4:5:6:7::', 6, 0x00010002000300040005000600070000n],
    ['::2:3:4:5:6:7:8', 6, 0x00000002000300040005000600070008n],
    ['::ffff:203.0.113.7', 6, 0xffffcb007107n],
    ['1:2:3:4:5:6:1.2.3.4', 6, 0x00010002000300040005000601020304n],
  ])('%s', (text, family, value) => {
    expect(parseAddress(text)).toEqual({ family, first: value, last: value });
  });

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.4.',
    '.1.2.3.4',
    '1.2.3.256',
    '1.2.3.-1',
    '01.2.3.4',
    '1.2.3.04',
    '0x1.2.3.4',
    '1.2.3.4 ',
    '1.2.3.4\n',
    '1.2.3.4:80',
    'localhost',
    '16909060',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1:2:3:4:5:6:7:8',
    '1::2::3',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:',
    '12345::',
    'g::',
    '::1.2.3',
    '1.2.3.4::',
    '::1.2.3.4:5',
    'fe80::1%eth0',
    '[::1]',
    '1.2.3.4/32',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe('ranges', () => {
  test.each([
    ['203.0.113.0/24', '203.0.113.0', '203.0.113.255'],
    ['203.0.113.77/24', '203.0.113.0', '203.0.113.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['10.0.0.1/32', '10.0.0.1', '10.0.0.1'],
    ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
    ['128.0.0.0/1', '128.0.0.0', '255.255.255.255'],
    ['10.1.2.3/31', '10.1.2.2', '10.1.2.3'],
    ['2001:db8::/32', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['::/0', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['2001:db8::1/128', '2001:db8::1', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1', '2001:db8::1'],
  ])('%s is %s to %s', (text, first, last) => {
    expect(parseAddressRange(text)).toEqual({
      family: parseAddress(first)?.family,
      first: parseAddress(first)?.first,
      last: parseAddress(last)?.first,
    });
  });

  test.each([
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/8 ',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    '10.0.0/8',
    '10.*',
    '/8',
    '*',
    '0',
  ])('%j is none', (text) => {
    expect(parseAddressRange(text)).toBeUndefined();
  });

  test.each([
    ['203.0.113.0/24', '203.0.113.0', true],
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.112.255', false],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '1.2.3.4', false],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['2001:db8::/33', '2001:db8:7fff::', true],
  ])('%s contains %s: %s', (range, address, expected) => {
    const [outer, inner] = [parseAddressRange(range), parseAddress(address)];
    expect(outer && inner && contains(outer, inner)).toBe(expected);
  });
});
