import { describe, expect, it, test } from 'vitest';
import { describeProblem } from '../../src/api/problem.js';
import type {
  ActionReason,
  DocumentFault,
  JsonFault,
  PrincipalReason,
  ResourceReason,
  ValueFault,
  VariableReason,
} from '../../src/iam/diagnostic.js';
import { positionAt } from '../../src/iam/document/source-text.js';
import { PolicyError, parsePolicy, policySet } from '../../src/index.js';
import { problemsOf } from './one-statement.js';

type Code = (JsonFault | DocumentFault | ValueFault)['code'];

/** A policy's text with `¦` in front of what is wrong, and what is said of it. */
type Row = readonly [text: string, message: string, severity?: 'warning' | 'error'];

const statement = (members: string) => `{"Version":"2012-10-17","Statement":[{${members}}]}`;
const allow = (members: string) => statement(`"Effect":"Allow","Action":"*","Resource":"*",${members}`);
const action = (text: string) => statement(`"Effect":"Allow","Action":${text},"Resource":"*"`);
const resource = (text: string) => statement(`"Effect":"Allow","Action":"*","Resource":${text}`);
const principal = (text: string) => allow(`"Principal":${text}`);
const condition = (text: string) => allow(`"Condition":${text}`);
const two = (one: string, other: string) =>
  `{"Version":"2012-10-17","Statement":[{${one}"Effect":"Allow","Action":"*","Resource":"*"},{${other}"Effect":"Deny","Action":"*","Resource":"*"}]}`;

