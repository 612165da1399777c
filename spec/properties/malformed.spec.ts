import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evaluate,
  type PolicyDocument,
  PolicyError,
  parsePolicy,
  policySet,
  type Request,
  RequestError,
} from '../../src/index.js';
import { policyOf, request, statement } from './arbitraries.js';
import { check } from './check.js';

/** The diagnostics of what was thrown; undefined where nothing was. Anything else that is thrown is a crash. */
function refusal(
  kind: typeof PolicyError | typeof RequestError,
  run: () => unknown,
): PolicyError['diagnostics'] | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (!(error instanceof kind)) throw error;
    expect(error.diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([]);
    for (const { code, message } of error.diagnostics.slice(0, 20)) {
      expect(code).toMatch(/^[a-z-]+$/);
      expect(message).not.toMatch(/\[object /);
    }
    return error.diagnostics;
  }
}

const names = [
  'Statement',
  'Version',
  'Effect',
  'Action',
  'Resource',
  'Condition',
  'Principal',
  'Sid',
  'StringEquals',
  'aws:x',
  '__proto__',
  'constructor',
  '',
];
const anything = fc.anything({
  key: fc.oneof(fc.constantFrom(...names), fc.string()),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: true,
});

/** A valid document in which one part, however deep, is replaced, removed or called something else. */
function damaged(value: unknown, junk: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const inside =
    typeof value !== 'object' || value === null || value instanceof Date || Object.keys(value).length === 0
      ? []
      : [
          fc.constantFrom(...Object.keys(value)).chain((key) => {
            const members = value as Record<string, unknown>;
            return fc.oneof(
              {
                weight: 4,
                arbitrary: damaged(members[key], junk).map((part) => replaced(members, key, key, part)),
              },
              {
                weight: 1,
                arbitrary: fc
                  .oneof(fc.constantFrom(...names), fc.string())
                  .map((name) => replaced(members, key, name, members[key])),
              },
            );
          }),
        ];
  return fc.oneof({ weight: 1, arbitrary: junk }, ...inside.map((arbitrary) => ({ weight: 3, arbitrary })));
}

function replaced(members: Record<string, unknown>, key: string, name: string, part: unknown): unknown {
  if (Array.isArray(members))
    return members.map((member: unknown, index) => (String(index) === key ? part : member));
  return Object.fromEntries(
    Object.entries(members).map(([known, member]) => (known === key ? [name, part] : [known, member])),
  );
}

const asked: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x', context: { 'k:a': ['a', 5] } };
const policies = fc.array(statement, { minLength: 1, maxLength: 3 }).map((list) => policyOf(list));

describe('a malformed policy is refused, or decided', () => {
  test('1,000 damaged ones', () => {
    let refused = 0;
    check(
      fc.property(
        policies.chain((policy) => damaged(policy, anything)),
        (value) => {
          const told = refusal(PolicyError, () => {
            const decision = evaluate(value as PolicyDocument, asked);
            decision.explain();
            expect(decision.notes).toBeInstanceOf(Array);
          });
          refused += told === undefined ? 0 : 1;
        },
      ),
    );
    expect(refused).toBeGreaterThan(500);
  });

  test('1,000 of nothing in particular', () => {
    check(
      fc.property(
        anything,
        (value) => void refusal(PolicyError, () => evaluate(value as PolicyDocument, asked)),
      ),
    );
    check(fc.property(anything, (value) => void refusal(PolicyError, () => policySet(value as object))));
  });

  test('1,000 damaged texts, which JSON.parse takes if and only if the reader does', () => {
    const cut = fc
      .tuple(
        policies.map((policy) => JSON.stringify(policy, null, 1)),
        fc.nat(),
        fc.nat(4),
        fc.oneof(
          fc.string({ maxLength: 3 }),
          fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\u0000', '\ud800', '1e999', 'null'),
        ),
      )
      .map(
        ([text, at, length, added]) =>
          text.slice(0, at % text.length) + added + text.slice((at % text.length) + length),
      );
    let refused = 0;
    check(
      fc.property(cut, (text) => {
        const told = refusal(PolicyError, () => parsePolicy(text));
        refused += told === undefined ? 0 : 1;
        const isJson = told?.every(({ code }) => code !== 'json-syntax') ?? true;
        if (!text.includes('1e999')) expect(isJson).toBe(parses(text));
        for (const { line = 0, column = 0 } of told ?? []) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((text.split('\n')[line - 1] ?? '').length + 1);
        }
      }),
    );
    expect(refused).toBeGreaterThan(500);
  });
});

