import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inALine, parseText } from './parse-text.js';
import { claimCases } from './refused-claims.js';
import { layerCases } from './refused-layers.js';

/**
 * What is refused, where, and in which words. `▶` stands before the place that is named.
 * The texts go through the same door as a file does.
 */
const head = 'policies: token.json\nscenarios:\n';
const scenario = '  - name: a\n    action: sts:GetServiceBearerToken\n    expect: allow\n';
const withLines = (...lines: readonly string[]): string =>
  `${head}  - name: a\n${lines.map((line) => `    ${line}\n`).join('')}`;
const expecting = (expect: string): string => withLines('action: sts:GetServiceBearerToken', expect);
const matrixOf = (...lines: readonly string[]): string =>
  withLines('action: sts:GetServiceBearerToken', 'durationSeconds: [900, 901, 902]', ...lines);
const inlineAllow = "{ Version: '2012-10-17', Statement: { Effect: Allow, Action: '*', Resource: '*' } }";

const cases: readonly (readonly [code: string, text: string, message: string | RegExp])[] = [
  // What YAML would read as something else, or what this format leaves out.
  [
    'yaml-syntax',
    `${head}  - name: a\n▶   action: s3:GetObject\n`,
    'this is no YAML: the line is indented neither like the keys above it nor like the items of their list',
  ],
  [
    'yaml-syntax',
    `${head}  - ▶{ name: a, `,
    'this is no YAML: what is opened here is not closed before the next key or the end',
  ],
  [
    'policy-not-scenarios',
    '▶Version: "2012-10-17"\nStatement: []\n',
    'this is a policy, not a scenario file: a scenario file names it, under "policies"',
  ],
  ['yaml-tab', `${head}  - name: a\n▶\taction: s3:GetObject\n`, 'YAML is not indented with tabs: use spaces'],
  [
    'yaml-directive',
    `▶%YAML 1.1\n---\n${head}${scenario}`,
    'a YAML directive (a line that begins with %) could change what the file means: remove it',
  ],
  [
    'yaml-several-documents',
    `${head}${scenario}▶---\nmore: 1\n`,
    'a second document begins here: a scenario file is one document',
  ],
  [
    'yaml-tag',
    withLines('action: ▶!!str s3:GetObject', 'expect: deny'),
    'the tag !!str is not allowed: write the value without it, in quotes if it is text',
  ],
  ['yaml-tag', withLines('action: ▶!mine s3:GetObject', 'expect: deny'), /^the tag !mine is not allowed/],
  ['yaml-tag', withLines('context: ▶!!map {}', 'expect: deny'), /^the tag !!map is not allowed/],
  [
    'yaml-merge-key',
    `${head}  - &a { name: a, action: s3:GetObject, expect: deny }\n  - ▶<<: *a\n`,
    'the merge key << is not part of YAML 1.2: write the keys out, or use defaults',
  ],
  [
    'yaml-bare-star',
    withLines('action: s3:GetObject', 'resource: ▶*', 'expect: deny'),
    'a bare * begins a YAML alias: quote it, as "*"',
  ],
  [
    'yaml-bare-star',
    withLines('action: s3:GetObject', 'resource: [▶*]', 'expect: deny'),
    'a bare * begins a YAML alias: quote it, as "*"',
  ],
  [
    'yaml-unknown-alias',
    withLines('context: &some {}', 'action: ▶*sme', 'expect: deny'),
    'no anchor before this is named &sme: did you mean &some?; if text is meant, quote it: "*sme"',
  ],
  ['yaml-alias-in-itself', 'policies: &a [▶*a]\n', 'the alias *a stands inside of what it names'],
  ['yaml-alias-bomb', bomb(), 'with *d the aliases of this file stand for more than 100000 values'],
  ['too-deep', `policies: ${'['.repeat(64)}▶[${']'.repeat(65)}\n`, 'nested deeper than 64 levels'],
  ['empty-file', '▶', 'the file is empty: a scenario file needs at least "scenarios"'],
  ['empty-file', '▶# only a comment\n', 'the file is empty: a scenario file needs at least "scenarios"'],
  [
    'key-not-text',
    withLines('context: { ▶123: a }', 'expect: deny'),
    'a key must be text: quote it, as "123"',
  ],
  ['key-not-text', withLines('▶true: a', 'expect: deny'), 'a key must be text: quote it, as "true"'],
  ['key-not-text', withLines('▶null: a', 'expect: deny'), 'a key must be text: quote it, as "null"'],
  ['key-not-text', withLines('? ▶[a]', ': b'), 'a key must be text: quote it, as "[a]"'],
  [
    'duplicate-key',
    withLines('action: s3:GetObject', '▶action: s3:PutObject', 'expect: deny'),
    'the key "action" stands twice; first on line 4',
  ],
  [
    'duplicate-key',
    `${head}${scenario}▶scenarios: []\n`,
    'the key "scenarios" stands twice; first on line 2',
  ],
  ...[
    ['01234567890', '1234567890'],
    ['0x1F', '31'],
    ['0o17', '15'],
    ['1.50', '1.5'],
    ['1e3', '1000'],
    ['+1', '1'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['9007199254740993', '9007199254740992'],
    ['12345678901234567890', '12345678901234567000'],
  ].map(([written, read]): [string, string, string] => [
    'number-not-as-written',
    withLines('action: s3:GetObject', `context: { aws:A: ▶${written} }`, 'expect: deny'),
    `${written} would be read as the number ${read}: quote it if it is text, as "${written}", or write ${read}`,
  ]),
  [
    'number-not-as-written',
    withLines('action: s3:GetObject', 'resourceAccount: ▶012345678901', 'expect: deny'),
    '012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
  ],

  // What the schema refuses.
  ['unknown-key', `${head}${scenario}▶sutie: a\n`, 'a scenario file has no "sutie": did you mean suite?'],
  [
    'unknown-key',
    withLines('▶actoin: s3:GetObject', 'action: s3:GetObject', 'expect: deny'),
    'a scenario has no "actoin": did you mean action?',
  ],
  [
    'unknown-key',
    withLines('▶__proto__: {}', 'action: s3:GetObject', 'expect: deny'),
    /^a scenario has no "__proto__"; it has name, description, policies/,
  ],
  [
    'unknown-key',
    `policies: token.json\ndefaults: { ▶name: a }\nscenarios:\n${scenario}`,
    /^"defaults" has no "name"/,
  ],
  [
    'unknown-key',
    expecting('expect: { outcome: deny, ▶decidedby: [] }'),
    'an expectation has no "decidedby": did you mean decidedBy?',
  ],
  [
    'unknown-key',
    expecting('expect: [{ ▶wen: {}, then: deny }]'),
    'a member of this list has no "wen": did you mean when?',
  ],
  [
    'unknown-key',
    `policies: { ▶Identity: token.json }\nscenarios:\n${scenario}`,
    'the list of layers has no "Identity": did you mean identity?',
  ],
  [
    'unknown-key',
    withLines('principal: { ▶servce: a.amazonaws.com }', 'expect: deny'),
    'a principal has no "servce": did you mean service?',
  ],
  [
    'condition-key-without-prefix',
    withLines('context: { ▶PrincipalOrgID: o-1 }', 'expect: deny'),
    '"PrincipalOrgID" is no condition key: condition keys have a prefix, as in aws:PrincipalOrgID',
  ],
  [
    'condition-key-without-prefix',
    withLines('context: { ▶__proto__: o-1 }', 'expect: deny'),
    /^"__proto__" is no condition key/,
  ],
  [
    'condition-key-without-prefix',
    withLines('absent: [▶PrincipalOrgID]', 'expect: deny'),
    /^"PrincipalOrgID" is no condition key/,
  ],
  [
    'condition-key-without-prefix',
    withLines('matrix: { ▶durationSecond: [0] }', 'expect: deny'),
    '"durationSecond" is no field of a request: did you mean durationSeconds? (condition keys have a prefix, as in aws:PrincipalOrgID)',
  ],
  [
    'condition-key-without-prefix',
    withLines('expect: [{ when: { ▶duration: 0 }, then: deny }]'),
    /^"duration" is no field of a request; the fields are action, /,
  ],
  ['missing-key', `▶policies: token.json\n`, 'a scenario file needs "scenarios"'],
  ['missing-key', `${head}  - ▶action: s3:GetObject\n    expect: deny\n`, 'a scenario needs "name"'],
  [
    'missing-key',
    `${head}  - ▶name: a\n    action: s3:GetObject\n`,
    'a scenario needs "expect", or in its place "exactly", "never", "always", "noMoreThan" or "equivalentTo"',
  ],
  ['missing-key', `${head}  - ▶name: a\n    expect: deny\n`, 'a scenario needs "action"'],
  ['missing-key', expecting('expect: ▶{ layer: identity }'), 'an expectation needs "outcome"'],
  ['wrong-type', '▶[]\n', 'a scenario file must be an object, not a list'],
  ['wrong-type', 'policies: token.json\nscenarios: ▶{}\n', '"scenarios" must be a list, not an object'],
  ['wrong-type', `${head}  - ▶text\n`, 'a scenario must be an object, not text'],
  ['wrong-type', withLines('action: ▶{}', 'expect: deny'), '"action" must be text or a list, not an object'],
  [
    'wrong-type',
    withLines('durationSeconds: ▶"900"', 'expect: deny'),
    '"durationSeconds" must be a whole number or a list, not text',
  ],
  [
    'number-not-as-written',
    withLines('action: s3:GetObject', 'context: { aws:A: ▶.inf }', 'expect: deny'),
    'no value of a request is .inf: quote it if it is text',
  ],
  [
    'number-not-as-written',
    withLines('action: s3:GetObject', 'context: { aws:A: ▶.nan }', 'expect: deny'),
    'no value of a request is .nan: quote it if it is text',
  ],
  [
    'control-character',
    'policies: token.json # ▶\0\nscenarios: []\n',
    'the control character U+0000 cannot stand in YAML',
  ],
  [
    'not-one-line',
    'policies: token.json\nscenarios:\n  - name: ▶"a\\n9 passed, 0 failed"\n    action: s3:GetObject\n    expect: deny\n',
    '"name" is shown as it is: it must be one line, without control characters',
  ],
  [
    'not-one-line',
    'suite: ▶"a\\u202e"\npolicies: token.json\nscenarios: []\n',
    '"suite" is shown as it is: it must be one line, without control characters',
  ],
  [
    'not-one-line',
    withLines('action: s3:GetObject', 'skip: ▶"\\e[2J"', 'expect: deny'),
    '"skip" is shown as it is: it must be one line, without control characters',
  ],
  [
    'wrong-type',
    withLines('durationSeconds: [900, ▶1.5]', 'expect: deny'),
    'a member of "durationSeconds" must be a whole number, not 1.5',
  ],
  [
    'wrong-type',
    withLines('context: { aws:A: ▶{ b: c } }', 'expect: deny'),
    '"aws:A" must be text, a number, true or false or a list, not an object',
  ],
  ['wrong-type', withLines('matrix: { aws:A: ▶b }', 'expect: deny'), '"aws:A" must be a list, not text'],
  ['wrong-type', expecting('expect: ▶5'), '"expect" must be text, a list or an object, not a number'],
  [
    'quote-number',
    withLines('resourceAccount: ▶123456789012', 'expect: deny'),
    '"resourceAccount" must be text: quote it, as "123456789012"',
  ],
  [
    'quote-number',
    `${head}  - name: ▶true\n    action: s3:GetObject\n    expect: deny\n`,
    '"name" must be text: quote it, as "true"',
  ],
  [
    'null-value',
    withLines('context: { aws:A: ▶null }', 'expect: deny'),
    '"aws:A" has no value: to say that the request does not have the key, list it under "absent"',
  ],
  ['null-value', withLines('matrix: { aws:A: [▶~] }', 'expect: deny'), /list it under "absent"$/],
  ['null-value', expecting('expect:▶'), '"expect" has no value'],
  [
    'unknown-word',
    expecting('expect: ▶alow'),
    '"expect" cannot be "alow": did you mean allow?; it is one of allow, deny, explicit-deny, implicit-deny, invalid-request',
  ],
  [
    'unknown-word',
    expecting('expect: [{ otherwise: ▶Deny }]'),
    /^"otherwise" cannot be "Deny": did you mean deny\?/,
  ],
  [
    'unknown-word',
    expecting('expect: { outcome: deny, layer: ▶identty }'),
    /^"layer" cannot be "identty": did you mean identity\?/,
  ],
  ['empty', withLines('action: ▶[]', 'expect: deny'), '"action" must not be empty'],
  ['empty', withLines('matrix: ▶{}', 'expect: deny'), '"matrix" must not be empty'],
  ['empty', withLines('matrix: { aws:A: ▶[] }', 'expect: deny'), '"aws:A" must not be empty'],
  ['empty', withLines('skip: ▶""', 'expect: deny'), '"skip" must not be empty'],
  ['empty', expecting('expect: ▶[]'), '"expect" must not be empty'],
  ['empty', expecting('expect: [{ when: ▶{}, then: deny }]'), '"when" must not be empty'],
  ['empty', `policies: ▶[]\nscenarios:\n${scenario}`, '"policies" must not be empty'],
  ['not-true', withLines('only: ▶false', 'expect: deny'), '"only" is either true or left out'],
  [
    'clause-shape',
    expecting('expect: [▶{ then: deny }]'),
    'a member of this list is either { when: …, then: … } or { otherwise: … }',
  ],
  [
    'clause-shape',
    expecting('expect: [▶{ when: { durationSeconds: 0 }, then: deny, otherwise: deny }]'),
    /either/,
  ],
  [
    'principal-shape',
    withLines('principal: ▶{ service: a, arn: b }', 'expect: deny'),
    /^a principal is an ARN, anonymous, \{ service/,
  ],
  [
    'principal-shape',
    withLines('principal: ▶{ federatedUser: a }', 'expect: deny'),
    /^a principal is an ARN, anonymous, \{ service/,
  ],

  // What the schema cannot see.
  [
    'duplicate-scenario',
    `${head}${scenario}  - name: ▶a\n    action: s3:GetObject\n    expect: deny\n`,
    'the name "a" is taken by the scenario on line 3',
  ],
  [
    'no-policies',
    `scenarios:\n  - ▶name: a\n    action: s3:GetObject\n    expect: deny\n`,
    'there are no policies: give "policies" here or at the top of the file',
  ],
  [
    'policy-refused',
    `policies: ▶broken.json\nscenarios:\n${scenario}`,
    'the policy broken.json is refused, so nothing in this file was run',
  ],
  [
    'file-missing',
    `policies: [token.json, ▶tokn.json]\nscenarios:\n${scenario}`,
    'there is no file tokn.json',
  ],
  [
    'element-not-in-layer',
    `policies:\n  scp: { Version: 2012-10-17, Statement: { Effect: Deny, ▶Principal: '*', Action: '*', Resource: '*' } }\nscenarios:\n${scenario}`,
    /^Principal cannot stand in an SCP/,
  ],
  [
    'context-key-twice',
    withLines('action: s3:GetObject', 'context: { aws:A: 1, ▶AWS:a: 2 }', 'expect: deny'),
    'condition keys are not case-sensitive: "AWS:a" is "aws:A" again',
  ],
  [
    'context-key-twice',
    withLines('action: s3:GetObject', 'matrix: { aws:A: [1], ▶AWS:a: [2] }', 'expect: deny'),
    /^condition keys are not case-sensitive/,
  ],
  [
    'absent-with-value',
    withLines('action: s3:GetObject', 'context: { aws:A: 1 }', 'absent: [▶aws:a]', 'expect: deny'),
    '"aws:a" is said to be absent, and has a value here',
  ],
  [
    'absent-with-value',
    withLines('action: s3:GetObject', 'matrix: { aws:A: [1] }', 'absent: [▶aws:A]', 'expect: deny'),
    /^"aws:A" is said to be absent/,
  ],
  [
    'matrix-and-scenario',
    withLines('action: s3:GetObject', 'matrix: { ▶action: [s3:PutObject] }', 'expect: deny'),
    '"action" stands in the matrix and in the scenario: keep one of them',
  ],
  [
    'matrix-and-scenario',
    withLines('action: s3:GetObject', 'context: { aws:A: 1 }', 'matrix: { ▶AWS:A: [1] }', 'expect: deny'),
    /^"AWS:A" stands in the matrix and/,
  ],
  [
    'matrix-and-scenario',
    withLines('action: [s3:GetObject]', 'matrix: { ▶action: [s3:PutObject] }', 'expect: deny'),
    /^"action" stands in the matrix and/,
  ],
  [
    'matrix-and-scenario',
    withLines('matrix: { ▶action: [s3:PutObject] }', 'action: [s3:GetObject]', 'expect: deny'),
    /^"action" stands in the matrix and/,
  ],
  [
    'repeated-matrix-value',
    withLines('action: s3:GetObject', 'matrix: { aws:A: [5, a, ▶"5"] }', 'expect: deny'),
    '5 stands twice in the list of "aws:A"',
  ],
  [
    'repeated-matrix-value',
    withLines('action: [s3:GetObject, ▶s3:GetObject]', 'expect: deny'),
    's3:GetObject stands twice in the list of "action"',
  ],
  [
    'too-many-cases',
    withLines(
      'action: s3:GetObject',
      `matrix: { aws:A: ${numbers(1000)}, aws:B: ${numbers(101)} }`,
      'expect: [{ when: { aws:A: 1 }, then: deny }]',
    ).replace('- name', '- ▶name'),
    'with this scenario the file has 101000 cases; a file has at most 100000',
  ],
  [
    'too-many-cases',
    [head, ...matrices(3), matrices(1, 'last').join('').replace('- name', '- ▶name'), matrices(1, 'z')]
      .flat()
      .join(''),
    'with this scenario the file has 120000 cases; a file has at most 100000',
  ],

  // What is expected.
  [
    'several-otherwise',
    matrixOf('expect: [{ otherwise: deny }, ▶{ otherwise: allow }]'),
    'only one "otherwise" is possible',
  ],
  [
    'uncovered-cases',
    matrixOf('expect:', '  ▶- { when: { durationSeconds: 900 }, then: deny }'),
    '2 of 3 cases are covered by no "when", and there is no "otherwise": durationSeconds=901, durationSeconds=902',
  ],
  [
    'uncovered-cases',
    matrixOf('expect: ▶[{ when: { durationSeconds: [900, 901] }, then: deny }]'),
    '1 of 3 cases is covered by no "when", and there is no "otherwise": durationSeconds=902',
  ],
  [
    'doubly-covered-cases',
    matrixOf(
      'expect:',
      '  - { when: { durationSeconds: [900, 901, 902] }, then: deny }',
      '  - ▶{ when: { durationSeconds: [901, 902] }, then: deny }',
    ),
    '2 cases are covered here and on line 7 too: durationSeconds=901, durationSeconds=902',
  ],
  [
    'clause-without-cases',
    `policies: token.json\ndefaults: { action: s3:GetObject, context: { aws:A: b } }\nscenarios:\n  - name: a\n    matrix: { absent: [[], [aws:A]] }\n    expect: [▶{ when: { absent: [[aws:A]], aws:A: b }, then: deny }, { otherwise: deny }]\n`,
    'this covers no case',
  ],
  [
    'otherwise-without-cases',
    matrixOf('expect: [{ when: { action: sts:GetServiceBearerToken }, then: deny }, ▶{ otherwise: deny }]'),
    'every case is covered already: this "otherwise" says nothing',
  ],
  [
    'when-key-nowhere',
    matrixOf('expect: [{ when: { ▶aws:PrincipalOrgID: o }, then: deny }, { otherwise: deny }]'),
    'no case has "aws:PrincipalOrgID"; they have action, durationSeconds',
  ],
  [
    'when-key-nowhere',
    withLines(
      'action: s3:GetObject',
      'context: { aws:PrincipalOrgID: o }',
      'expect: [{ when: { ▶aws:PrincipalOrgId2: o }, then: deny }, { otherwise: deny }]',
    ),
    'no case has "aws:PrincipalOrgId2": did you mean aws:PrincipalOrgID?',
  ],
  [
    'when-value-nowhere',
    matrixOf('expect: [{ when: { durationSeconds: ▶43200 }, then: deny }, { otherwise: deny }]'),
    'no case has durationSeconds=43200; they have 900, 901, 902',
  ],
  [
    'when-value-nowhere',
    withLines(
      'action: s3:GetObject',
      'context: { aws:TagKeys: [a, b] }',
      'expect: [{ when: { aws:TagKeys: ▶[a, b] }, then: deny }, { otherwise: deny }]',
    ),
    'no case has aws:TagKeys=any of a, b; for a key with several values each member is a list, as in [[a, b]]',
  ],
  [
    'unknown-statement',
    expecting('expect: { outcome: allow, decidedBy: [▶stss] }'),
    'no statement of these policies is "stss": did you mean sts?',
  ],
  [
    'unknown-statement',
    expecting("expect: { outcome: allow, decidedBy: [▶'#7'] }"),
    /^no statement of these policies is "#7"/,
  ],
  ['ambiguous-statement', ambiguous('▶Read'), '"Read" names several statements: write two#Read or more#Read'],
  ['ambiguous-statement', ambiguous("▶'#0'"), /^"#0" names several statements: write two#Read or more#Read$/],
  [
    'ambiguous-statement',
    `policies: [token.json, other/token.json]\nscenarios:\n  - name: a\n    action: s3:GetObject\n    expect: { outcome: allow, decidedBy: [▶'token#0'] }\n`,
    /^"token#0" names several statements, in .*token.json and .*other\/token.json: give the files different names$/,
  ],
  [
    'ambiguous-statement',
    `policies: [${inlineAllow}, ${inlineAllow}]\nscenarios:\n  - name: a\n    action: s3:GetObject\n    expect: { outcome: allow, decidedBy: [▶'#0'] }\n`,
    '"#0" names several statements, and so does every other spelling: give them different Sids, or their policies files of their own',
  ],
  [
    'repeated-statement',
    expecting("expect: { outcome: allow, decidedBy: [sts, ▶'token#sts'] }"),
    '"token#sts" stands twice',
  ],
  [
    'statement-cannot-decide',
    expecting('expect: { outcome: explicit-deny, decidedBy: [▶sts] }'),
    '"sts" is an Allow statement: it cannot decide an explicit-deny',
  ],
  [
    'nothing-decides',
    expecting('expect: { outcome: implicit-deny, decidedBy: ▶[sts] }'),
    'no statement decides implicit-deny: leave "decidedBy" out or empty',
  ],
  [
    'nothing-decides',
    expecting('expect: { outcome: invalid-request, decidedBy: ▶[] }'),
    'no statement decides invalid-request: leave "decidedBy" out',
  ],
  [
    'decided-by-none',
    expecting('expect: { outcome: explicit-deny, decidedBy: ▶[] }'),
    'a statement decides explicit-deny, always: name it in "decidedBy", or leave that out',
  ],
  [
    'decided-by-none',
    matrixOf('expect: [{ otherwise: { decidedBy: ▶[], outcome: explicit-deny } }]'),
    'a statement decides explicit-deny, always: name it in "decidedBy", or leave that out',
  ],
  [
    'no-layer-decides',
    expecting('expect: { outcome: invalid-request, layer: ▶identity }'),
    'no layer decides invalid-request: leave "layer" out',
  ],
  [
    'layer-never-grants',
    expecting('expect: { outcome: allow, layer: ▶boundary }'),
    'policies of the layer boundary never grant: what decides allow is one of identity, resource, domain, repository',
  ],
  [
    'layer-without-policies',
    expecting('expect: { outcome: allow, layer: ▶domain }'),
    'there are no domain policies here: that layer cannot decide allow; there are identity',
  ],
  [
    'layer-without-policies',
    expecting('expect: { outcome: explicit-deny, layer: ▶rcp }'),
    'there are no rcp policies here: that layer cannot decide explicit-deny; there are identity',
  ],
  [
    'layers-in-list',
    'policies: [token.json, ▶{ identity: token.json }]\nscenarios: []\n',
    'layers stand directly under "policies": policies: { identity: … }',
  ],
  [
    'layers-in-list',
    withLines('policies: [▶{ scp: [token.json] }]', 'action: s3:GetObject', 'expect: deny'),
    'layers stand directly under "policies": policies: { scp: … }',
  ],
  [
    'separator-in-name',
    `${head}  - { name: ▶"m > aws:A=1", action: s3:GetObject, expect: deny }\n`,
    'a name must not hold " > ": it stands between the names of file, scenario and case',
  ],
  ...claimCases,
  ...layerCases,
];

/** They are told in the policy, too. */
/** How many problems there are where it is not one: what is wrong in another file is told too. */
const counts: Readonly<Record<string, number>> = {
  'policy-refused': 2,
  'policy-not-in-layer': 2,
  'other-without-layer': 3,
};

describe('a scenario file that is refused', () => {
  it.each(cases)('%s: %j', async (code, marked, message) => {
    const at = marked.indexOf('▶');
    const before = marked.slice(0, Math.max(at, 0));
    const place = `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
    const result = await parseText(marked.replace('▶', ''), { ci: false });
    expect(result.ok).toBe(false);
    const problems = result.ok ? [] : result.problems;
    const found = problems.find((problem) => problem.code === code);
    expect(problems.map(inALine)).toHaveLength(counts[code] ?? 1);
    expect(found?.file).toBe('a.policy.yaml');
    expect(found?.source?.text).toBe(marked.replace('▶', ''));
    if (typeof message === 'string') expect(found?.message).toBe(message);
    else expect(found?.message).toMatch(message);
    if (at !== -1) expect(`${found?.line}:${found?.column}`).toBe(place);
  });

  it('is so in JSON too, with the same words', async () => {
    const text =
      '{ "policies": "token.json", "scenarios": [{ "name": "a", "action": "s3:GetObject", "expect": "alow" }] }';
    const result = await parseText(text, { file: 'a.json' });
    expect(result.ok ? [] : result.problems.map(inALine)).toEqual([
      `1:${text.indexOf('"alow"') + 1} unknown-word: "expect" cannot be "alow": did you mean allow?; it is one of allow, deny, explicit-deny, implicit-deny, invalid-request`,
    ]);
  });

  it.each([
    [
      'a repeated key',
      '{ "scenarios": [], "scenarios": [] }',
      '1:20 duplicate-key: the key "scenarios" stands twice; first on line 1',
    ],
    ['a number beyond what is exact', '{ "scenarios": 9007199254740993 }', /^1:16 number-not-as-written/],
    ['a comment', '{ // no\n}', /^1:3 json-syntax/],
  ])('%s in JSON', async (_, text, problem) => {
    const result = await parseText(text, { file: 'a.json' });
    const [line = ''] = result.ok ? [] : result.problems.map(inALine);
    if (typeof problem === 'string') expect(line).toBe(problem);
    else expect(line).toMatch(problem);
  });

  it('names everything that is wrong, in the order of the text', async () => {
    const result = await parseText(
      'policies: token.json\nscenarios:\n  - name: a\n    actoin: s3:GetObject\n    expect: alow\n  - name: 5\n    tags: a\n    expect: deny\nsuit: a\n',
    );
    expect(result.ok ? [] : result.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '4 unknown-key',
      '5 unknown-word',
      '6 quote-number',
      '7 wrong-type',
      '9 unknown-key',
    ]);
  });

  it('refuses "only" where nobody watches, and nowhere else', async () => {
    const text = withLines('only: true', 'action: s3:GetObject', 'expect: deny');
    const refused = await parseText(text, { ci: true });
    expect(refused.ok ? [] : refused.problems.map(inALine)).toEqual([
      '4:5 only-in-ci: "only" would keep the other scenarios from running, and CI is set: remove it',
    ]);
    expect((await parseText(text, { ci: false })).ok).toBe(true);
  });

  it('names any number of bare stars', async () => {
    const result = await parseText('- *\n'.repeat(150_000));
    expect(result.ok ? 0 : result.problems.length).toBe(150_000);
  }, 30_000);

  it('takes a byte-order mark and Windows line ends for what they are', async () => {
    expect((await parseText(`\uFEFF${head}${scenario}`)).ok).toBe(true);
    expect((await parseText(`${head}${scenario}`.replaceAll('\n', '\r\n'))).ok).toBe(true);
  });

  it('has a test for every code', () => {
    const union = ['scenario/fault.ts', 'api/set-fault.ts']
      .map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'))
      .join('');
    const codes = [...union.matchAll(/readonly code: '([^']+)'/g)].map(([, code]) => code);
    const tested = new Set<string>([...cases.map(([code]) => code), 'only-in-ci']);
    // The last resort for what the schema refuses and no words were found for.
    expect(codes.filter((code) => !tested.has(code as string))).toEqual(['schema']);
  });
});

function bomb(): string {
  const level = (name: string, of: string): string =>
    `${name}: &${name} [${Array(10).fill(of).join(', ')}]\n`;
  return `${level('a', 'x')}${level('b', '*a')}${level('c', '*b')}${level('d', '*c')}${level('e', '*d')}`;
}

function numbers(count: number): string {
  return `[${Array.from({ length: count }, (_, index) => index).join(', ')}]`;
}

/** Scenarios of 30,000 cases each. */
function matrices(count: number, name = 'm'): readonly string[] {
  const matrix = `{ aws:A: ${numbers(300)}, aws:B: ${numbers(100)} }`;
  return Array.from(
    { length: count },
    (_, index) =>
      `  - name: ${name}${index}\n    action: s3:GetObject\n    matrix: ${matrix}\n    expect: deny\n`,
  );
}

function ambiguous(name: string): string {
  return `policies: [two.json, more.json]\nscenarios:\n  - name: a\n    action: s3:GetObject\n    expect: { outcome: allow, decidedBy: [${name}] }\n`;
}