const rows: Record<Code, readonly Row[]> = {
  'json-syntax': [
    ['{"Version":"2012-10-17",¦}', 'not JSON: expected no comma before this'],
    ['¦', 'not JSON: expected a value'],
  ],
  'json-too-deep': [[`${'['.repeat(65)}¦[`, 'nested deeper than 64 levels']],
  // Only an object can hold these; see below.
  'not-json': [],
  'layers-not-policy': [],
  'empty-condition': [
    [condition('¦{}'), 'Condition tests nothing: the statement applies as if it were not there', 'warning'],
    [
      condition('{"StringEquals":¦{}}'),
      'StringEquals tests nothing: the statement applies as if it were not there',
      'warning',
    ],
  ],
  'unknown-action': [
    [
      action('¦"codeartifact:DelteDomain"'),
      '"codeartifact:DelteDomain" matches no action of its service; did you mean codeartifact:DeleteDomain?',
      'warning',
    ],
    [action('¦"codeartifact:Wombat*"'), '"codeartifact:Wombat*" matches no action of its service', 'warning'],
  ],
  'duplicate-key': [
    [
      statement('"Effect":"Deny",¦"Effect":"Allow","Action":"*","Resource":"*"'),
      '"Effect" stands here a second time; AWS and JSON readers do not agree on which one counts',
    ],
    [
      '{"Statement":[],¦"Statement":[]}',
      '"Statement" stands here a second time; AWS and JSON readers do not agree on which one counts',
    ],
    [
      condition('{"Bool":{"a:b":"true"},¦"Bool":{"a:c":"true"}}'),
      '"Bool" stands here a second time; AWS and JSON readers do not agree on which one counts',
    ],
    [
      condition('{"Bool":{"a:b":"true",¦"a:b":"false"}}'),
      '"a:b" stands here a second time; AWS and JSON readers do not agree on which one counts',
    ],
  ],
  'duplicate-condition-key': [
    [
      condition('{"StringEquals":{"aws:Username":"a",¦"aws:username":"b"}}'),
      '"aws:username" is the condition key "aws:Username" again in StringEquals: condition keys are the same in any case',
    ],
  ],
  'wrong-type': [
    ['¦[]', 'policy must be an object, not a list'],
    ['¦null', 'policy must be an object, not null'],
    ['¦"text"', 'policy must be an object, not a string'],
    ['{"Version":¦20121017,"Statement":[]}', 'Version must be a string, not a number'],
    ['{"Id":¦1,"Statement":[]}', 'Id must be a string, not a number'],
    ['{"Statement":¦"Allow"}', 'Statement must be a statement or a list of statements, not a string'],
    ['{"Statement":¦null}', 'Statement must be a statement or a list of statements, not null'],
    ['{"Statement":[¦"Allow"]}', 'statement must be an object, not a string'],
    ['{"Statement":[¦[]]}', 'statement must be an object, not a list'],
    [allow('"Sid":¦5'), 'Sid must be a string, not a number'],
    [
      statement('"Effect":¦true,"Action":"*","Resource":"*"'),
      'Effect must be "Allow" or "Deny", not a boolean',
    ],
    [action('¦5'), 'Action must be a string or a list of strings, not a number'],
    [action('["s3:Get*",¦null]'), 'Action must be a string or a list of strings, not null'],
    [action('[¦["s3:Get*"]]'), 'Action must be a string or a list of strings, not a list'],
    [resource('¦{}'), 'Resource must be a string or a list of strings, not an object'],
    [condition('¦[]'), 'Condition must be an object of operators, not a list'],
    [condition('¦null'), 'Condition must be an object of operators, not null'],
    [condition('{"Bool":¦"true"}'), 'Bool must be an object of condition keys, not a string'],
    [
      condition('{"Bool":{"a:b":¦null}}'),
      'condition value must be a string, a number or a boolean, not null',
    ],
    [
      condition('{"Bool":{"a:b":¦{}}}'),
      'condition value must be a string, a number or a boolean, not an object',
    ],
    [
      condition('{"Bool":{"a:b":["true",¦["true"]]}}'),
      'condition value must be a string, a number or a boolean, not a list',
    ],
  ],
  'unknown-element': [
    [
      '{¦"Statements":[],"Statement":[]}',
      'unknown element "Statements" in a policy; did you mean Statement?',
    ],
    ['{¦"statement":[],"Statement":[]}', 'unknown element "statement" in a policy; did you mean Statement?'],
    [
      '{¦"Wombat":1,"Statement":[]}',
      'unknown element "Wombat" in a policy; known are Version, Id, Statement',
    ],
    [
      '{"Statement":[],¦"__proto__":1}',
      'unknown element "__proto__" in a policy; known are Version, Id, Statement',
    ],
    [allow('¦"Conditions":{}'), 'unknown element "Conditions" in a statement; did you mean Condition?'],
    [allow('¦"action":"*"'), 'unknown element "action" in a statement; did you mean Action?'],
    [
      allow('¦"Version":"2012-10-17"'),
      'unknown element "Version" in a statement; known are Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition',
    ],
  ],
  'missing-element': [
    ['¦{"Version":"2012-10-17"}', 'the policy has no Statement'],
    ['{"Statement":[¦{"Action":"*","Resource":"*"}]}', 'the statement has no Effect'],
    ['{"Statement":[¦{"Effect":"Allow","Resource":"*"}]}', 'the statement has neither Action nor NotAction'],
  ],
  'both-elements': [
    [allow('¦"NotAction":"s3:*"'), 'a statement has either Action or NotAction, not both'],
    [allow('¦"NotResource":"*"'), 'a statement has either Resource or NotResource, not both'],
    [
      allow('"Principal":"*",¦"NotPrincipal":"*"'),
      'a statement has either Principal or NotPrincipal, not both',
    ],
  ],
  'invalid-version': [
    [
      '{"Version":¦"2012-10-18","Statement":[]}',
      'unknown Version "2012-10-18"; write "2012-10-17", or "2008-10-17" for a policy without variables',
    ],
    [
      '{"Version":¦"","Statement":[]}',
      'unknown Version ""; write "2012-10-17", or "2008-10-17" for a policy without variables',
    ],
  ],
  'invalid-effect': [
    [
      statement('"Effect":¦"allow","Action":"*","Resource":"*"'),
      'Effect must be "Allow" or "Deny", in exactly this case, not "allow"; did you mean Allow?',
    ],
    [
      statement('"Effect":¦"Deney","Action":"*","Resource":"*"'),
      'Effect must be "Allow" or "Deny", in exactly this case, not "Deney"; did you mean Deny?',
    ],
    [
      statement('"Effect":¦"Permit","Action":"*","Resource":"*"'),
      'Effect must be "Allow" or "Deny", in exactly this case, not "Permit"',
    ],
  ],
  'duplicate-sid': [
    [
      two('"Sid":"one",', '"Sid":¦"one",'),
      'Sid "one" is taken by statement #0; a Sid is unique within its policy',
    ],
  ],
  'empty-list': [
    ['{"Version":"2012-10-17","Statement":¦[]}', 'Statement is empty, so that nothing matches it', 'warning'],
    [action('¦[]'), 'Action is empty, so that nothing matches it', 'warning'],
    [resource('¦[]'), 'Resource is empty, so that nothing matches it', 'warning'],
    [
      statement('"Effect":"Allow","NotAction":¦[],"Resource":"*"'),
      'NotAction is empty, and AWS does not say what that means: name at least one',
    ],
    [
      statement('"Effect":"Allow","Action":"*","NotResource":¦[]'),
      'NotResource is empty, and AWS does not say what that means: name at least one',
    ],
    [
      condition('{"StringEquals":{"a:b":¦[]}}'),
      'a:b in StringEquals has no values, so that no value of the request matches it',
      'warning',
    ],
    [
      condition('{"StringNotEquals":{"a:b":¦[]}}'),
      'a:b in StringNotEquals is empty, and AWS does not say what that means: name at least one',
    ],
  ],
  'unknown-principal-kind': [
    [
      principal('{¦"Aws":"*"}'),
      'unknown kind of principal "Aws"; did you mean AWS?; known are AWS, Federated, Service, CanonicalUser',
    ],
    [
      principal('{¦"Wombat":"*"}'),
      'unknown kind of principal "Wombat"; known are AWS, Federated, Service, CanonicalUser',
    ],
  ],
  'invalid-principal': [
    [
      principal('{"AWS":¦"arn:aws:iam::123456789012:user/a*"}'),
      '"arn:aws:iam::123456789012:user/a*" is no AWS principal: a wildcard is the whole principal or no part of it',
    ],
    [
      principal('{"Service":["sns.amazonaws.com",¦"*"]}'),
      '"*" is no Service principal: services are named one by one, as in codeartifact.amazonaws.com; everyone is "*" under AWS',
    ],
    [
      principal('{"AWS":¦"arn:aws:iam::123456789012:group/devs"}'),
      '"arn:aws:iam::123456789012:group/devs" is no AWS principal: a group cannot be a principal, its users can',
    ],
    [
      principal('{"AWS":¦"alice"}'),
      '"alice" is no AWS principal: write an account number, the ARN of a user, role, session or root, or the unique id of a user or role (AIDA…, AROA…)',
    ],
  ],
  'invalid-action': [
    [action('¦"GetObject"'), '"GetObject" is no action: write service:Name, as in codeartifact:ListDomains'],
    [
      action('["s3:GetObject",¦"*:*"]'),
      '"*:*" is no action: wildcards stand in the name, not in the service; every action of every service is "*"',
    ],
  ],
  'invalid-resource': [
    [
      resource('¦"bucket/*"'),
      '"bucket/*" is no resource: write "*", or an ARN (arn:partition:service:region:account:resource)',
    ],
    [
      resource('["*",¦"foo"]'),
      '"foo" is no resource: write "*", or an ARN (arn:partition:service:region:account:resource)',
    ],
  ],
  'unknown-operator': [
    [
      condition('{¦"NumericLessThanEqual":{"a:b":"1"}}'),
      'unknown condition operator "NumericLessThanEqual"; did you mean NumericLessThanEquals?',
    ],
    [
      condition('{¦"ForAnyValues:StringEqual":{"a:b":"1"}}'),
      'unknown condition operator "ForAnyValues:StringEqual"; did you mean ForAnyValue:StringEquals?',
    ],
    [condition('{¦"Wombat":{"a:b":"1"}}'), 'unknown condition operator "Wombat"'],
  ],
  'null-if-exists': [
    [
      condition('{¦"NullIfExists":{"a:b":"true"}}'),
      'Null has no IfExists: it asks whether the key is there (write Null)',
    ],
    [
      condition('{¦"ForAllValues:NullIfExists":{"a:b":"true"}}'),
      'Null has no IfExists: it asks whether the key is there (write Null)',
    ],
  ],
  'condition-key-without-prefix': [
    [
      condition('{"StringEquals":{¦"SourceIp":"1"}}'),
      '"SourceIp" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
    ],
  ],
  'unparsable-value': [
    [
      condition('{"NumericEquals":{"a:b":["1",¦"43200abc"]}}'),
      'NumericEquals cannot read "43200abc": write a decimal number of at most 15 digits, as in 43200 or 0.5',
    ],
    [
      condition('{"NumericEquals":{"a:b":¦true}}'),
      'NumericEquals cannot read "true": write a decimal number of at most 15 digits, as in 43200 or 0.5',
    ],
    [
      condition('{"DateGreaterThan":{"a:b":¦"2026-02-30"}}'),
      'DateGreaterThan cannot read "2026-02-30": write a date (2026-01-01T00:00:00Z, 2026-01-01, "2026" for the year, or seconds since 1970)',
    ],
    [
      condition('{"BoolIfExists":{"a:b":¦"True"}}'),
      'BoolIfExists cannot read "True": write "true" or "false"',
    ],
    [condition('{"Null":{"a:b":¦"yes"}}'), 'Null cannot read "yes": write "true" or "false"'],
    [
      condition('{"BinaryEquals":{"a:b":¦"%"}}'),
      'BinaryEquals cannot read "%": write base-64, as in "QmluYXJ5"',
    ],
    [
      condition('{"NotIpAddress":{"a:b":¦"10.0.0.0/33"}}'),
      'NotIpAddress cannot read "10.0.0.0/33": write an address or a CIDR range, as in 203.0.113.0/24 or 2001:db8::/32',
    ],
    [
      condition('{"ForAnyValue:ArnLike":{"a:b":¦"*"}}'),
      'ForAnyValue:ArnLike cannot read "*": write an ARN of six parts, each with its own wildcards, as in arn:aws:iam::*:role/*',
    ],
  ],
  'number-as-text': [
    [
      condition('{"StringEquals":{"a:b":["1",¦1.0]}}'),
      'StringEquals compares text, and the number 1.0 reads as "1": put it in quotes',
    ],
    [
      condition('{"ForAnyValue:StringLike":{"a:b":¦1e3}}'),
      'ForAnyValue:StringLike compares text, and the number 1e3 reads as "1000": put it in quotes',
    ],
    [
      condition('{"StringEquals":{"a:b":¦12345678901234567890}}'),
      'StringEquals compares text, and the number 12345678901234567890 reads as "12345678901234567000": put it in quotes',
    ],
  ],
  // Contested X03 of Bool; of the others the variables page says so.
  'variable-not-taken': ['NumericEquals', 'DateLessThan', 'Bool', 'BinaryEquals', 'IpAddress', 'Null'].map(
    (operator): Row => [
      condition(`{"${operator}":{"a:b":¦"\${aws:username}"}}`),
      `${operator} takes no policy variables: "\${aws:username}" has to be the value itself`,
    ],
  ),
  'invalid-variable': [
    [
      resource('¦"arn:aws:s3:::b/${}"'),
      '"arn:aws:s3:::b/${}" has a broken policy variable: it names no key, as ${aws:username} does',
    ],
    [
      condition('{"StringLike":{"a:b":["x",¦"${aws:username"]}}'),
      '"${aws:username" has a broken policy variable: it has no closing brace',
    ],
  ],
  'variable-without-version': [
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":¦"arn:aws:s3:::b/${aws:username}"}}',
      '"arn:aws:s3:::b/${aws:username}" is literal text, "${" included: policy variables need "Version": "2012-10-17"',
      'warning',
    ],
    [
      '{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a:b":¦"${aws:username}"}}}}',
      '"${aws:username}" is literal text, "${" included: policy variables need "Version": "2012-10-17"',
      'warning',
    ],
  ],
  'address-without-prefix': [
    [
      condition('{"IpAddress":{"aws:SourceIp":["10.0.0.1",¦"2001:db8::1"]}}'),
      '"2001:db8::1" has no prefix length; it is read as this one address (/128)',
      'warning',
    ],
  ],
};

