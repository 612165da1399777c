import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { layerNamePattern } from '../../src/api/layer-value.js';
import { layerNames } from '../../src/iam/document/policy.js';
import { outcomes } from '../../src/iam/evaluate/decision.js';
import { operators } from '../../src/iam/operator/table.js';
import { knownNames } from '../../src/scenario/generated/validate-scenarios.js';
import { requestFields } from '../../src/service/request.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/scenarios.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
}).compile(schema);
const files = ['examples/scenarios', 'examples/organization/scenarios'].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}/`, import.meta.url)).map((name) => `${folder}/${name}`),
);

describe('the schema for editors', () => {
  it.each(files)('accepts %s', (file) => {
    validate(parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  const withPolicy = (statement: object): object => ({
    policies: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement },
    },
    scenarios: [],
  });

  it.each([
    [{}, true],
    [{ Condition: { StringEqualsIfExists: { 'aws:A': ['b', 5, true] } } }, true],
    [{ Condition: { 'ForAllValues:StringLike': { 'aws:TagKeys': 'b' } } }, true],
    [{ Condition: { StringEqual: { 'aws:A': 'b' } } }, false],
    [{ Condition: { NullIfExists: { 'aws:A': 'true' } } }, false],
    [{ Condition: { Null: { A: 'true' } } }, false],
    [{ Effect: 'allow' }, false],
    [{ NotAction: 's3:*' }, false],
    [{ Actions: 's3:*' }, false],
  ])('of a policy with %j says %s', (statement, valid) => {
    expect(validate(withPolicy(statement))).toBe(valid);
  });

  it.each([
    [
      {
        layers: { root: 'a.json', production: ['root', ['b.json', 'root'], []] },
        policies: { scp: 'production' },
      },
      true,
    ],
    [{ policies: { scp: [], boundary: [], rcp: [[]] } }, true],
    [{ layers: {} }, false],
    [{ layers: { a: { scp: ['b.json'] } } }, false],
    [{ layers: { a: [[['b.json']]] } }, false],
    [{ layers: { a: '' } }, false],
    [{ policies: { identity: [['b.json']] } }, false],
    [{ policies: { scp: [1] } }, false],
    [{ policies: { scp: [{ level: 'root', policies: [] }] } }, false],
  ])('of layers in %j says %s', (file, valid) => {
    expect(validate({ policies: 'a.json', scenarios: [], ...file })).toBe(valid);
  });

  it('takes the names of layers that the code takes', () => {
    expect(Object.keys(schema.definitions.namedLayers.patternProperties)).toEqual([layerNamePattern.source]);
  });

  it('knows every operator, layer, outcome and field that the code knows', () => {
    const known = schema.definitions;
    for (const name of operators.keys()) expect(Object.keys(known.condition.properties)).toContain(name);
    expect(Object.keys(known.layers.properties)).toEqual([...layerNames]);
    expect(known.then.anyOf[1].properties.layer.enum).toEqual([...layerNames]);
    expect([...known.outcome.enum].sort()).toEqual(['deny', ...outcomes].sort());
    expect(Object.keys(known.defaults.properties).sort()).toEqual([...requestFields].sort());
    for (const place of ['matrix', 'when']) {
      expect(Object.keys(known[place].properties).sort()).toEqual(
        requestFields.filter((field) => field !== 'context').sort(),
      );
    }
  });

  it('describes whatever a person can write', () => {
    const missing: string[] = [];
    for (const [name, definition] of Object.entries<{
      properties?: Record<string, { description?: string; $ref?: string }>;
    }>(schema.definitions)) {
      for (const [key, property] of Object.entries(definition.properties ?? {})) {
        const target =
          property.$ref === undefined
            ? property
            : schema.definitions[property.$ref.split('/').at(-1) as string];
        if ((property.description ?? target.description) === undefined) missing.push(`${name}.${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('is what the validator was compiled from', () => {
    for (const [place, names] of knownNames) {
      const definition = place === 'file' ? schema : schema.definitions[place];
      const branch =
        definition.properties ??
        definition.anyOf?.find((one: { properties?: object }) => one.properties)?.properties ??
        {};
      expect([place, names]).toEqual([place, Object.keys(branch)]);
    }
  });

  it('is compiled into code that imports nothing', () => {
    const code = readFileSync(
      new URL('../../src/scenario/generated/validate-scenarios.ts', import.meta.url),
      'utf8',
    );
    expect(code).not.toMatch(/\brequire\(|\bimport\b/);
  });
});