describe('a malformed request is refused, or decided', () => {
  const policy = parsePolicy(
    policyOf([
      {
        Effect: 'Allow',
        Action: '*',
        Resource: 'arn:aws:s3:::${aws:username}/*',
        Condition: { 'ForAllValues:StringLike': { 'k:a': '${k:b}' } },
      },
    ]),
  );
  const decide = (value: unknown) => {
    const decision = evaluate(policy, value as Request);
    expect(decision.explain()).not.toBe('');
    expect(decision.notes).toBeInstanceOf(Array);
  };

  test('1,000 damaged ones', () => {
    let refused = 0;
    check(
      fc.property(
        request.chain((value) => damaged(value, anything)),
        (value) => {
          refused += refusal(RequestError, () => decide(value)) === undefined ? 0 : 1;
        },
      ),
    );
    expect(refused).toBeGreaterThan(500);
  });

  test('1,000 of nothing in particular', () => {
    check(fc.property(anything, (value) => void refusal(RequestError, () => decide(value))));
  });

  test('1,000 lifetimes', () => {
    check(
      fc.property(
        fc.oneof(fc.integer({ min: -10, max: 50_000 }), fc.double(), fc.integer()),
        (durationSeconds) => {
          const run = () =>
            evaluate(policy, { action: 'sts:GetServiceBearerToken', durationSeconds }).outcome;
          if (!Number.isSafeInteger(durationSeconds))
            return void expect(refusal(RequestError, run)).toHaveLength(1);
          const valid = durationSeconds === 0 || (durationSeconds >= 900 && durationSeconds <= 43_200);
          expect(run() === 'invalid-request').toBe(!valid);
        },
      ),
    );
  });
});

describe('hostile sizes end, one way or the other', () => {
  const one = (part: object) => policyOf([{ Effect: 'Allow', Action: '*', Resource: '*', ...part }]);
  const long = 'a'.repeat(500_000);

  test.each<[string, unknown]>([
    ['a long Resource', one({ Resource: `arn:aws:s3:::${long}` })],
    ['a long Action', one({ Action: `s3:${long}` })],
    ['a Resource of stars', one({ Resource: `arn:aws:s3:::${'*a'.repeat(50_000)}` })],
    ['a Resource of variables', one({ Resource: `arn:aws:s3:::${'${k:a}'.repeat(20_000)}` })],
    ['an open variable', one({ Resource: `arn:aws:s3:::${'${'.repeat(20_000)}` })],
    ['an open default', one({ Resource: `arn:aws:s3:::\${k:a, '${long}` })],
    ['many commas in a variable', one({ Resource: `arn:aws:s3:::\${${', '.repeat(20_000)}` })],
    ['a long number', one({ Condition: { NumericEquals: { 'k:a': '9'.repeat(500_000) } } })],
    ['a long address', one({ Condition: { IpAddress: { 'k:a': '1:'.repeat(100_000) } } })],
    ['a long base-64', one({ Condition: { BinaryEquals: { 'k:a': 'A'.repeat(400_001) } } })],
    ['a long misspelt operator', one({ Condition: { [`String${long}`]: { 'k:a': 'x' } } })],
    ['a long misspelt element', one({ [long]: 1 })],
    [
      'many values',
      one({
        Condition: { StringLike: { 'k:a': Array.from({ length: 50_000 }, (_, index) => `*${index}`) } },
      }),
    ],
    [
      'many statements',
      policyOf(
        Array.from({ length: 20_000 }, () => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })),
      ),
    ],
    [
      'many wrong statements',
      policyOf(Array.from({ length: 5000 }, () => ({ Effect: 'allow', Action: 'x', Resource: 'y' }))),
    ],
  ])('%s', (_, policy) => {
    refusal(PolicyError, () => evaluate(policy as PolicyDocument, asked).explain());
    refusal(PolicyError, () => parsePolicy(JSON.stringify(policy)));
  });

  test.each<[string, unknown]>([
    ['a long value of a variable', { ...asked, context: { 'k:b': long, 'k:a': long } }],
    [
      'many keys',
      {
        ...asked,
        context: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k:${index}`, index])),
      },
    ],
    ['many values', { ...asked, context: { 'k:a': Array.from({ length: 200_000 }, String), 'k:b': 'x' } }],
    ['a long action', { action: `s3:${long}` }],
    ['a long resource', { ...asked, resource: `arn:aws:s3:::${long}` }],
    ['a long principal', { ...asked, principal: `arn:aws:iam::111122223333:user/${'/'.repeat(200_000)}` }],
    ['many absent keys', { ...asked, absent: Array.from({ length: 50_000 }, (_, index) => `k:${index}x`) }],
    [
      'many unknown fields',
      { ...asked, ...Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 1])) },
    ],
  ])('%s', (_, value) => {
    const policy = one({
      Resource: 'arn:aws:s3:::${k:b}*',
      Condition: { StringLike: { 'k:a': `${'*a'.repeat(10)}b` } },
    });
    refusal(RequestError, () => evaluate(policy, value as Request).explain());
    refusal(RequestError, () => evaluate(policy, value as Request).notes);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