const elsewhere = ['not-json', 'layers-not-policy'];

describe.each(Object.entries(rows))('%s', (code, policies) => {
  it(elsewhere.includes(code) ? 'is shown below' : 'has policies that show it', () => {
    expect(policies.length === 0).toBe(elsewhere.includes(code));
  });

  test.each(policies.map((row) => [row[0], row] as const))(
    '%s',
    (_, [marked, message, severity = 'error']) => {
      const offset = marked.indexOf('¦');
      const text = marked.replace('¦', '');
      const { line, column } = positionAt({ text }, offset);
      expect(problemsOf(text)).toContain(`${severity} ${code} ${line}:${column}: ${message}`);
      expect(problemsOf(text).filter((problem) => problem.startsWith('error'))).toHaveLength(
        severity === 'error' ? 1 : 0,
      );
    },
  );
});

describe('the ways in which an action is none', () => {
  const reasons: Record<ActionReason, readonly string[]> = {
    'no-service': ['', 'GetObject', ':GetObject', ':', 'arn'],
    'wildcard-in-service': ['*:*', 's*:GetObject', '?3:GetObject', '*:GetObject'],
    'no-name': ['s3:'],
    characters: [
      's3:Get Object',
      's 3:GetObject',
      's3:Get:Object',
      's3:Get/Object',
      'é:x',
      's3:GetObject\n',
      ' s3:GetObject',
    ],
    variable: ['s3:${aws:username}', '${aws:username}', 's3:Get${*}'],
  };
  const messages: Record<ActionReason, string> = {
    'no-service': 'write service:Name, as in codeartifact:ListDomains',
    'wildcard-in-service':
      'wildcards stand in the name, not in the service; every action of every service is "*"',
    'no-name': 'a name stands behind the colon, as in codeartifact:ListDomains',
    characters: 'a service has letters, digits and "-", a name letters, digits and wildcards',
    variable: 'policy variables stand in Resource and in condition values only',
  };
  test.each(
    Object.entries(reasons).flatMap(([reason, texts]) =>
      texts.map((text) => [text, reason as ActionReason] as const),
    ),
  )('%j: %s', (text, reason) => {
    const problem = `Statement[0].Action: ${JSON.stringify(text)} is no action: ${messages[reason]}`;
    const policy = JSON.parse(action(JSON.stringify(text))) as object;
    expect(problemsOf(policy)).toEqual([`error invalid-action ${problem}`]);
  });
});

