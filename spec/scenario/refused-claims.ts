const head = 'policies: token.json\nscenarios:\n';
const withLines = (...lines: readonly string[]): string =>
  `${head}  - name: a\n${lines.map((line) => `    ${line}\n`).join('')}`;
const token = 'action: sts:GetServiceBearerToken';
const exactly = (values: string): string => withLines(token, `exactly: { durationSeconds: ${values} }`);
const resourceLayer = 'policies: { resource: bucket.json }\nscenarios:\n  - name: a\n';

/** What is refused of the claims of a scenario, as the cases of `refused-files.spec.ts`. */
export const claimCases: readonly (readonly [code: string, text: string, message: string | RegExp])[] = [
  [
    'several-expectations',
    withLines(token, 'expect: allow', '▶never: {}'),
    'a scenario has one of "expect" and "never": give the others a scenario of their own',
  ],
  [
    'several-expectations',
    withLines('noMoreThan: full.json', '▶equivalentTo: full.json', 'always: {}'),
    'a scenario has one of "noMoreThan" and "equivalentTo" and "always": give the others a scenario of their own',
  ],
  ['unknown-key', withLines('▶nevr: { action: "s3:*" }'), 'a scenario has no "nevr": did you mean never?'],
  [
    'unknown-key',
    withLines('▶nomorethan: full.json'),
    'a scenario has no "nomorethan": did you mean noMoreThan?',
  ],
  ['unknown-key', withLines('never: { ▶actoin: "s3:*" }'), 'a pattern has no "actoin": did you mean action?'],
  [
    'unknown-key',
    withLines('always: { ▶matrix: { durationSeconds: [0] } }'),
    /^a pattern has no "matrix"; it has action, resource, /,
  ],
  ['wrong-type', withLines('never: ▶"s3:*"'), '"never" must be an object, not text'],
  ['empty', withLines('never: { action: ▶[] }'), '"action" must not be empty'],
  ['empty', withLines('exactly: ▶{}'), '"exactly" must not be empty'],
  ['wrong-type', withLines(token, 'exactly: ▶[0]'), '"exactly" must be an object, not a list'],
  ['wrong-type', exactly('▶0'), '"durationSeconds" must be a list, not a number'],
  [
    'several-varying',
    withLines(token, 'exactly: ▶{ durationSeconds: [0], aws:A: [b] }'),
    '"exactly" is about one field or condition key: give the others a scenario of their own',
  ],
  [
    'condition-key-without-prefix',
    withLines(token, 'exactly: { ▶durationSecond: [0] }'),
    '"durationSecond" is no field of a request: did you mean durationSeconds? (condition keys have a prefix, as in aws:PrincipalOrgID)',
  ],
  [
    'varying-null',
    exactly('[0, ▶null]'),
    'this has no value: that the key is not there is written as absent',
  ],
  [
    'varying-given',
    withLines(token, '▶durationSeconds: 900', 'exactly: { durationSeconds: [0] }'),
    '"durationSeconds" is what "exactly" leaves open: remove it here',
  ],
  [
    'varying-given',
    withLines(token, 'context: { ▶AWS:a: b }', 'exactly: { aws:A: [b] }'),
    '"AWS:a" is what "exactly" leaves open: remove it here',
  ],
  [
    'varying-given',
    withLines(token, 'absent: [aws:B, ▶aws:a]', 'exactly: { aws:A: [b] }'),
    '"aws:a" is what "exactly" leaves open: remove it here',
  ],
  [
    'varying-given',
    withLines(token, 'matrix: { ▶aws:A: [b] }', 'exactly: { aws:A: [b] }'),
    '"aws:A" is what "exactly" leaves open: remove it here',
  ],
  [
    'missing-key',
    `${head}  - ▶name: a\n    exactly: { durationSeconds: [0] }\n`,
    'a scenario needs "action"',
  ],
  ...['900..', '..3600', '900...3600', '900 .. 3600', '+900..3600', '1e3..2e3', '1.2.3.4..1.2.3.9'].map(
    (text) =>
      [
        'range-shape',
        exactly(`[0, ▶"${text}"]`),
        `${text} is no range of numbers: it has both ends, as in 900..3600; text is written as the list of it alone, ["${text}"]`,
      ] as const,
  ),
  ['range-order', exactly('[▶3600..900]'), 'the lower end of a range comes first: 900..3600'],
  ['range-order', withLines(token, 'exactly: { aws:A: [▶1..-0.5] }'), /-0\.5\.\.1$/],
  ['range-order', exactly('[▶[3600, 900]]'), 'the lower end of a range comes first: 900..3600'],
  ['range-order', withLines(token, 'exactly: { aws:A: [b, ▶[2, 1]] }'), /first: 1\.\.2$/],
  ...['absent', '600', '1..5', '[900]', '[900, 950, 1000]', 'often', '900 - 3600'].map(
    (value) =>
      [
        'no-lifetime',
        exactly(`[0, ▶${value}]`),
        `${value} is no value of durationSeconds: write 0, a number of seconds from 900 to 43200, or a range of them as 900..3600`,
      ] as const,
  ),
  ['wrong-type', exactly('[0, ▶true]'), /^a member of "durationSeconds" must be .*, not true or false$/],
  ['wrong-type', exactly('[0, ▶900.5]'), /^a member of "durationSeconds" must be .*, not 900\.5$/],
  [
    'request-action',
    withLines('exactly: { action: ["s3:*", ▶absent] }'),
    '"absent" is no action: write service:Name, as in codeartifact:ListDomains',
  ],
  ['request-resource', withLines(token, 'exactly: { resource: [▶1..3] }'), /^"1\.\.3" is no resource: /],
  ['range-number', exactly('[▶0900..3600]'), '0900 would be read as the number 900: write 900'],
  ['range-number', exactly('[▶0..9007199254740993]'), /^9007199254740993 would be read as /],
  [
    'matrix-with-pattern',
    withLines('▶matrix: { durationSeconds: [0, 900] }', 'never: {}'),
    '"never" takes no matrix: a list in its pattern means any of its members',
  ],
  [
    'given-twice',
    withLines('action: codeartifact:ListDomains', 'never: { ▶action: "s3:*" }'),
    '"action" is given twice, on the scenario and under "never": keep one of them',
  ],
  [
    'given-twice',
    withLines('always: { ▶resource: "*" }', 'resource: ["arn:aws:s3:::a", "arn:aws:s3:::b"]'),
    '"resource" is given twice, on the scenario and under "always": keep one of them',
  ],
  [
    'given-twice',
    withLines('context: { aws:A: b }', 'never: { context: { aws:B: b, ▶AWS:a: c } }'),
    '"AWS:a" is given twice, on the scenario and under "never": keep one of them',
  ],
  ['given-twice', withLines('context: { aws:A: b }', 'never: { absent: [▶aws:a] }'), /^"aws:a" is given/],
  ['given-twice', withLines('absent: [aws:a]', 'never: { context: { ▶aws:A: b } }'), /^"aws:A" is given/],
  ['given-twice', withLines('absent: [aws:A]', 'never: { ▶absent: [aws:A, aws:B] }'), /^"absent" is given/],
  [
    'given-twice',
    `defaults: { action: s3:GetObject }\n${withLines('now: 2026-01-01T00:00:00Z', 'never: { action: "s3:*", ▶now: 2027-01-01T00:00:00Z }')}`,
    /^"now" is given twice, on the scenario/,
  ],
  [
    'field-with-policies',
    withLines('▶action: s3:GetObject', 'noMoreThan: full.json'),
    '"noMoreThan" is about all requests: "action" has no say in it',
  ],
  [
    'field-with-policies',
    withLines('▶context: { aws:A: b }', 'equivalentTo: full.json'),
    '"equivalentTo" is about all requests: "context" has no say in it',
  ],
  ['not-a-policy', withLines('noMoreThan: ▶5'), /^a layer is a policy, by path or inline, .*, not a number$/],
  ['layers-in-list', withLines('noMoreThan: [▶{ scp: full.json }]'), /^layers stand directly under/],
  ['unknown-key', withLines('noMoreThan: { ▶identiy: full.json }'), /did you mean identity\?$/],
  [
    'other-without-layer',
    `${resourceLayer}    noMoreThan: ▶bucket.json\n`,
    'without layers this is an identity policy, while the policies of the scenario are of resource: write noMoreThan: { resource: … }',
  ],
  ['file-missing', withLines('equivalentTo: ▶gone.json'), 'there is no file gone.json'],
];
