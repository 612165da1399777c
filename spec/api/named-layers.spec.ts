import { describe, expect, it, test } from 'vitest';
import { layerNames } from '../../src/iam/document/policy.js';
import {
  evaluate,
  type Layers,
  type NamedLayers,
  PolicyError,
  parsePolicy,
  policySet,
} from '../../src/index.js';

const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const guard = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' } };
const bucket = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' },
};
const everything = JSON.stringify(document);

/** `layer/level` of every policy. */
function placesIn(layers: Layers, named?: NamedLayers): string[] {
  return policySet(layers, named).policies.map(({ layer, level }) => `${layer}/${level}`);
}

function problems(layers: unknown, named?: unknown): string[] {
  try {
    policySet(layers as Layers, named as NamedLayers);
  } catch (error) {
    if (error instanceof PolicyError)
      return error.diagnostics.map(({ code, path, message }) => `${code} ${JSON.stringify(path)} ${message}`);
    throw error;
  }
  return [];
}

describe('a name', () => {
  const named: NamedLayers = {
    organization: [[document, guard], 'unit'],
    unit: guard,
    same: 'organization',
    flat: ['unit', everything],
    none: [],
  };

  test.each<[Layers, string[]]>([
    [{ scp: 'organization' }, ['scp/0', 'scp/0', 'scp/1']],
    [{ resourceScp: 'same' }, ['resourceScp/0', 'resourceScp/0', 'resourceScp/1']],
    [{ scp: 'flat' }, ['scp/0', 'scp/1']],
    [{ scp: [document, 'flat'] }, ['scp/0', 'scp/1', 'scp/1']],
    [{ scp: [['unit', document], 'unit'] }, ['scp/0', 'scp/0', 'scp/1']],
    [
      { boundary: 'flat', identity: [document, 'unit'] },
      ['boundary/0', 'boundary/0', 'identity/0', 'identity/0'],
    ],
    [{ session: 'none', identity: document }, ['identity/0']],
  ])('in %j stands for its value', (layers, places) => {
    expect(placesIn(layers, named)).toEqual(places);
  });

  it('stands for one policy wherever it is used', () => {
    const set = policySet({ identity: 'unit', boundary: ['unit'] }, named);
    expect(set.policies[0]?.policy).toBe(set.policies[1]?.policy);
  });

  it('is not JSON text, which begins with a brace', () => {
    expect(placesIn({ identity: ` \n${everything}` })).toEqual(['identity/0']);
    expect(placesIn({ identity: [everything, everything] })).toEqual(['identity/0', 'identity/0']);
  });
});

const textOrName =
  'a string is JSON text of a policy or the name of a layer, and to read a file use loadPolicy(path)';
const ownLevels =
  'levels have no names of their own: they are listed from the root down, each a policy or a list of policies';
const session = 'arn:aws:sts::111122223333:assumed-role/Dev/sess1';
const managed = 'arn:aws:iam::aws:policy/AdministratorAccess';

