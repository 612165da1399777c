import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate, parsePolicy } from '../../src/index.js';

const schema: {
  readonly definitions: {
    readonly condition: { readonly properties: Readonly<Record<string, { readonly description: string }>> };
  };
} = JSON.parse(readFileSync(new URL('../../schema/scenarios.schema.json', import.meta.url), 'utf8'));

const operators = Object.entries(schema.definitions.condition.properties).map(
  ([operator, { description }]) => [operator, description] as const,
);

/** Something that the operator can compare with. */
function valueFor(operator: string): string {
  if (/Bool|Null/.test(operator)) return 'true';
  if (operator.includes('Numeric')) return '1';
  if (operator.includes('Date')) return '2026-01-01T00:00:00Z';
  if (operator.includes('IpAddress')) return '203.0.113.0/24';
  if (operator.includes('Arn')) return 'arn:aws:s3:::bucket';
  return 'YQ==';
}

function holds(operator: string, value: string, context: Readonly<Record<string, string>>): boolean {
  const policy = parsePolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { [operator]: { 'aws:RequestTag/a': value } },
    },
  });
  return evaluate(policy, { action: 's3:GetObject', context }).outcome === 'allow';
}

// What an editor shows of an operator is read in place of the documentation: it is to be what is evaluated.
describe('what editors say of an operator where the key is absent', () => {
  it.each(operators.filter(([operator]) => !operator.endsWith('Null')))('%s: %s', (operator, description) => {
    const says = /Where the key is absent: (holds|does not hold)\.$/.exec(description)?.[1];
    expect(says).toBe(holds(operator, valueFor(operator), {}) ? 'holds' : 'does not hold');
  });

  it('Null, with a qualifier or without', () => {
    const answers = (operator: string) =>
      ['true', 'false'].flatMap((value) => [
        holds(operator, value, {}),
        holds(operator, value, { 'aws:RequestTag/a': 'b' }),
      ]);
    const {
      Null,
      'ForAllValues:Null': all,
      'ForAnyValue:Null': any,
    } = schema.definitions.condition.properties;
    expect(Null?.description).toBe('Whether the key is absent. "true": it is; "false": it is there.');
    expect(answers('Null')).toEqual([true, false, false, true]);
    expect(all?.description).toMatch(/^Always holds: /);
    expect(answers('ForAllValues:Null')).toEqual([true, true, true, true]);
    expect(any?.description).toMatch(/^Never holds: /);
    expect(answers('ForAnyValue:Null')).toEqual([false, false, false, false]);
  });
});
