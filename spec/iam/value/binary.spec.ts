import { expect, test } from 'vitest';
import { parseBinary } from '../../../src/iam/value/binary.js';

test.each(['', 'QmluYXJ5', 'QQ==', 'QUI=', 'QUJD', '+/+/', Buffer.from([0, 255, 254]).toString('base64')])(
  '%j is base-64',
  (text) => {
    expect(parseBinary(text)).toBe(text);
    expect(Buffer.from(text, 'base64').toString('base64')).toBe(text);
  },
);

test.each([
  'Q',
  'QQ',
  'QQ=',
  'QQ===',
  '=',
  '====',
  'QQ==QQ==',
  'Q Q=',
  'QUJD\n',
  '-_-_',
  'QR==',
  'QUJ=',
  'é',
])('%j is not', (text) => {
  expect(parseBinary(text)).toBeUndefined();
});

test('every spelling that an encoder writes is read', () => {
  for (let byte = 0; byte < 256; byte++) {
    for (const bytes of [[byte], [7, byte]]) {
      const text = Buffer.from(bytes).toString('base64');
      expect(parseBinary(text)).toBe(text);
    }
  }
});
