/**
 * What is refused about layers and their names: the code, the text with `▶` before the place that is named, and what is
 * said. `refused-files.spec.ts` runs them.
 */
const scenario = 'scenarios:\n  - { name: a, action: s3:GetObject, expect: deny }\n';
const withPolicies = (policies: string): string => `policies: ${policies}\n${scenario}`;
const withNames = (names: string, policies = 'full.json'): string =>
  `layers:\n${names}policies: ${policies}\n${scenario}`;
const expecting = (policies: string, expect: string): string =>
  `policies: ${policies}\nscenarios:\n  - { name: a, action: s3:GetObject, expect: ${expect} }\n`;

const owner = 'whose policies they are says the "principal" of the request';
const levels = 'levels have no names: they are listed from the root down';
const ownLevels =
  'levels have no names of their own: they are listed from the root down, each a policy or a list of policies';
const session = 'arn:aws:sts::111122223333:assumed-role/Dev/sess1';
const managed = 'arn:aws:iam::aws:policy/AdministratorAccess';
const inline =
  '{ Version: "2012-10-17", Statement: { Effect: Deny, ▶Principal: "*", Action: "*", Resource: "*" } }';

export const layerCases: readonly (readonly [code: string, text: string, message: string | RegExp])[] = [
  // Names.
  [
    'unknown-layer-name',
    withNames('  organization: full.json\n', '{ scp: ▶organisation }'),
    'no layer is named "organisation": did you mean organization?',
  ],
  [
    'unknown-layer-name',
    withPolicies('▶admin'),
    'no layer is named "admin" (names are given under "layers", at the top of the file); for a file of this name write ./admin',
  ],
  [
    'unknown-layer-name',
    withNames('  read: full.json\n', '[full.json, ▶write]'),
    'no layer is named "write"; for a file of this name write ./write',
  ],
  [
    'unknown-layer-name',
    withNames('  b: full.json\n  unused: [b, ▶c]\n'),
    'no layer is named "c": did you mean b?',
  ],
  ['unknown-layer-name', withPolicies('{ scp: [full.json, [▶root]] }'), new RegExp(`./root; ${ownLevels}$`)],
  ['unknown-layer-name', withPolicies('{ scp: [▶root, full.json] }'), new RegExp(`./root; ${ownLevels}$`)],
  ['unknown-layer-name', withPolicies('{ rcp: [▶"1", full.json] }'), new RegExp(`./1; ${ownLevels}$`)],
  ['unknown-layer-name', withPolicies('▶"a\\nb"'), /for a file of this name write \.\/a\\nb$/],
  [
    'unknown-layer-name',
    withNames('  __proto__: full.json\n', '▶constructor'),
    /^no layer is named "constructor"/,
  ],
  ...['a/b', 'a.json', '" a"', '"a "', '"{a"', '"arn:a"', '""', '"a\\nb"'].map(
    (name): [string, string, RegExp] => [
      'invalid-layer-name',
      withNames(`  ▶${name}: full.json\n`),
      /cannot name a layer: a name is not empty, is one line without "\/", "\." and space around it, and begins neither with "\{" nor with "arn:"$/,
    ],
  ),
  [
    'layer-name-in-itself',
    withNames('  a: [full.json, ▶a]\n'),
    'the name "a" stands inside of what it names',
  ],
  ['layer-name-in-itself', withNames('  a: b\n  b: [c]\n  c: [[▶a]]\n', 'b'), /^the name "a" stands inside/],
  [
    'layer-names-too-deep',
    withNames(
      `${Array.from(
        { length: 100 },
        (_, index) => `  a${index}: ${index === 63 ? '▶' : ''}a${index + 1}\n`,
      ).join('')}  a100: full.json\n`,
      'a0',
    ),
    'more than 64 names lead to this one, each through the next',
  ],
  [
    'duplicate-key',
    withNames('  a: full.json\n  ▶a: two.json\n'),
    'the key "a" stands twice; first on line 2',
  ],
  [
    'layers-in-name',
    withNames('  org: ▶{ scp: [full.json] }\n', '{ scp: org }'),
    '"scp" is a layer, and a name stands for what one layer holds: write org: … here, and policies: { scp: org }',
  ],
  ['layers-in-name', withNames('  org: [▶{ identity: full.json }]\n'), /^"identity" is a layer/],
  [
    'levels-in-name',
    withNames('  org: [[full.json], two.json]\n', '{ identity: ▶org }'),
    '"org" has lists in its list, which are levels: it can be the whole of scp, rcp or resourceScp, not a list of policies',
  ],
  [
    'levels-in-name',
    withNames('  org: [[full.json], two.json]\n', '{ scp: [▶org, full.json] }'),
    '"org" has lists in its list, which are levels: it can be the whole of scp, rcp or resourceScp, not one of their levels',
  ],
  [
    'levels-in-name',
    withNames('  org: [[full.json], two.json]\n  more: [▶org]\n'),
    /not a list of policies$/,
  ],
  [
    'levels-in-name',
    withNames('  org: [[full.json]]\n  same: org\n', '[▶same]'),
    /^"same" has lists in its list/,
  ],
  ['empty', 'layers: ▶{}\npolicies: full.json\nscenarios: []\n', '"layers" must not be empty'],
  [
    'wrong-type',
    'layers: ▶[full.json]\npolicies: full.json\nscenarios: []\n',
    '"layers" must be an object, not a list',
  ],
  ['empty', withPolicies('{ scp: ▶"" }'), '"scp" must not be empty'],
  [
    'no-policies',
    `layers: { identity: full.json }\nscenarios:\n  - ▶{ name: a, action: s3:GetObject, expect: deny }\n`,
    'there are no policies: give "policies" here or at the top of the file ("layers" only names what stands under "policies")',
  ],
  // What stands under a name is read, whether or not a scenario uses it.
  ['file-missing', withNames('  unused: [full.json, ▶nowhere.json]\n'), 'there is no file nowhere.json'],
  [
    'file-missing',
    withNames('  used: ▶nowhere.json\n', '{ identity: used, boundary: [used] }'),
    /^there is no file/,
  ],
  ['policy-refused', withNames('  unused: ▶broken.json\n'), /^the policy broken\.json is refused/],
  [
    'invalid-effect',
    withNames('  unused: { Statement: { Effect: ▶Alow, Action: "*", Resource: "*" } }\n'),
    /^Effect must be "Allow" or "Deny"/,
  ],

  // Levels.
  [
    'empty-level',
    withPolicies('{ scp: [full.json, ▶[]] }'),
    'a level of scp is empty, and AWS keeps at least one SCP at each level: where nothing is limited, write FullAWSAccess (Allow, Action "*", Resource "*")',
  ],
  [
    'empty-level',
    withNames('  none: []\n', '{ resourceScp: [full.json, ▶none] }'),
    /^a level of resourceScp is empty/,
  ],
  ['empty-level', withNames('  org: [[], full.json]\n', '{ scp: ▶org }'), /^a level of scp is empty/],

  // What is no policy.
  [
    'arn-not-policy',
    withPolicies(`{ boundary: ▶${session} }`),
    `"${session}" is an ARN, not a policy: a layer holds policies, by path or inline; a session has the identity policies and the boundary of its role, and which it is says the "principal" of the request`,
  ],
  [
    'arn-not-policy',
    withPolicies(`{ identity: ▶${managed} }`),
    `"${managed}" names a policy, and policies are not fetched: a layer holds policies, by path or inline, so save its document; whose policies they are says the "principal" of the request`,
  ],
  ['arn-not-policy', withPolicies('{ scp: [[▶arn:aws:iam::111122223333:root]] }'), /is an ARN, not a policy/],
  ['arn-not-policy', withNames(`  admin: ▶${managed}\n`, '{ boundary: admin }'), /names a policy/],
  [
    'policy-as-text',
    withPolicies(`▶'{"Statement":[]}'`),
    'a policy inline is an object, not text: write it without quotes, as JSON or YAML',
  ],
  [
    'not-a-policy',
    withPolicies('{ boundary: ▶{ owner: a, policy: full.json } }'),
    `a layer is a policy, by path or inline, or a list of them, not an object of "owner", "policy", without "Statement"; ${owner}`,
  ],
  [
    'not-a-policy',
    withPolicies('{ scp: [full.json, ▶{ level: root, policies: [full.json] }] }'),
    `a level is a policy, by path or inline, or a list of them, not an object of "level", "policies", without "Statement"; ${levels}; ${owner}`,
  ],
  [
    'not-a-policy',
    withNames('  org: [▶{ level: root, policies: [full.json] }]\n'),
    `a member of this list is a policy, by path or inline, not an object of "level", "policies", without "Statement"; ${levels}; ${owner}`,
  ],
  [
    'not-a-policy',
    withPolicies('{ domain: [▶{ arn: a, b: 1, c: 1, d: 1, e: 1 }] }'),
    'a member of this list is a policy, by path or inline, not an object of "arn", "b", "c", "d", …, without "Statement"; of which resource they are says the "resource" of the request',
  ],
  [
    'not-a-policy',
    withPolicies('{ endpoint: ▶{ vpc: a } }'),
    /, not an object of "vpc", without "Statement"$/,
  ],
  ['not-a-policy', withPolicies('[full.json, ▶{ owner: a }]'), /^a member of this list is a policy/],
  [
    'not-a-policy',
    withPolicies('{ scp: [▶1, full.json] }'),
    `a level is a policy, by path or inline, or a list of them, not a number; ${levels}`,
  ],
  ['not-a-policy', withPolicies('{ scp: [full.json, ▶null] }'), /, not null; levels have no names/],
  ['not-a-policy', withPolicies('{ scp: [[▶true]] }'), /^a member of this list is .*, not a boolean; levels/],
  [
    'not-a-policy',
    withPolicies('{ boundary: ▶5 }'),
    'a layer is a policy, by path or inline, or a list of them, not a number',
  ],
  [
    'not-a-policy',
    withPolicies('▶null'),
    'a layer is a policy, by path or inline, or a list of them, not null',
  ],
  [
    'not-a-policy',
    withPolicies('{ identity: [▶[full.json]] }'),
    'a member of this list is a policy, by path or inline, not a list; only scp, rcp and resourceScp have levels',
  ],
  [
    'not-a-policy',
    withPolicies('{ scp: [[▶[full.json]]] }'),
    /^a member of this list is a policy.*, not a list; levels/,
  ],
  [
    'not-a-policy',
    withNames('  a: [[▶[full.json]]]\n'),
    'a member of this list is a policy, by path or inline, not a list',
  ],
  [
    'not-a-policy',
    `${withPolicies('full.json')}  - { name: b, action: s3:GetObject, policies: { rcp: [▶5] }, expect: deny }\n`,
    /^a level is a policy/,
  ],
  [
    'layers-in-list',
    withPolicies('{ scp: ▶{ identity: full.json } }'),
    'layers stand directly under "policies": policies: { identity: … }',
  ],

  // A policy in the wrong layer: in the policy it is said why.
  ['element-not-in-layer', withPolicies(`{ scp: [${inline}] }`), /^Principal cannot stand in an SCP/],
  [
    'element-not-in-layer',
    withNames(`  own: ${inline}\n`, '{ boundary: own }'),
    /^Principal cannot stand in a boundary policy/,
  ],
  [
    'policy-not-in-layer',
    withPolicies('{ identity: full.json, session: ▶bucket.json }'),
    'bucket.json cannot stand in the layer session, so nothing in this file was run',
  ],
  [
    'policy-not-in-layer',
    withNames('  bucket: [bucket.json]\n', '{ scp: [full.json, ▶bucket] }'),
    'bucket.json cannot stand in the layer scp, so nothing in this file was run',
  ],
  [
    'policy-not-in-layer',
    `${withPolicies('{ domain: ▶full.json }')}  - { name: b, action: s3:GetObject, expect: deny }\n`,
    'full.json cannot stand in the layer domain, so nothing in this file was run',
  ],

  // What can decide.
  [
    'layer-without-policies',
    expecting('{ identity: full.json, boundary: [] }', '{ outcome: explicit-deny, layer: ▶boundary }'),
    'there are no boundary policies here: that layer cannot decide explicit-deny; there are identity',
  ],
  [
    'decided-by-none',
    expecting('{ resource: bucket.json }', '{ outcome: allow, decidedBy: ▶[], layer: resource }'),
    'a statement decides allow in the layer resource, always: name it in "decidedBy", or leave that out',
  ],
  [
    'decider-never-grants',
    expecting('{ identity: two.json, scp: full.json }', "{ outcome: allow, decidedBy: [▶'full#0'] }"),
    '"full#0" is a statement of the layer scp, which never grants: what decides allow is one of identity, resource, domain, repository',
  ],
  [
    'decider-of-other-layer',
    expecting(
      '{ identity: two.json, scp: guard.json }',
      '{ outcome: explicit-deny, decidedBy: [NoDelete], layer: ▶identity }',
    ),
    'the layer that decides is that of one of the statements, and none of these is of identity: they are of scp',
  ],
  [
    'decider-of-other-layer',
    expecting(
      '{ identity: full.json, resource: bucket.json }',
      "{ outcome: allow, decidedBy: ['full#0'], layer: ▶resource }",
    ),
    /^the layer that decides is that of one of the statements, and none of these is of resource/,
  ],

  // Account numbers.
  [
    'account-not-text',
    `policies: full.json\nscenarios:\n  - { name: a, action: s3:GetObject, managementAccount: ▶12345, expect: deny }\n`,
    '"managementAccount" is an account number, 12 digits in quotes, as "111122223333", not 12345',
  ],
  [
    'account-not-text',
    `policies: full.json\nscenarios:\n  - { name: a, action: s3:GetObject, matrix: { resourceAccount: ["111122223333", ▶5] }, expect: deny }\n`,
    'a member of "resourceAccount" is an account number, 12 digits in quotes, as "111122223333", not 5',
  ],
];
