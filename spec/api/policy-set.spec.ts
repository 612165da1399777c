import { describe, expect, it, test } from 'vitest';
import { assemble } from '../../src/api/policy-set.js';
import { type Layers, PolicyError, type PolicySource, parsePolicy, policySet } from '../../src/index.js';

const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const parsed = parsePolicy(document);

function problems(layers: unknown): string[] {
  try {
    policySet(layers as Layers);
  } catch (error) {
    if (error instanceof PolicyError)
      return error.diagnostics.map(({ code, path, message }) => `${code} ${JSON.stringify(path)} ${message}`);
    throw error;
  }
  return [];
}

describe('the policies of a layer', () => {
  test.each<[string, PolicySource | readonly PolicySource[], number]>([
    ['a Policy', parsed, 1],
    ['a document', document, 1],
    ['JSON text', JSON.stringify(document), 1],
    ['a list of them', [parsed, document, JSON.stringify(document)], 3],
    ['an empty list', [], 0],
  ])('%s', (_, identity, count) => {
    const { policies } = policySet({ identity });
    expect(policies).toHaveLength(count);
    for (const { layer, level } of policies)
      expect({ layer, level }).toEqual({ layer: 'identity', level: 0 });
  });

  it('keeps the Policy that was given', () => {
    expect(policySet({ identity: [parsed] }).policies[0]?.policy).toBe(parsed);
  });
});

describe('what is wrong with a set', () => {
  test.each<[unknown, string[]]>([
    [null, ['wrong-type [] policySet must be an object of layers, as { identity: policy }, not null']],
    [parsed, ['wrong-type [] policySet must be an object of layers, as { identity: policy }, not a policy']],
    [
      new Map([['identity', parsed]]),
      ['wrong-type [] policySet must be an object of layers, as { identity: policy }, not a Map'],
    ],
    [
      Object.create({ identity: parsed }),
      [
        'wrong-type [] policySet must be an object of layers, as { identity: policy }, not an instance of a class',
      ],
    ],
    [
      { Statement: [] },
      ['wrong-type [] policySet must be an object of layers, as { identity: policy }, not a policy'],
    ],
    [
      { identity: null },
      [
        'not-a-policy ["identity"] a layer is a Policy, a document or its JSON text, or a list of them, not null',
      ],
    ],
    [
      { identity: '{' },
      [expect.stringMatching(/^json-syntax \["identity".*expected a key in double quotes$/)],
    ],
    [
      { identity: [document, { Statement: 5 }] },
      [
        'wrong-type ["identity",1,"Statement"] Statement must be a statement or a list of statements, not a number',
      ],
    ],
    [{ identity: new Map() }, [expect.stringMatching(/not-json .*an instance of Map is no JSON value/)]],
  ])('%j', (layers, expected) => {
    expect(problems(layers)).toEqual(expected);
  });

  it('is told of every policy at once', () => {
    expect(problems({ identity: [{ Statement: 5 }, { Statement: 6 }], wombat: document })).toHaveLength(3);
  });

  it('refuses a policy in the place of the layers', () => {
    expect(() => policySet(parsed as unknown as Layers)).toThrow(PolicyError);
    expect(() => policySet(document as unknown as Layers)).toThrow(PolicyError);
    expect(() => policySet([document] as unknown as Layers)).toThrow(PolicyError);
  });
});

describe('assemble, for those who gather problems', () => {
  it('gives the set, or every problem', () => {
    expect(assemble(new Map([['identity', [[parsed]]]]))).toMatchObject({ ok: true });
    const principal = parsePolicy({
      Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
    });
    expect(assemble(new Map([['identity', [[parsed, principal]]]]))).toMatchObject({
      ok: false,
      problems: [{ code: 'element-not-in-layer' }],
    });
    expect(assemble(new Map([['resource', [[parsed]]]]))).toMatchObject({
      ok: false,
      problems: [{ code: 'element-missing-in-layer' }],
    });
    expect(assemble(new Map([['scp', []]]))).toMatchObject({
      ok: true,
      value: { policies: [], problems: [] },
    });
  });
});
