import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeScenario } from '../../src/scenario/write-scenario.js';
import { dateText, isDate } from '../../src/service/date.js';
import type { Request } from '../../src/service/request.js';
import { parseGood } from './parse-text.js';

/** What a file with this one scenario asks, and under which name. */
async function readBack(scenario: string): Promise<{ readonly name: string; readonly request: unknown }> {
  const lines = scenario.split('\n').map((line) => `  ${line}\n`);
  const { scenarios } = await parseGood(`policies: token.json\nscenarios:\n${lines.join('')}`);
  const [one] = scenarios[0]?.cases ?? [];
  if (scenarios.length !== 1 || scenarios[0]?.cases.length !== 1 || one?.kind !== 'request')
    throw new Error('there is one case');
  return { name: scenarios[0].name, request: plain(one.request) };
}

/** A request as conditions see it: an instant is its text, and so is a number that is not exact in YAML. */
function plain({ context = {}, absent = [], ...fields }: Request): unknown {
  const seen = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(seen);
    if (isDate(value)) return dateText(value);
    if (Object.is(value, -0)) return 0;
    return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? String(value)
      : value;
  };
  const keys = Object.entries(context).map(([key, value]) => [key, seen(value)]);
  return { ...JSON.parse(JSON.stringify(fields)), context: Object.fromEntries(keys), absent };
}

const oddTexts = [
  '*',
  '**/*',
  '&a',
  '!x',
  '- a',
  '? a',
  'a: b',
  'a #b',
  '#a',
  'a:',
  'true',
  'No',
  'y',
  'null',
  '~',
  '',
  ' a ',
  '123456789012',
  '012345678901',
  '0x10',
  '1e3',
  '.5',
  '900..3600',
  'absent',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '[a, b]',
  '{a: b}',
  '"a"',
  "it's",
  'a\nb',
  'a\tb\\c',
  '\u0000\u007f\u0085\u2028\ufeff\u202e',
  '\ud800',
  '😀 é',
  '%a',
  '@a',
  '`a`',
  '|',
  '>',
  '<<',
  '=',
  '---',
  '...',
  'arn:aws:s3:::b/*',
  '__proto__',
] as const;
const text = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary' }), fc.string());
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.date({ noInvalidDate: true }),
);
const key = fc.oneof(
  text.map((name) => `k:${name}x`),
  fc.constantFrom('aws:PrincipalOrgID', 'aws:RequestTag/cost center', 'yes:no', 'aws:a: b', 'aws:a#', "k:'"),
);
const keys = fc.uniqueArray(key, { selector: (one) => one.toLowerCase(), maxLength: 5 });
const request: fc.Arbitrary<Request> = fc
  .record(
    {
      action: text,
      resource: text,
      principal: fc.oneof(
        text,
        fc.record({ service: text }),
        fc.record({ federatedUser: text, federatedBy: text }),
        fc.record({ arn: text, serviceLinked: fc.constant(true as const) }),
      ),
      keys: fc.tuple(keys, fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })))),
      durationSeconds: fc.integer(),
      resourceAccount: text,
      managementAccount: text,
      now: text,
    },
    { requiredKeys: ['action', 'keys'] },
  )
  .map(({ keys: [names, values], ...fields }) => {
    const given = names.slice(0, values.length).map((name, index) => [name, values[index] ?? ''] as const);
    return { ...fields, context: Object.fromEntries(given), absent: names.slice(values.length) };
  });

describe('writeScenario', () => {
  it('writes what is read back as the same request', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const { request: read } = await readBack(writeScenario({ name: 'a', request: one, expect: 'deny' }));
        expect(read).toEqual(plain(one));
      }),
      { seed: 20_260_101, numRuns: 1500 },
    );
  });

  it('writes any name as one that a file may have', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (some, more) => {
        const name = `${some} > ${more}`;
        const read = await readBack(writeScenario({ name, request: { action: 'a:B' }, expect: 'allow' }));
        expect(read.name).not.toContain(' > ');
      }),
      { seed: 20_260_101, numRuns: 500 },
    );
  });

  it('reads as a person would write it', () => {
    const scenario = writeScenario({
      name: 'nobody else asks for an hour',
      request: {
        action: 'sts:GetServiceBearerToken',
        resource: '*',
        principal: { service: 'sns.amazonaws.com' },
        durationSeconds: 3600,
        context: {
          'aws:PrincipalOrgID': 'o-1',
          'aws:TagKeys': ['a', 'b c'],
          'aws:MultiFactorAuthPresent': true,
          'k:n': 1.5,
          'k:no': 'no',
          'k:instant': new Date(0),
        },
        absent: ['aws:SourceVpc', 'aws:username'],
        resourceAccount: '111122223333',
        now: '2026-01-01T00:00:00Z',
      },
      expect: 'implicit-deny',
    });
    expect(scenario.split('\n')).toEqual([
      '- name: nobody else asks for an hour',
      '  action: sts:GetServiceBearerToken',
      '  resource: "*"',
      '  principal: { service: sns.amazonaws.com }',
      '  durationSeconds: 3600',
      '  resourceAccount: "111122223333"',
      '  now: 2026-01-01T00:00:00Z',
      '  context:',
      '    aws:PrincipalOrgID: o-1',
      '    aws:TagKeys: [a, b c]',
      '    aws:MultiFactorAuthPresent: true',
      '    k:n: 1.5',
      '    k:no: "no"',
      '    k:instant: 1970-01-01T00:00:00.000Z',
      '  absent: [aws:SourceVpc, aws:username]',
      '  expect: implicit-deny',
    ]);
  });
});