describe('the ways in which a resource is none', () => {
  const reasons: Record<ResourceReason, readonly string[]> = {
    'not-an-arn': [
      '',
      'foo',
      'bucket/*',
      'ARN:aws:s3:::b',
      'ar*',
      '**',
      '?',
      '*arn:aws:s3:::b',
      '${aws:username}',
      ' arn:aws:s3:::b',
    ],
    'no-service': ['arn', 'arn:', 'arn:aws', 'arn:aws:', 'arn::s3:::b', 'arn:*'],
    'wildcard-in-service': ['arn:aws:*', 'arn:aws:s?:::b', 'arn:aws:*:::b', 'arn:aws:s3*'],
    'no-resource-part': [
      'arn:aws:codeartifact:us-east-2:123456789012:',
      'arn:aws:s3:::',
      'arn:aws:x::::'.slice(0, -1),
    ],
    'variable-before-resource': [
      'arn:aws:s3:${aws:RequestedRegion}::b',
      'arn:aws:s3::${aws:PrincipalAccount}:b',
      'arn:${aws:x}:s3:::b',
      'arn:aws:${*}:::b',
      'arn:aws:s3:::b'.replace('s3', '${aws:x}'),
    ],
  };
  const messages: Record<ResourceReason, string> = {
    'not-an-arn': 'write "*", or an ARN (arn:partition:service:region:account:resource)',
    'no-service': 'an ARN names its partition and its service, as in arn:aws:codeartifact:*',
    'wildcard-in-service': 'the service in an ARN is written out, without wildcards',
    'no-resource-part':
      'nothing stands behind the fifth colon, so that no resource matches; a * there means every resource',
    'variable-before-resource': 'policy variables stand behind the fifth colon only, in the resource part',
  };
  test.each(
    Object.entries(reasons).flatMap(([reason, texts]) =>
      texts.map((text) => [text, reason as ResourceReason] as const),
    ),
  )('%j: %s', (text, reason) => {
    for (const element of ['Resource', 'NotResource']) {
      const policy = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', [element]: text } };
      const problem = `Statement.${element}: ${JSON.stringify(text)} is no resource: ${messages[reason]}`;
      expect(problemsOf(policy)).toEqual([`error invalid-resource ${problem}`]);
    }
  });
});

