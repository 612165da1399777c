import { describe, expect, it } from 'vitest';
import { allowedValues, proveExactly, proveNever } from '../../../src/index.js';
import { counterexample, when } from './asking.js';

// Each was answered wrongly before.

const request = { action: 's3:GetObject' };

describe('a key with several values', () => {
  const subset = when({
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] },
    Null: { 'aws:TagKeys': 'false' },
  });

  it('has lists beside its values', () => {
    const answer = proveExactly(subset, request, { 'aws:TagKeys': ['a', 'b'] });
    expect(counterexample(answer).context).toEqual({ 'aws:TagKeys': ['a', 'b'] });
    expect(proveExactly(subset, request, { 'aws:TagKeys': ['a', 'b', ['b', 'a']] }).answer).toBe('proved');
  });

  it('may have what nobody thought of beside the one that is asked for', () => {
    const any = when({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } });
    const answer = proveExactly(any, request, { 'aws:TagKeys': ['a'] });
    expect(counterexample(answer).context?.['aws:TagKeys']).toEqual(['a', expect.not.stringMatching(/^a$/)]);
  });
});

describe('a range of addresses', () => {
  const office = when({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] } });

  it('is expected as it is listed', () => {
    const { values } = allowedValues(office, request, 'aws:SourceIp');
    expect(values).toEqual(['10.0.0.0/8', '192.0.2.0/24']);
    expect(proveExactly(office, request, { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] }).answer).toBe(
      'proved',
    );
    const less = proveExactly(office, request, { 'aws:SourceIp': ['10.0.0.0/8'] });
    expect(counterexample(less).context).toEqual({ 'aws:SourceIp': '192.0.2.1' });
  });

  it('stands for its addresses in a pattern', () => {
    const inside = { ...request, context: { 'aws:SourceIp': '8.0.0.0/6' } };
    expect(counterexample(proveNever(office, inside)).context).toEqual({ 'aws:SourceIp': '10.0.0.1' });
    expect(proveNever(office, { ...request, context: { 'aws:SourceIp': '11.0.0.0/8' } }).answer).toBe(
      'proved',
    );
  });
});

describe('numbers', () => {
  it('are seconds of a key that is asked as an instant', () => {
    const year = when({
      DateGreaterThanEquals: { 'aws:EpochTime': '2026-01-01T00:00:00Z' },
      DateLessThanEquals: { 'aws:EpochTime': '2026-12-31T23:59:59Z' },
    });
    const expected = { 'aws:EpochTime': [[1767225600, 1798761599]] as const };
    expect(proveExactly(year, request, expected).answer).toBe('proved');
    const january = when({
      DateGreaterThanEquals: { 'aws:EpochTime': '1970-01-21T10:53:45.600Z' },
      DateLessThanEquals: { 'aws:EpochTime': '1970-01-21T19:39:21.599Z' },
    });
    expect(proveExactly(january, request, expected).answer).toBe('refuted');
  });

  it('that a variable stands for are not listed', () => {
    const tied = when({ StringEquals: { 'aws:foo': '${sts:DurationSeconds}' } });
    const bearer = { action: 'sts:GetServiceBearerToken', context: { 'aws:foo': '3600' } };
    const { values, undecided } = allowedValues(tied, bearer, 'durationSeconds');
    expect(values).toEqual([]);
    expect(undecided).toContain('policy variable');
  });
});
