import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { likelyLayer } from '../../src/generation/likely-layer.js';
import type { LayerName } from '../../src/iam/document/policy.js';
import { parsePolicy } from '../../src/index.js';
import { mutantsOf, policyIn } from './mutants-of.js';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const policies = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(examples, file), 'utf8') }));

function layerOf(file: string, text: string): LayerName | undefined {
  const [, layer] = /\/(identity|boundary|session|scp|rcp|resource|endpoint)\//.exec(file) ?? [];
  return (layer as LayerName | undefined) ?? likelyLayer(policyIn(text));
}

/** How many values, members or names of members differ: what is gone or new counts once, with all that is in it. */
function differences(one: unknown, other: unknown): number {
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length === other.length) return sum(one.map((item, at) => differences(item, other[at])));
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    const without = long.map((_, at) => long.toSpliced(at, long.length - short.length));
    return without.some((rest) => JSON.stringify(rest) === JSON.stringify(short)) ? 1 : 2;
  }
  if (isObject(one) && isObject(other)) {
    const gone = Object.keys(one).filter((key) => !(key in other));
    const come = Object.keys(other).filter((key) => !(key in one));
    const kept = Object.keys(one).filter((key) => key in other);
    const inside = sum(kept.map((key) => differences(one[key], other[key])));
    const isRenamed =
      gone.length === 1 &&
      come.length === 1 &&
      JSON.stringify(one[gone[0] as string]) === JSON.stringify(other[come[0] as string]);
    return inside + (isRenamed ? 1 : gone.length + come.length);
  }
  return one === other ? 0 : 1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('the mutants of a policy', () => {
  it.each(policies)(
    'of $file differ from it in exactly one place, and no two are the same',
    ({ file, text }) => {
      const original: unknown = JSON.parse(text);
      const mutants = mutantsOf(text, layerOf(file, text));
      expect(mutants.length).toBeGreaterThan(0);
      for (const { mutant, document } of mutants)
        expect(differences(original, plain(document)), `${mutant.operator} ${JSON.stringify(document)}`).toBe(
          1,
        );
      expect(new Set(mutants.map(({ document }) => JSON.stringify(document))).size).toBe(mutants.length);
    },
  );

  it.each(policies)('of $file are valid policies, whole as they are written', ({ file, text }) => {
    for (const { document } of mutantsOf(text, layerOf(file, text)))
      expect(parsePolicy(document).statements.length).toBe([document.Statement].flat().length);
  });

  describe.each([
    ['as it is', (text: string) => text],
    ['with the line ends of Windows', (text: string) => text.replaceAll(/\r?\n/g, '\r\n')],
    ['on one line', (text: string) => JSON.stringify(JSON.parse(text))],
    ['with space wherever it may be', (text: string) => spaced(JSON.parse(text))],
  ])('in its text, %s', (_, write) => {
    it.each(policies)('of $file are what the text says with the change', ({ file, text }) => {
      const written = write(text);
      for (const mutant of mutantsOf(written, layerOf(file, text))) {
        expect(JSON.parse(mutant.text), mutant.mutant.operator).toEqual(plain(mutant.document));
        expect(policyIn(mutant.text).document).toEqual(mutant.document);
      }
    });
  });

  it('shows a statement that goes by its own lines', () => {
    const text = policies.find(({ file }) => file.endsWith('require-cost-center-tag.json'))?.text ?? '';
    const dropped = mutantsOf(text).filter(({ mutant }) => mutant.operator === 'drop-statement');
    for (const { mutant } of dropped) {
      const { diff } = mutant.change();
      expect(diff.filter((line) => line.startsWith('-')).join('')).toContain('"Effect": "Deny"');
    }
    // With the last one goes the comma in front of it.
    expect(dropped.map(({ mutant }) => mutant.change().diff.filter((line) => line.startsWith('+')))).toEqual([
      [],
      ['+ }'],
    ]);
  });

  it('of a policy with one statement that is no list leave an empty one', () => {
    const [dropped] = mutantsOf('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}').filter(
      ({ mutant }) => mutant.operator === 'drop-statement',
    );
    expect(dropped?.text).toBe('{"Statement":[]}');
  });
});

/** Through JSON, so that objects without a prototype equal others. */
function plain(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[ ${value.map(spaced).join(' ,\n\t ')} ]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)} :\n ${spaced(member)}`,
  );
  return `{\n${members.join(' ,\n ')} }`;
}