describe('the ways in which a variable is broken', () => {
  const messages: Record<VariableReason, readonly [string, string]> = {
    empty: ['${}', 'it names no key, as ${aws:username} does'],
    unclosed: ['${aws:username', 'it has no closing brace'],
    'space-in-name': ['${aws:user name}', 'a name has no spaces'],
    'no-prefix': [
      '${username}',
      'it names a condition key with its prefix, as ${aws:username} does; the signs themselves are ${*}, ${?} and ${$}',
    ],
    default: ['${aws:username, x}', "a default is written ${aws:PrincipalTag/team, 'default'}"],
  };
  test.each(Object.entries(messages))('%s', (_, [text, message]) => {
    const policy = JSON.parse(condition(`{"StringEquals":{"a:b":${JSON.stringify(text)}}}`)) as object;
    expect(problemsOf(policy)).toEqual([
      `error invalid-variable Statement[0].Condition.StringEquals["a:b"]: ${JSON.stringify(text)} has a broken policy variable: ${message}`,
    ]);
  });
});

describe('principals, which some layers may have', () => {
  const account = '123456789012';
  const valid = [
    '"*"',
    '{"AWS":"*"}',
    '{"AWS":"123456789012"}',
    '{"AWS":["123456789012","arn:aws:iam::123456789012:root"]}',
    '{"AWS":["arn:aws:iam::123456789012:user/alice","arn:aws:iam::123456789012:user/div/team+1/alice@example.com"]}',
    '{"AWS":["arn:aws-cn:iam::123456789012:role/r","arn:aws-us-gov:iam::123456789012:role/aws-reserved/sso.amazonaws.com/r"]}',
    '{"AWS":"arn:aws:sts::123456789012:assumed-role/r/alice@example.com"}',
    '{"AWS":"arn:aws:sts::123456789012:federated-user/f"}',
    '{"AWS":["AIDAJQABLZS4A3QDU576Q","AROAEXAMPLEID2345"]}',
    '{"Service":["codeartifact.amazonaws.com","sns.amazonaws.com","states.eu-west-1.amazonaws.com"]}',
    '{"Federated":["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com","arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE"]}',
    '{"Federated":"arn:aws:iam::123456789012:saml-provider/ADFS"}',
    '{"Federated":["cognito-identity.amazonaws.com","accounts.google.com","graph.facebook.com","www.amazon.com"]}',
    '{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}',
    '{"AWS":"123456789012","Service":"sns.amazonaws.com"}',
  ];
  test.each(valid)('%s is well-formed', (text) => {
    expect(parsePolicy(principal(text)).problems).toEqual([]);
  });

  const iam = `arn:aws:iam::${account}:`;
  const sts = `arn:aws:sts::${account}:`;
  const anAccount = 'an account number has 12 digits, leading zeros included';
  const aSession = `a session is named by its role, without the path of the role, and by itself: write ${sts}assumed-role/Role/session; for every session name the role, ${iam}role/Role`;
  const aws =
    'write an account number, the ARN of a user, role, session or root, or the unique id of a user or role (AIDA…, AROA…)';
  const federated = `write the ARN of an identity provider (${iam}oidc-provider/… or saml-provider/…), or one of cognito-identity.amazonaws.com, accounts.google.com, graph.facebook.com, www.amazon.com`;
  const reasons: Record<PrincipalReason, readonly (readonly [kind: string, text: string, says: string])[]> = {
    'wildcard-in-part': ['12345678901*', `${iam}*`, 'arn:aws:iam::*:root', '?', '**', `${iam}role/*`].map(
      (text) => ['AWS', text, 'a wildcard is the whole principal or no part of it'],
    ),
    'wildcard-outside-aws': [
      [
        'Service',
        '*.amazonaws.com',
        'services are named one by one, as in codeartifact.amazonaws.com; everyone is "*" under AWS',
      ],
      ['Federated', '*', 'identity providers are named one by one; everyone is "*" under AWS'],
      ['CanonicalUser', '*', 'canonical users are named one by one; everyone is "*" under AWS'],
    ],
    variable: ['AWS', 'Service'].map((kind) => [
      kind,
      `${iam}user/\${aws:username}`,
      'policy variables stand in Resource and in condition values only',
    ]),
    group: [`${iam}group/g`, 'AGPAIQ2UMKUS4A3QDU576'].map((text) => [
      'AWS',
      text,
      'a group cannot be a principal, its users can',
    ]),
    'account-digits': [
      ['AWS', '12345678901', `${anAccount}; this one has 11`],
      ['AWS', '1234567890123', `${anAccount}; this one has 13`],
      ['AWS', '1234-5678-9012', anAccount],
      ['AWS', 'arn:aws:iam::12345:root', `${anAccount}; this one has 5`],
      ['AWS', 'arn:aws:iam:::user/alice', anAccount],
      ['AWS', 'arn:aws:sts::1:assumed-role/r/s', `${anAccount}; this one has 1`],
      ['Federated', 'arn:aws:iam::12345:saml-provider/ADFS', `${anAccount}; this one has 5`],
      ['Service', '12345', `${anAccount}; this one has 5`],
    ],
    'session-not-sts': ['assumed-role/r/s', 'federated-user/f'].map((resource) => [
      'AWS',
      iam + resource,
      `sessions are sts ARNs: write ${sts}assumed-role/Role/session, or ${sts}federated-user/name`,
    ]),
    'session-form': ['assumed-role', 'assumed-role/r', 'assumed-role/path/r/s', 'assumed-role/r/'].map(
      (resource) => ['AWS', sts + resource, aSession],
    ),
    'identity-not-iam': ['root', 'user/alice', 'role/r'].map((resource) => [
      'AWS',
      sts + resource,
      `users, roles and accounts are iam ARNs: write ${iam}role/Role`,
    ]),
    'of-aws': [
      ['Service', account, 'accounts, users, roles and sessions stand under AWS'],
      ['Federated', `${iam}role/r`, 'accounts, users, roles and sessions stand under AWS'],
      ['CanonicalUser', account, 'accounts, users, roles and sessions stand under AWS'],
    ],
    'of-service': [
      ['AWS', 'sns.amazonaws.com', 'services stand under Service'],
      ['Federated', 'codeartifact.amazonaws.com', 'services stand under Service'],
    ],
    'of-federated': [
      ['AWS', 'cognito-identity.amazonaws.com', 'identity providers stand under Federated'],
      ['AWS', `${iam}oidc-provider/example.com`, 'identity providers stand under Federated'],
      ['Service', `${iam}saml-provider/ADFS`, 'identity providers stand under Federated'],
    ],
    'not-a-principal': [
      ...[
        '',
        'alice',
        'arn:aws:s3:::bucket',
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
        `${iam}user`,
        `${iam}user/`,
        `${iam}role/path/`,
        `${iam}role//r`,
        `${iam}user/al ice`,
        `${iam}user/alice\n`,
        `${iam}root/x`,
        `${iam}constructor/x`,
        `${sts}federated-user/a/b`,
        `arn:aws:iam:us-east-1:${account}:user/alice`,
        `arn:awz:iam::${account}:user/alice`,
        `${iam}instance-profile/p`,
        'AKIAIOSFODNN7EXAMPLE',
        'AIDA',
      ].map((text) => ['AWS', text, aws] as const),
      ...['', 'sns', 'SNS.amazonaws.com', 'sns.amazonaws.com ', 'sns.amazonaws.com\n'].map(
        (text) => ['Service', text, 'write the name of a service, as in codeartifact.amazonaws.com'] as const,
      ),
      ...[
        '',
        'ADFS',
        'token.actions.githubusercontent.com',
        `${iam}oidc-provider/`,
        `${iam}saml-provider/a/b`,
      ].map((text) => ['Federated', text, federated] as const),
      ...['', 'alice', '79a59df9'].map(
        (text) => ['CanonicalUser', text, 'write the id of a canonical user, 64 hexadecimal digits'] as const,
      ),
    ],
  };
  test.each(
    Object.values(reasons).flatMap((rows) => rows.map(([kind, text, says]) => [kind, text, says] as const)),
  )('%s: %j: %s', (kind, text, says) => {
    const problems = problemsOf(principal(`{"${kind}":${JSON.stringify(text)}}`));
    expect(
      problems
        .filter((problem) => problem.startsWith('error invalid-principal'))
        .map((problem) => problem.replace(/^.*? \d+:\d+: /, '')),
    ).toEqual([`${JSON.stringify(text)} is no ${kind} principal: ${says}`]);
  });

  test.each(['"123456789012"', '"arn:aws:iam::123456789012:root"', '[]', 'null', '["*"]'])(
    '%s is of a wrong type',
    (text) => {
      expect(
        problemsOf(principal(text)).filter((problem) => problem.startsWith('error wrong-type')),
      ).toHaveLength(1);
    },
  );

  test.each(['{}', '{"AWS":[]}', '{"Service":[]}'])(
    'an empty %s names nobody, and excepts who knows whom',
    (text) => {
      expect(parsePolicy(principal(text)).problems.map(({ code }) => code)).toEqual(['empty-list']);
      const negated = problemsOf(allow(`"NotPrincipal":${text}`));
      expect(negated.filter((problem) => problem.startsWith('error empty-list'))).toHaveLength(1);
    },
  );
});

