import { expect, test } from 'vitest';
import { parseInstant } from '../../../src/iam/value/instant.js';

const day = Date.UTC(2026, 0, 1);

test.each([
  ['2026', day],
  ['2026-01', day],
  ['2026-01-01', day],
  ['2026-01-01T00:00Z', day],
  ['2026-01-01T00:00:00Z', day],
  ['2026-01-01T00:00:00.5Z', day + 500],
  ['2026-01-01T00:00:00.123Z', day + 123],
  ['2026-01-01T00:00:00+00:00', day],
  ['2026-01-01T01:00:00+01:00', day],
  ['2025-12-31T18:30-05:30', day],
  ['2026-12-31T23:59:59Z', Date.UTC(2026, 11, 31, 23, 59, 59)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['2000-02-29', Date.UTC(2000, 1, 29)],
  ['0001-01-01', -62_135_596_800_000],
  ['0000', -62_167_219_200_000],
  ['9999-12-31', Date.UTC(9999, 11, 31)],
  ['0', 0],
  ['1767225600', day],
  ['1767225600.5', day + 500],
  ['-1', -1000],
  ['20260', 20_260_000],
  ['202', 202_000],
])('%s is an instant', (text, milliseconds) => {
  expect(parseInstant(text)).toBe(milliseconds);
});

test.each([
  '',
  'now',
  '2026-1',
  '2026-1-1',
  '2026-00-01',
  '2026-13-01',
  '2026-01-00',
  '2026-01-32',
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-01-01T00Z',
  '2026-01-01T00:00',
  '2026-01-01T00:00:00',
  '2026-01-01 00:00:00Z',
  '2026-01-01t00:00:00Z',
  '2026-01-01T00:00:00z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:60Z',
  '2026-01-01T00:00:00.Z',
  '2026-01-01T00:00:00,5Z',
  '2026-01-01T00:00:00+1:00',
  '2026-01-01T00:00:00+0100',
  '2026-01-01T00:00:00+24:00',
  '2026-01-01T00:00:00+01:60',
  '2026-01-01T00:00:00 Z',
  '2026-01-01Z',
  '2026/01/01',
  '20260101T000000Z',
  'Thu, 01 Jan 2026 00:00:00 GMT',
  '1767225600s',
  '1e9',
  '+2026',
])('%j is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test('the time zone of the machine plays no part', () => {
  const zone = process.env['TZ'];
  try {
    for (const name of ['America/New_York', 'Asia/Kolkata', 'Pacific/Apia']) {
      process.env['TZ'] = name;
      expect(parseInstant('2026-01-01')).toBe(day);
      expect(parseInstant('2026-03-29T02:30:00Z')).toBe(Date.UTC(2026, 2, 29, 2, 30));
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
