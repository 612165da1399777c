import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Bed, expecting, known, makeBed, scenario } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.folder.remove());

const inline = (document: string): string => `${scenario}    policies: { ${document} }\n`;

describe('a name that every object has is a name like any other', () => {
  describe('__proto__ as a key', () => {
    it.each([
      [
        'of the file',
        `${scenario}__proto__: 1\n`,
        ':6:1 error: a scenario file has no "__proto__"; it has $schema, suite, layers, policies, now, defaults, scenarios',
      ],
      [
        'of the defaults',
        `${scenario}defaults: { __proto__: 1 }\n`,
        ':6:13 error: "defaults" has no "__proto__"; it has action, resource, principal, context, absent, durationSeconds, resourceAccount, managementAccount, now',
      ],
      [
        'of the context of the defaults',
        `${scenario}defaults: { context: { __proto__: 1 } }\n`,
        ':6:24 error: "__proto__" is no condition key: condition keys have a prefix, as in aws:PrincipalOrgID',
      ],
      [
        'of the layers',
        `${scenario}    policies: { __proto__: p.json }\n`,
        `:6:17 error: the list of layers has no "__proto__"; it has ${known.layers}`,
      ],
      [
        'of a scenario',
        `${scenario}    __proto__: 1\n`,
        `:6:5 error: a scenario has no "__proto__"; it has ${known.scenarioFields}`,
      ],
      [
        'of a scenario, constructor',
        `${scenario}    constructor: 1\n`,
        `:6:5 error: a scenario has no "constructor"; it has ${known.scenarioFields}`,
      ],
      [
        'of a scenario, toString',
        `${scenario}    toString: 1\n`,
        `:6:5 error: a scenario has no "toString"; it has ${known.scenarioFields}`,
      ],
      [
        'of a context',
        `${scenario}    context: { __proto__: 1 }\n`,
        ':6:16 error: "__proto__" is no condition key: condition keys have a prefix, as in aws:PrincipalOrgID',
      ],
      [
        'of a matrix',
        `${scenario}    matrix: { __proto__: [1] }\n`,
        ':6:15 error: "__proto__" is no field of a request; the fields are action, resource, principal, absent, durationSeconds, resourceAccount, managementAccount, now (condition keys have a prefix, as in aws:PrincipalOrgID)',
      ],
      [
        'of a caller',
        `${scenario}    principal: { __proto__: x }\n`,
        ':6:18 error: a principal has no "__proto__"; it has service, federatedUser, federatedBy, arn, serviceLinked',
      ],
      [
        'of an expectation',
        expecting('expect: { outcome: allow, __proto__: 1 }'),
        ':5:31 error: an expectation has no "__proto__"; it has outcome, decidedBy, layer',
      ],
      [
        'of a member of the list',
        expecting('expect: [{ otherwise: allow, __proto__: 1 }]'),
        ':5:34 error: a member of this list has no "__proto__"; it has when, then, otherwise',
      ],
      [
        'of what a case has',
        expecting('expect: [{ when: { __proto__: 1 }, then: allow }]'),
        ':5:24 error: "__proto__" is no field of a request; the fields are action, resource, principal, durationSeconds, resourceAccount, managementAccount, now, absent (condition keys have a prefix, as in aws:PrincipalOrgID)',
      ],
      [
        'of what is decided of it',
        expecting('expect: [{ otherwise: { outcome: allow, __proto__: 1 } }]'),
        ':5:45 error: an expectation has no "__proto__"; it has outcome, decidedBy, layer',
      ],
      [
        'of exact values',
        expecting('exactly: { __proto__: [1] }'),
        ':5:16 error: "__proto__" is no field of a request; the fields are action, resource, durationSeconds (condition keys have a prefix, as in aws:PrincipalOrgID)',
      ],
      [
        'of a pattern',
        expecting('never: { __proto__: x }'),
        ':5:14 error: a pattern has no "__proto__"; it has action, resource, principal, context, absent, durationSeconds, resourceAccount, managementAccount, now',
      ],
      [
        'of the context of a pattern',
        expecting('always: { context: { __proto__: x } }'),
        ':5:26 error: "__proto__" is no condition key: condition keys have a prefix, as in aws:PrincipalOrgID',
      ],
      [
        'of other policies',
        expecting('noMoreThan: { __proto__: p.json }'),
        `:5:19 error: the list of layers has no "__proto__"; it has ${known.layers}`,
      ],
      [
        'of equal policies',
        expecting('equivalentTo: { __proto__: p.json }'),
        `:5:21 error: the list of layers has no "__proto__"; it has ${known.layers}`,
      ],
      [
        'of a policy',
        inline('__proto__: 1, Statement: { Effect: Allow, Action: "*", Resource: "*" }'),
        ':6:17 error: unknown element "__proto__" in a policy; known are Version, Id, Statement',
      ],
      [
        'of a statement',
        inline('Statement: { __proto__: 1, Effect: Allow, Action: "*", Resource: "*" }'),
        ':6:30 error: unknown element "__proto__" in a statement; known are Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition',
      ],
      [
        'of the callers of a statement',
        inline('Statement: { Principal: { __proto__: "*" }, Effect: Allow, Action: "*", Resource: "*" }'),
        ':6:43 error: unknown kind of principal "__proto__"; known are AWS, Federated, Service, CanonicalUser',
      ],
      [
        'of the operators',
        inline(
          'Statement: { Effect: Allow, Action: "*", Resource: "*", Condition: { __proto__: { a:b: c } } }',
        ),
        ':6:86 error: unknown condition operator "__proto__"',
      ],
      [
        'of a condition',
        inline(
          'Statement: { Effect: Allow, Action: "*", Resource: "*", Condition: { StringEquals: { __proto__: c } } }',
        ),
        ':6:102 error: "__proto__" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });

  describe('__proto__ as a word', () => {
    it.each([
      [
        'for an outcome',
        expecting('expect: __proto__'),
        `:5:13 error: "expect" cannot be "__proto__"; it is one of ${known.outcomes}`,
      ],
      [
        'for the outcome of a case',
        expecting('expect: [{ otherwise: __proto__ }]'),
        `:5:27 error: "otherwise" cannot be "__proto__"; it is one of ${known.outcomes}`,
      ],
      [
        'for a layer',
        expecting('expect: { outcome: deny, layer: __proto__ }'),
        `:5:37 error: "layer" cannot be "__proto__"; it is one of ${known.layers}`,
      ],
      [
        'for a statement',
        expecting('expect: { outcome: allow, decidedBy: [__proto__] }'),
        ':5:43 error: no statement of these policies is "__proto__"; there are #0',
      ],
      [
        'for a key that is absent',
        `${scenario}    absent: [__proto__]\n`,
        ':6:14 error: "__proto__" is no condition key: condition keys have a prefix, as in aws:PrincipalOrgID',
      ],
      [
        'for a policy',
        `${scenario}    policies: __proto__\n`,
        ':6:15 error: no layer is named "__proto__" (names are given under "layers", at the top of the file); for a file of this name write ./__proto__',
      ],
      [
        'for an action',
        scenario.replace('s3:GetObject', '__proto__'),
        ':4:13 error: a: "__proto__" is no action: write service:Name, as in codeartifact:ListDomains',
      ],
      [
        'for a resource',
        `${scenario}    resource: __proto__\n`,
        ':6:15 error: a: "__proto__" is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none',
      ],
      [
        'for a caller',
        `${scenario}    principal: __proto__\n`,
        `:6:16 error: a: "__proto__" is no principal that can make requests: write the ARN of a user, a role, a role session (arn:aws:sts::111122223333:assumed-role/Role/session), a federated user, an account's root or an identity provider, or anonymous`,
      ],
      [
        'for an account',
        `${scenario}    resourceAccount: __proto__\n`,
        ':6:22 error: a: resourceAccount must be 12 digits, not "__proto__"',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });
});
