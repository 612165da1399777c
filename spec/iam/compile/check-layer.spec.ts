import { describe, expect, it, test } from 'vitest';
import { checkLayer } from '../../../src/iam/compile/check-layer.js';
import { compilePolicy } from '../../../src/iam/compile/compile-policy.js';
import type { LayerFault } from '../../../src/iam/diagnostic.js';
import { readJson } from '../../../src/iam/document/json.js';
import { readObject } from '../../../src/iam/document/object.js';
import { parsePolicy } from '../../../src/iam/document/parse-policy.js';
import { type LayerName, layerNames } from '../../../src/iam/document/policy.js';
import { positionAt } from '../../../src/iam/document/source-text.js';
import { describeDiagnostic } from '../../../src/iam/explain/describe-diagnostic.js';

/** What a layer says of a policy, each as `severity code line:column: message`. */
function problemsIn(layer: LayerName, text: string): string[] {
  const source = { text };
  const { node } = readJson(source);
  if (node === undefined) throw new Error(`not JSON: ${text}`);
  const { policy, diagnostics } = parsePolicy(node, { name: 'inline', source });
  if (policy === undefined) throw new Error('no policy');
  const errors = [...diagnostics, ...compilePolicy(policy).diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  expect(errors.map(describeDiagnostic), text).toEqual([]);
  return checkLayer(policy, layer).map((diagnostic) => {
    const { line, column } = positionAt(source, diagnostic.place.offset);
    return `${diagnostic.severity} ${diagnostic.code} ${line}:${column}: ${describeDiagnostic(diagnostic)}`;
  });
}

const policy = (...statements: string[]) =>
  `{"Version":"2012-10-17","Statement":[${statements.map((members) => `{${members}}`).join()}]}`;
const allow = '"Effect":"Allow","Action":"s3:*"';
const deny = '"Effect":"Deny","Action":"s3:*"';
const trust = '"Effect":"Allow","Action":"sts:AssumeRole"';
const everything = '"Resource":"*"';
const account = '"Principal":{"AWS":"123456789012"}';
const everyone = '"Principal":"*"';
const canonical = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be';
const when = (operator: string, key: string, values: string) =>
  `"Condition":{"${operator}":{"${key}":${values}}}`;
const endpoint = (condition: string) => policy(`${allow},${everything},${everyone},${condition}`);

const attached = 'which is about the user or role that it is attached to';
const toPrincipal = 'a policy with a Principal belongs in resource, domain, repository, rcp or endpoint';
const toNotPrincipal = 'a policy with a NotPrincipal belongs in resource, domain, repository or endpoint';
const fromPrincipal =
  'a policy without a Principal belongs in identity, boundary, session, scp or resourceScp';
const everyResource = 'for everything write "Resource": "*"';
const fewCharacters = 'IAM takes U+0020 to U+00FF, tab and line ends';
const below = 'which is about everyone in the accounts below it';

/** A policy in a layer, with `¦` in front of what is wrong, and what is said of it. */
type Row = readonly [layer: LayerName, text: string, message: string, severity?: 'warning' | 'error'];

const rows: Record<Exclude<LayerFault['code'], 'unknown-layer'>, readonly Row[]> = {
  'element-not-in-layer': [
    [
      'identity',
      '{¦"Id":"x","Statement":[]}',
      'Id cannot stand in an identity policy: only policies of resources have one',
    ],
    [
      'boundary',
      '{¦"Id":"x","Statement":[]}',
      'Id cannot stand in a boundary policy: only policies of resources have one',
    ],
    [
      'session',
      '{¦"Id":"x","Statement":[]}',
      'Id cannot stand in a session policy: only policies of resources have one',
    ],
    [
      'identity',
      policy(`${allow},${everything},¦${everyone}`),
      `Principal cannot stand in an identity policy, ${attached}: ${toPrincipal}`,
    ],
    [
      'boundary',
      policy(`${allow},${everything},¦${account}`),
      `Principal cannot stand in a boundary policy, ${attached}: ${toPrincipal}`,
    ],
    [
      'session',
      policy(`${allow},${everything},¦${account}`),
      `Principal cannot stand in a session policy, which is about the session that it is passed to: ${toPrincipal}`,
    ],
    [
      'identity',
      policy(`${deny},${everything},¦"NotPrincipal":{"AWS":"123456789012"}`),
      `NotPrincipal cannot stand in an identity policy, ${attached}: ${toNotPrincipal}`,
    ],
    [
      'scp',
      policy(`${deny},${everything},¦${everyone}`),
      `Principal cannot stand in an SCP, ${below}: ${toPrincipal}`,
    ],
    [
      'scp',
      policy(`${deny},${everything},¦"NotPrincipal":{"AWS":"123456789012"}`),
      `NotPrincipal cannot stand in an SCP, ${below}: ${toNotPrincipal}`,
    ],
    [
      'resourceScp',
      policy(`${deny},${everything},¦${everyone}`),
      `Principal cannot stand in an SCP (layer resourceScp), ${below}: ${toPrincipal}`,
    ],
    [
      'rcp',
      policy(`${deny},${everything},¦"NotPrincipal":{"AWS":"123456789012"}`),
      'NotPrincipal cannot stand in an RCP: write "Principal": "*", and except callers by a condition, as on aws:PrincipalArn',
    ],
    [
      'rcp',
      policy(`"Effect":"Deny","NotAction":¦["s3:*"],${everything},${everyone}`),
      'NotAction cannot stand in an RCP: name the actions under Action, as in "s3:*"',
    ],
    [
      'resource',
      policy(`${trust},${account},"Resource":¦"*"`),
      'Resource cannot stand in a role trust policy (layer resource): the role that it belongs to is the resource. A statement of a resource policy with actions of sts alone is read as one',
    ],
    [
      'resource',
      policy(`"Effect":"Deny","Action":["sts:*","STS:TagSession"],${account},"NotResource":¦"*"`),
      'NotResource cannot stand in a role trust policy (layer resource): the role that it belongs to is the resource. A statement of a resource policy with actions of sts alone is read as one',
    ],
    [
      'resource',
      policy(`"Effect":"Deny","Action":"sts:AssumeRole",¦"NotPrincipal":{"AWS":"123456789012"}`),
      'NotPrincipal cannot stand in a role trust policy (layer resource): name callers under Principal, and except some by a condition, as on aws:PrincipalArn',
    ],
  ],
  'element-missing-in-layer': [
    ...(
      [
        ['identity', 'an identity policy', ''],
        ['boundary', 'a boundary policy', ''],
        ['session', 'a session policy', ''],
        ['domain', 'a domain policy', `,${account}`],
        ['repository', 'a repository policy', `,${account}`],
        ['scp', 'an SCP', ''],
        ['resourceScp', 'an SCP (layer resourceScp)', ''],
        ['rcp', 'an RCP', `,${everyone}`],
        ['endpoint', 'an endpoint policy', `,${everyone}`],
      ] as const
    ).map(
      ([layer, name, members]): Row => [
        layer,
        `{"Version":"2012-10-17","Statement":¦{${deny}${members}}}`,
        `the statement has neither Resource nor NotResource, which ${name} needs: ${everyResource}`,
      ],
    ),
    ...(
      [
        ['resource', 'a resource policy'],
        ['domain', 'a domain policy'],
        ['repository', 'a repository policy'],
        ['endpoint', 'an endpoint policy'],
      ] as const
    ).map(
      ([layer, name]): Row => [
        layer,
        `{"Version":"2012-10-17","Statement":[¦{${deny},${everything}}]}`,
        `the statement has neither Principal nor NotPrincipal, which ${name} needs: ${fromPrincipal}`,
      ],
    ),
    [
      'rcp',
      `{"Version":"2012-10-17","Statement":[¦{${deny},${everything}}]}`,
      `the statement has no Principal, which an RCP needs ("Principal": "*"): ${fromPrincipal}`,
    ],
    [
      'resource',
      `{"Version":"2012-10-17","Statement":[¦{${trust},"Resource":"arn:aws:iam::123456789012:role/r"}]}`,
      `the statement has no Principal, which a role trust policy (layer resource) needs: ${fromPrincipal}`,
    ],
  ],
  'version-in-layer': [
    ['scp', '¦{"Statement":[]}', 'an SCP needs "Version": "2012-10-17", and this policy has no Version'],
    [
      'resourceScp',
      '{"Statement":[],"Version":¦"2008-10-17"}',
      'an SCP (layer resourceScp) needs "Version": "2012-10-17", not "2008-10-17"',
    ],
    [
      'rcp',
      '{"Version":¦"2008-10-17","Statement":[]}',
      'an RCP needs "Version": "2012-10-17", not "2008-10-17"',
    ],
    [
      'rcp',
      '¦{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}',
      'an RCP needs "Version": "2012-10-17", and this policy has no Version',
    ],
  ],
  'sid-characters': [
    [
      'identity',
      policy(`"Sid":¦"a b",${allow},${everything}`),
      'Sid "a b" may have only A-Z, a-z and 0-9 in an identity policy',
    ],
    [
      'session',
      policy(`"Sid":¦"a-b",${allow},${everything}`),
      'Sid "a-b" may have only A-Z, a-z and 0-9 in a session policy',
    ],
    [
      'resource',
      policy(`"Sid":¦"a_b",${trust},${account}`),
      'Sid "a_b" may have only A-Z, a-z and 0-9 in a role trust policy (layer resource)',
    ],
  ],
  'document-characters': [
    [
      'identity',
      policy(`${allow},"Resource":["*",¦"arn:aws:s3:::b/€"]`),
      `the character "€" (U+20AC) cannot stand in an identity policy: ${fewCharacters}`,
    ],
    [
      'boundary',
      policy(`${allow},${everything},${when('StringEquals', 'a:b', '["é",¦"😀"]')}`),
      `the character "😀" (U+1F600) cannot stand in a boundary policy: ${fewCharacters}`,
    ],
    [
      'session',
      policy(`${allow},${everything},"Condition":{"StringEquals":{¦"aws:PrincipalTag/Ł":"x"}}`),
      `the character "Ł" (U+0141) cannot stand in a session policy: ${fewCharacters}`,
    ],
    [
      'resource',
      policy(`${trust},${account},${when('StringEquals', 'sts:ExternalId', '¦"€"')}`),
      `the character "€" (U+20AC) cannot stand in a role trust policy (layer resource): ${fewCharacters}`,
    ],
  ],
  'incomplete-arn': [
    [
      'session',
      policy(`${allow},"Resource":["*",¦"arn:aws:s3"]`),
      '"arn:aws:s3" is an incomplete ARN, which a session policy does not take: write all six parts, as in "arn:aws:s3:*:*:*"',
    ],
    [
      'session',
      policy(`${deny},"NotResource":¦"arn:aws:codeartifact:us-east-2:123456789012"`),
      '"arn:aws:codeartifact:us-east-2:123456789012" is an incomplete ARN, which a session policy does not take: write all six parts, as in "arn:aws:codeartifact:us-east-2:123456789012:*"',
    ],
  ],
  'not-principal-with-allow': (
    [
      ['resource', 'a resource policy'],
      ['domain', 'a domain policy'],
      ['repository', 'a repository policy'],
      ['endpoint', 'an endpoint policy'],
    ] as const
  ).map(
    ([layer, name]): Row => [
      layer,
      policy(`${allow},${everything},¦"NotPrincipal":{"AWS":"123456789012"}`),
      `NotPrincipal cannot stand with Allow in ${name}: it would let in everyone else; name callers under Principal, or write "Effect": "Deny"`,
    ],
  ),
  'federated-outside-trust': (
    [
      ['resource', 'a resource policy', 'Allow'],
      ['domain', 'a domain policy', 'Deny'],
      ['repository', 'a repository policy', 'Allow'],
      ['endpoint', 'an endpoint policy', 'Deny'],
    ] as const
  ).map(
    ([layer, name, effect]): Row => [
      layer,
      policy(
        `"Effect":"${effect}","Action":["sts:*","s3:*"],${everything},"Principal":{"AWS":"*","Federated":¦"accounts.google.com"}`,
      ),
      `the Federated principal "accounts.google.com" cannot stand in ${name}, only in a role trust policy (layer resource, with actions of sts alone): name the role that its users assume, under AWS`,
    ],
  ),
  'everyone-in-trust-policy': [`¦"*"`, `{"AWS":["123456789012",¦"*"]}`].map(
    (principal): Row => [
      'resource',
      policy(`${trust},"Principal":${principal},${when('StringEquals', 'aws:PrincipalOrgID', '"o-1"')}`),
      '"*" in a role trust policy (layer resource) lets in everyone, of every account, and AWS contradicts itself on whether it may stand there: name accounts, users or roles',
      'warning',
    ],
  ),
  'unmatched-principal': [
    ...(
      [
        ['resource', 'a resource policy'],
        ['domain', 'a domain policy'],
        ['repository', 'a repository policy'],
        ['endpoint', 'an endpoint policy'],
      ] as const
    ).map(
      ([layer, name]): Row => [
        layer,
        policy(`${allow},${everything},"Principal":{"CanonicalUser":[¦"${canonical}"],"AWS":"123456789012"}`),
        `no request here can be matched with the CanonicalUser "${canonical}", so it grants nothing in ${name}: name its account, under AWS`,
        'warning',
      ],
    ),
    [
      'resource',
      policy(`${trust},"Principal":{"CanonicalUser":¦"${canonical}"}`),
      `no request here can be matched with the CanonicalUser "${canonical}", so it grants nothing in a role trust policy (layer resource): name its account, under AWS`,
      'warning',
    ],
    [
      'resource',
      policy(
        `"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":¦"cognito-identity.amazonaws.com"}`,
      ),
      'no request here can be matched with the Federated "cognito-identity.amazonaws.com", so it grants nothing in a role trust policy (layer resource): requests of identity providers are named by an ARN (oidc-provider/… or saml-provider/…)',
      'warning',
    ],
  ],
  'undecidable-principal': [
    ...(
      [
        ['resource', 'a resource policy', 'Principal'],
        ['domain', 'a domain policy', 'NotPrincipal'],
        ['repository', 'a repository policy', 'Principal'],
        ['endpoint', 'an endpoint policy', 'NotPrincipal'],
      ] as const
    ).map(
      ([layer, name, element]): Row => [
        layer,
        policy(
          `${deny},${everything},"${element}":{"AWS":"123456789012","CanonicalUser":["${canonical.replace('7', '8')}",¦"${canonical}"]}`,
        ),
        `no request here can be matched with the CanonicalUser "${canonical}", so a Deny with it as ${element} cannot be decided in ${name}: name its account, under AWS`,
      ],
    ),
    [
      'resource',
      policy(`"Effect":"Deny","Action":"sts:*","Principal":{"CanonicalUser":¦"${canonical}"}`),
      `no request here can be matched with the CanonicalUser "${canonical}", so a Deny with it as Principal cannot be decided in a role trust policy (layer resource): name its account, under AWS`,
    ],
  ],
  'allow-in-rcp': [
    `"Action":"*",${everything},${everyone},${when('Bool', 'aws:SecureTransport', 'true')}`,
    `"Action":"s3:*",${everything},${everyone}`,
    `"Action":["*","s3:*"],${everything},${everyone}`,
    `"Action":"*","Resource":"arn:aws:s3:::b",${everyone}`,
    `"Action":"*","NotResource":"*",${everyone}`,
  ].map(
    (members): Row => [
      'rcp',
      policy(`"Effect":¦"Allow",${members}`),
      'an RCP only denies; what is not denied, RCPFullAWSAccess allows, which is always there and is the one RCP with an Allow ("Action": "*" on "Resource": "*", for "Principal": "*")',
    ],
  ),
  'principal-in-rcp': [
    ...[`{"AWS":["*",¦"123456789012"]}`, `{"AWS":"*","Service":¦"sns.amazonaws.com"}`].map(
      (principal): Row => [
        'rcp',
        policy(`${deny},${everything},"Principal":${principal}`),
        `the Principal of an RCP is "*", not ${principal.replace(/^.*¦("[^"]*").*$/, '$1')}: choose callers by a condition, as on aws:PrincipalOrgID; a policy with other principals belongs in resource, domain, repository or endpoint`,
      ],
    ),
    [
      'rcp',
      policy(`${deny},${everything},¦"Principal":{}`),
      'the Principal of an RCP is "*": choose callers by a condition, as on aws:PrincipalOrgID; a policy with other principals belongs in resource, domain, repository or endpoint',
    ],
  ],
  'every-action-in-rcp': ['¦"*"', '["s3:*",¦"*"]'].map(
    (actions): Row => [
      'rcp',
      policy(`"Effect":"Deny","Action":${actions},${everything},${everyone}`),
      'an RCP names the service of every action: write "s3:*" for every action of a service, not "*"',
    ],
  ),
  'endpoint-wildcard': [
    ...['*', 'abcde*', '*abcde', 'abcde*fghij', 'abcdef*g*h', 'abcdef?*', '?', 'abcdefg*${*}*'].map(
      (text): Row => [
        'endpoint',
        endpoint(when('StringLike', 'aws:PrincipalTag/team', `¦"${text}"`)),
        `"${text}" has a wildcard with fewer than six characters in a row before and behind it: in StringLike an endpoint policy needs six on one side`,
      ],
    ),
    [
      'endpoint',
      endpoint(when('ForAllValues:StringNotLikeIfExists', 'aws:TagKeys', '["abcdef*",¦"a*"]')),
      '"a*" has a wildcard with fewer than six characters in a row before and behind it: in ForAllValues:StringNotLikeIfExists an endpoint policy needs six on one side',
    ],
  ],
  'endpoint-id-wildcard': [
    ['StringLike', 'aws:PrincipalAccount', '12345678*'],
    ['StringNotLike', 'AWS:sourceVpc', 'vpc-*'],
    ['StringLikeIfExists', 'aws:SourceVpce', 'vpce-1a2b3c4?'],
    ['StringEquals', 'aws:ResourceAccount', '1111*'],
    ['StringLike', 'aws:PrincipalOrgID', '*'],
    ['StringLike', 'aws:ResourceOrgID', 'o-abcdef*'],
    ['StringLike', 'aws:SourceAccount', '111122*'],
    ['StringLike', 'aws:SourceOrgID', 'o-abcdef*'],
    ['StringLike', 'aws:Ec2InstanceSourceVpc', 'vpc-12345*'],
    ['StringLike', 'aws:VpceAccount', '111122*'],
    ['StringLike', 'aws:VpceOrgID', 'o-abcdef*'],
  ].map(
    ([operator = '', key = '', text = '']): Row => [
      'endpoint',
      endpoint(when(operator, key, `¦"${text}"`)),
      `${key} holds an id that AWS made, which an endpoint policy compares whole: write the ids instead of "${text}"`,
    ],
  ),
  'endpoint-id-number': ['NumericEquals', 'NumericLessThanIfExists', 'ForAnyValue:NumericNotEquals'].map(
    (operator): Row => [
      'endpoint',
      endpoint(`"Condition":{"${operator}":{¦"aws:PrincipalAccount":["123456789012",1]}}`),
      `aws:PrincipalAccount holds an id that AWS made, which an endpoint policy does not compare as a number: write StringEquals instead of ${operator}`,
    ],
  ),
  'endpoint-account': [
    ...['"arn:aws:sqs:us-east-2:1234*:orders"', '"arn:aws:sqs:*:?23456789012"', '"arn:aws:sqs:*:*1:*"'].map(
      (text): Row => [
        'endpoint',
        policy(`${allow},${everyone},"Resource":["*",¦${text}]`),
        `the account in ${text} is neither a number nor a wildcard, but a mix of them, which an endpoint policy does not take: write all 12 digits, or "*"`,
      ],
    ),
    ...['ArnLike', 'StringLike', 'StringEquals', 'ArnNotEqualsIfExists'].map(
      (operator): Row => [
        'endpoint',
        endpoint(when(operator, 'aws:PrincipalArn', '¦"arn:aws:iam::1234*:role/role-1"')),
        'the account in "arn:aws:iam::1234*:role/role-1" is neither a number nor a wildcard, but a mix of them, which an endpoint policy does not take: write all 12 digits, or "*"',
      ],
    ),
    [
      'endpoint',
      endpoint(when('ArnLike', 'aws:PrincipalArn', '¦"arn:aws:iam::${aws:PrincipalAccount}*:role/x"')),
      'the account in "arn:aws:iam::${aws:PrincipalAccount}*:role/x" is neither a number nor a wildcard, but a mix of them, which an endpoint policy does not take: write all 12 digits, or "*"',
    ],
  ],
};

describe.each(Object.entries(rows))('%s', (code, policies) => {
  it('has policies that show it', () => {
    expect(policies.length).toBeGreaterThan(0);
  });

  test.each(policies.map((row) => [row[0], row[1], row] as const))(
    'in %s: %s',
    (_, __, [layer, marked, message, severity = 'error']) => {
      const text = marked.replace('¦', '');
      const { line, column } = positionAt({ text }, marked.indexOf('¦'));
      const problems = problemsIn(layer, text);
      expect(problems).toContain(`${severity} ${code} ${line}:${column}: ${message}`);
      // One mistake, one error; a second canonical user is a second mistake.
      const others = problems.filter((problem) => !problem.includes(` ${code} `));
      expect(others).toEqual([]);
    },
  );
});

describe('what a layer takes', () => {
  const accepted: readonly (readonly [LayerName, string])[] = [
    ['identity', `{"Statement":{"Sid":"",${allow},"Resource":"arn:aws:s3"}}`],
    ['boundary', policy(`"Sid":"A1z",${allow},"NotResource":"arn:aws:s3:::é"`)],
    ['session', policy(`${allow},"Resource":["*","arn:aws:s3:*:*:*","arn:aws:s3:::b"]`)],
    // The resource goes without saying; a Sid may be a sentence, and hold any letter.
    [
      'resource',
      `{"Version":"2008-10-17","Id":"key-1","Statement":{"Sid":"Ein Satz über €.",${allow},${account}}}`,
    ],
    [
      'resource',
      policy(`${deny},${everything},"NotPrincipal":{"AWS":"123456789012","Service":"sns.amazonaws.com"}`),
    ],
    ['resource', policy(`${allow},"Principal":"*"`)],
    ['resource', policy(`${trust},${account}`, `${allow},${account},${everything}`)],
    // Not of sts alone, so of no role.
    ['resource', policy(`"Effect":"Allow","Action":["sts:AssumeRole","s3:*"],${account},${everything}`)],
    ['resource', policy(`"Effect":"Allow","Action":"*",${everyone},${everything}`)],
    ['resource', policy(`"Effect":"Deny","NotAction":"sts:*",${everyone},${everything}`)],
    ['resource', policy(`"Effect":"Deny","Action":"sts:GetServiceBearerToken",${everyone},${everything}`)],
    ['resource', policy(`"Effect":"Deny","Action":[],${everyone},${everything}`)],
    [
      'resource',
      policy(
        `"Effect":"Allow","Action":["sts:AssumeRoleWithWebIdentity","sts:GetServiceBearerToken"],"Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/example.com"}`,
      ),
    ],
    [
      'resource',
      policy(`"Effect":"Deny","Action":"sts:*","Principal":{"Federated":"accounts.google.com","AWS":"*"}`),
    ],
    [
      'domain',
      policy(`"Sid":"a b","Effect":"Allow","Action":"sts:GetServiceBearerToken",${account},${everything}`),
    ],
    ['domain', policy(`"Effect":"Allow","Action":"sts:AssumeRole",${everyone},${everything}`)],
    ['repository', policy(`${allow},${account},"NotResource":"arn:aws:s3"`)],
    [
      'scp',
      policy(
        `"Sid":"a-b",${allow},"Resource":"arn:aws:s3:::b*",${when('Bool', 'aws:ViaAWSService', 'true')}`,
      ),
    ],
    ['scp', policy(`"Effect":"Allow","NotAction":"iam:*",${everything}`)],
    ['scp', policy(`"Effect":"Allow","Action":"s3:*Object*","NotResource":"arn:aws:s3:::secret/*"`)],
    ['resourceScp', policy(`"Effect":"Deny","Action":"*",${everything}`)],
    ['rcp', policy(`"Effect":"Allow",${everyone},"Action":"*",${everything}`)],
    ['rcp', policy(`"Sid":"Full","Effect":"Allow","Principal":{"AWS":"*"},"Action":["*"],"Resource":["*"]`)],
    ['rcp', policy(`${deny},"Principal":{"AWS":"*"},"NotResource":"arn:aws:s3:::b"`)],
    ['rcp', policy(`"Effect":"Deny","Action":["s3:*","codeartifact:Put*"],${everyone},${everything}`)],
    ['endpoint', `{"Statement":{"Sid":"Access-to-bucket",${allow},${everyone},${everything}}}`],
    ['endpoint', policy(`${deny},${everything},"NotPrincipal":{"AWS":"123456789012"}`)],
    [
      'endpoint',
      policy(
        `${allow},${everyone},"Resource":["arn:aws:sqs:*:*:*","arn:aws:s3:::b*","arn:aws:s3","arn:aws:sqs:us-east-?:123456789012:a*"]`,
      ),
    ],
    ...['abcdef*', '*abcdef', 'abcdef?ghijkl*', 'a*bcdefg*h', '${aws:username}*', 'abcdef${*}'].map(
      (text) => ['endpoint', endpoint(when('StringLike', 'aws:PrincipalTag/team', `"${text}"`))] as const,
    ),
    // Only the Like operators of strings take wildcards that this is about.
    ['endpoint', endpoint(when('StringEquals', 'aws:PrincipalTag/team', '"a*"'))],
    ['endpoint', endpoint(when('ArnLike', 'aws:PrincipalArn', '"arn:aws:iam::*:role/*"'))],
    ['endpoint', endpoint(when('StringEquals', 'aws:PrincipalAccount', '["111122223333","123456789012"]'))],
    ['endpoint', endpoint(when('Null', 'aws:SourceVpc', 'true'))],
    ['endpoint', endpoint(when('ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', '"o-1/r-1/ou-12/*"'))],
    ['endpoint', endpoint(when('NumericLessThan', 's3:max-keys', '10'))],
    [
      'endpoint',
      endpoint(when('ArnLike', 'aws:PrincipalArn', '"arn:aws:iam::${aws:PrincipalAccount}:role/*"')),
    ],
  ];
  test.each(accepted)('%s: %s', (layer, text) => {
    expect(problemsIn(layer, text)).toEqual([]);
  });

  test.each(layerNames)('%s takes no statements at all', (layer) => {
    expect(problemsIn(layer, '{"Version":"2012-10-17","Statement":[]}')).toEqual([]);
  });
});

describe('RCPFullAWSAccess', () => {
  const full = '"Effect":"Allow","Action":"*","Resource":"*"';
  it.each([
    [policy(`${full},${everyone}`, `${deny},${everything},${everyone}`), ['allow-in-rcp']],
    [policy(`${full},${everyone}`, `${full},${everyone}`), ['allow-in-rcp', 'allow-in-rcp']],
    [policy(`${full},${account}`), ['allow-in-rcp', 'principal-in-rcp']],
    [policy(`${full},"Principal":{}`), ['allow-in-rcp', 'principal-in-rcp']],
    [policy(`${full},"NotPrincipal":"*"`), ['allow-in-rcp', 'element-not-in-layer']],
    [policy(full), ['element-missing-in-layer', 'allow-in-rcp']],
  ])('is not %s', (text, codes) => {
    expect(problemsIn('rcp', text).map((problem) => problem.split(' ')[1])).toEqual(codes);
  });
});

describe('several problems', () => {
  it('are told in the order of the text', () => {
    const text = policy(
      `${everyone},"Action":"s3:*","Effect":"Allow"`,
      `"Effect":"Deny","Action":"*","Principal":{"AWS":"123456789012"},${everything}`,
    ).replace('2012-10-17', '2008-10-17');
    expect(problemsIn('rcp', text).map((problem) => problem.split(' ')[1])).toEqual([
      'version-in-layer',
      'element-missing-in-layer',
      'allow-in-rcp',
      'every-action-in-rcp',
      'principal-in-rcp',
    ]);
  });

  it('of an object have paths', () => {
    const { node } = readObject({
      Version: '2008-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['s3:*', '*'],
          Principal: { AWS: ['*', '123456789012'] },
          Resource: '*',
        },
        { Effect: 'Deny', Action: ['s3:*', '*'], NotPrincipal: { AWS: '*' } },
      ],
    });
    const { policy: parsed } = parsePolicy(node as NonNullable<typeof node>, { name: 'inline' });
    if (parsed === undefined) throw new Error('no policy');
    expect(checkLayer(parsed, 'rcp').map(({ code, place }) => [code, ...place.path])).toEqual([
      ['version-in-layer', 'Version'],
      ['allow-in-rcp', 'Statement', 0, 'Effect'],
      ['principal-in-rcp', 'Statement', 0, 'Principal', 'AWS', 1],
      ['element-not-in-layer', 'Statement', 1, 'NotPrincipal'],
      ['every-action-in-rcp', 'Statement', 1, 'Action', 1],
      ['element-missing-in-layer', 'Statement', 1],
    ]);
  });
});