describe('several problems', () => {
  it('are all told, in the order of the text', () => {
    const text =
      '{"Version":"2012","Statement":[{"effect":"Allow","Action":"x","Resource":"y","Condition":{"Foo":{"z":"1"}}}]}';
    expect(problemsOf(text)).toEqual([
      'error invalid-version 1:12: unknown Version "2012"; write "2012-10-17", or "2008-10-17" for a policy without variables',
      'error missing-element 1:32: the statement has no Effect',
      'error unknown-element 1:33: unknown element "effect" in a statement; did you mean Effect?',
      'error invalid-action 1:59: "x" is no action: write service:Name, as in codeartifact:ListDomains',
      'error invalid-resource 1:74: "y" is no resource: write "*", or an ARN (arn:partition:service:region:account:resource)',
      'error unknown-operator 1:91: unknown condition operator "Foo"',
      'error condition-key-without-prefix 1:98: "z" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
    ]);
  });

  it('are told of an object by their paths', () => {
    const policy = {
      Statement: {
        Effect: 'Allow',
        Action: ['s3:Get*', 'x'],
        Resource: '*',
        Condition: { Bool: { 'aws:x': ['true', 'no'] } },
      },
    };
    expect(problemsOf(policy)).toEqual([
      'error invalid-action Statement.Action[1]: "x" is no action: write service:Name, as in codeartifact:ListDomains',
      'error unparsable-value Statement.Condition.Bool["aws:x"][1]: Bool cannot read "no": write "true" or "false"',
    ]);
  });

  it('shorten a long text', () => {
    const [problem = ''] = problemsOf({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'x'.repeat(10_000), Resource: '*' },
    });
    expect(problem.length).toBeLessThan(400);
    expect(problem).toContain('xxx…" is no action');
  });
});