describe('what is wrong with names', () => {
  test.each<[unknown, unknown, unknown[]]>([
    [
      { scp: 'organisation' },
      { organization: document },
      [`unknown-layer-name ["scp"] no layer is named "organisation": did you mean organization?`],
    ],
    [
      { identity: [document, 'policies/read.json'] },
      {},
      [
        `unknown-layer-name ["identity",1] no layer is named "policies/read.json" (names are given in the second argument of policySet); ${textOrName}`,
      ],
    ],
    [
      { identity: '' },
      { name: document },
      [`unknown-layer-name ["identity"] no layer is named ""; ${textOrName}`],
    ],
    [{ identity: 'toString' }, { a: document }, [expect.stringMatching(/^unknown-layer-name/)]],
    [{}, { a: 'b' }, ['unknown-layer-name ["named","a"] no layer is named "b": did you mean a?']],
    [{}, { a: ['a'] }, ['layer-name-in-itself ["named","a",0] the name "a" stands inside of what it names']],
    [{}, { a: 'b', b: [['a']] }, [expect.stringMatching(/^layer-name-in-itself \["named","b",0,0\]/)]],
    [
      {},
      { 'a/b': document },
      [expect.stringMatching(/^invalid-layer-name \["named","a\/b"\] "a\/b" cannot name a layer/)],
    ],
    [{}, { '': document }, [expect.stringMatching(/^invalid-layer-name/)]],
    [
      { scp: 'org' },
      { org: { scp: [document] } },
      [
        'layers-in-name ["named","org"] "scp" is a layer, and a name stands for what one layer holds: write policySet({ scp: "org" }, { "org": … })',
      ],
    ],
    [
      { identity: 'org' },
      { org: [[document], guard] },
      [
        'levels-in-name ["identity"] "org" has lists in its list, which are levels: it can be the whole of scp, rcp or resourceScp, not a list of policies',
      ],
    ],
    // What is named is read, whether or not it is used.
    [
      {},
      { a: [document, { Statement: 5 }] },
      [expect.stringMatching(/^wrong-type \["named","a",1,"Statement"\]/)],
    ],
    [{}, { a: '{' }, [expect.stringMatching(/^json-syntax \["named","a"/)]],
    [{}, null, ['wrong-type [] the second argument of policySet must be an object of names, not null']],
    [
      {},
      [document],
      ['wrong-type [] the second argument of policySet must be an object of names, not a list'],
    ],
  ])('%j with %j', (layers, named, expected) => {
    expect(problems(layers, named)).toEqual(expected);
  });
});

describe('what is wrong with layers', () => {
  test.each<[unknown, unknown[]]>([
    [
      { scp: [document, []] },
      [
        'empty-level ["scp",1] a level of scp is empty, and AWS keeps at least one SCP at each level: where nothing is limited, write FullAWSAccess (Allow, Action "*", Resource "*")',
      ],
    ],
    [{ resourceScp: [document, 'none'] }, [expect.stringMatching(/^empty-level \["resourceScp",1\]/)]],
    [{ rcp: [[], []] }, []],
    [
      { boundary: session },
      [
        `arn-not-policy ["boundary"] "${session}" is an ARN, not a policy: a layer holds policies, as a Policy, a document or its JSON text; a session has the identity policies and the boundary of its role, and which it is says the "principal" of the request`,
      ],
    ],
    [
      { identity: [managed] },
      [
        `arn-not-policy ["identity",0] "${managed}" names a policy, and policies are not fetched: a layer holds policies, as a Policy, a document or its JSON text, so save its document; whose policies they are says the "principal" of the request`,
      ],
    ],
    [
      { boundary: { owner: session, policy: document } },
      [
        'not-a-policy ["boundary"] a layer is a Policy, a document or its JSON text, or a list of them, not an object of "owner", "policy", without "Statement"; whose policies they are says the "principal" of the request',
      ],
    ],
    [
      { scp: [{ level: 'root', policies: [document] }] },
      [
        'not-a-policy ["scp",0] a level is a Policy, a document or its JSON text, or a list of them, not an object of "level", "policies", without "Statement"; levels have no names: they are listed from the root down; whose policies they are says the "principal" of the request',
      ],
    ],
    [
      { scp: ['root', document] },
      [expect.stringMatching(new RegExp(`^unknown-layer-name \\["scp",0\\].*${ownLevels}$`))],
    ],
    [{ scp: ['1'] }, [expect.stringMatching(new RegExp(`^unknown-layer-name \\["scp",0\\].*${ownLevels}$`))]],
    [
      { scp: [1] },
      [
        'not-a-policy ["scp",0] a level is a Policy, a document or its JSON text, or a list of them, not a number; levels have no names: they are listed from the root down',
      ],
    ],
    [
      { rcp: [null] },
      [expect.stringMatching(/^not-a-policy \["rcp",0\] .*, not null; levels have no names/)],
    ],
    [
      { identity: [undefined, document] },
      [expect.stringMatching(/^not-a-policy \["identity",0\] .*, not undefined$/)],
    ],
    [{ boundary: undefined }, [expect.stringMatching(/^not-a-policy \["boundary"\] .*, not undefined$/)]],
    [
      { identity: [[document]] },
      [
        'not-a-policy ["identity",0] a member of this list is a Policy, a document or its JSON text, not a list; only scp, rcp and resourceScp have levels',
      ],
    ],
    [{ scp: [[[document]]] }, [expect.stringMatching(/^not-a-policy \["scp",0,0\] a member of this list/)]],
    [{ identity: { scp: document } }, [expect.stringMatching(/^layers-not-policy \["identity"\]/)]],
    // A policy in the wrong layer: the path leads to the policy, and on through it.
    [
      { scp: [document, [guard, bucket]] },
      [
        expect.stringMatching(
          /^element-not-in-layer \["scp",1,1,"Statement","Principal"\] Principal cannot stand in an SCP/,
        ),
      ],
    ],
    [
      { boundary: 'bucket' },
      [
        expect.stringMatching(
          /^element-not-in-layer \["boundary","Statement","Principal"\] .* boundary policy/,
        ),
      ],
    ],
    [{ domain: document }, [expect.stringMatching(/^element-missing-in-layer \["domain","Statement"/)]],
  ])('%j', (layers, expected) => {
    expect(problems(layers, { bucket, none: [] })).toEqual(expected);
  });

  it('does not follow an array that holds itself', () => {
    const array: unknown[] = [];
    array.push(array);
    expect(problems({ scp: array })).toEqual([expect.stringMatching(/^not-a-policy \["scp",0,0\]/)]);
  });

  it('places what is wrong with a policy that has a text in the text', () => {
    const policy = parsePolicy(JSON.stringify(bucket));
    expect(() => policySet({ scp: [document, policy] })).toThrow(
      /the policy cannot be used: 1:\d+: Principal cannot stand in an SCP/,
    );
  });
});

describe('a layer that is an empty list', () => {
  test.each(layerNames)('%s: is not given', (layer) => {
    expect(policySet({ [layer]: [] }).policies).toEqual([]);
  });

  it('does not limit', () => {
    const set = policySet({
      identity: document,
      boundary: [],
      session: [],
      scp: [],
      rcp: [[]],
      endpoint: [],
    });
    expect(evaluate(set, { action: 's3:GetObject' }).outcome).toBe('allow');
  });
});

describe('what is legal and hardly ever meant in a layer', () => {
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
  };

  it('is told by the set, once', () => {
    const policy = parsePolicy(JSON.stringify(trust));
    const set = policySet({ resource: ['trust', policy], identity: document }, { trust: policy });
    expect(set.problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning everyone-in-trust-policy',
    ]);
    expect(policySet({ identity: document }).problems).toEqual([]);
  });

  it('is placed in the layer where the policy has no text', () => {
    expect(policySet({ resource: [bucket, trust] }).problems.map(({ path }) => path?.slice(0, 3))).toEqual([
      ['resource', 1, 'Statement'],
    ]);
  });
});