describe('what only an object can hold', () => {
  test.each<[unknown, string]>([
    [{ Statement: [() => 1] }, 'Statement[0]: function is no JSON value, and a policy is made of those'],
    [
      { Statement: [{ Effect: 'Allow', Action: new Date(0) }] },
      'Statement[0].Action: an instance of Date is no JSON value, and a policy is made of those',
    ],
    [undefined, 'undefined is no JSON value, and a policy is made of those'],
    [{ Statement: Number.NaN }, 'Statement: NaN is no JSON value, and a policy is made of those'],
  ])('%j is not-json', (policy, message) => {
    expect(problemsOf(policy as object)).toEqual([`error not-json ${message}`]);
  });
});

describe('layers', () => {
  const anything = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const problems = (layers: object) => {
    try {
      policySet(layers);
    } catch (error) {
      if (error instanceof PolicyError)
        return error.diagnostics.map((problem) => `${problem.code} ${describeProblem(problem)}`);
      throw error;
    }
    return [];
  };

  const known =
    'the layers are identity, boundary, session, resource, domain, repository, scp, rcp, resourceScp, endpoint';

  test.each([
    ['identiy', 'unknown-layer identiy: unknown layer "identiy"; did you mean identity?'],
    ['SCP', 'unknown-layer SCP: unknown layer "SCP"; did you mean scp?'],
    ['wombat', `unknown-layer wombat: unknown layer "wombat"; ${known}`],
    ['constructor', `unknown-layer constructor: unknown layer "constructor"; ${known}`],
  ])('%s is no layer', (layer, message) => {
    expect(problems({ [layer]: anything })).toEqual([message]);
  });
});
