import { expectTypeOf } from 'expect-type';
import {
  type DecidingStatement,
  type Decision,
  evaluate,
  type LayerName,
  type NamedLayers,
  type Note,
  type Outcome,
  type Permission,
  type Policy,
  type PolicyDocument,
  type PolicySet,
  type Problem,
  parsePolicy,
  policySet,
} from '../../src/index.js';

// Object literals without `as const`, also ones that were a variable first.
const literal = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'one', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
    {
      Effect: 'Deny',
      NotAction: ['s3:*', 'ec2:*'],
      NotResource: ['arn:aws:s3:::b'],
      Condition: {
        StringEquals: { 'a:b': ['c', 'd'], 'a:c': 'e' },
        NumericLessThan: { 'a:d': 5 },
        Bool: { 'a:e': true },
      },
    },
  ],
};
evaluate(literal, { action: 's3:GetObject' });
parsePolicy(literal);
policySet({ identity: literal });
evaluate(
  { Statement: { Effect: 'Allow', Principal: { AWS: ['*'] }, Action: '*' } },
  { action: 's3:GetObject' },
);
const constant = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: ['s3:*'], Resource: '*' },
} as const;
evaluate(constant, { action: 's3:GetObject' });
expectTypeOf(literal).toExtend<PolicyDocument>();
parsePolicy(JSON.stringify(literal));

// @ts-expect-error a misspelt element
parsePolicy({ Statement: { Effect: 'Allow', Actions: '*', Resource: '*' } });
// @ts-expect-error a misspelt element of the policy
parsePolicy({ Statements: [] });
// @ts-expect-error a statement has an Effect
parsePolicy({ Statement: { Action: '*', Resource: '*' } });
// @ts-expect-error a policy has a Statement
parsePolicy({ Version: '2012-10-17' });
const withNull = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'a:b': null } } };
// @ts-expect-error null is no value
parsePolicy({ Statement: withNull });
// @ts-expect-error not a policy
parsePolicy(5);

// Layers have names, and levels where they follow an organization's path.
const policy = parsePolicy(literal);
policySet({});
policySet({ identity: [policy, literal, '{}'], scp: [policy, [policy, literal]] });
// @ts-expect-error a layer that is undefined is a mistake, not a layer without policies
policySet({ boundary: undefined });
// @ts-expect-error a misspelt layer
policySet({ identiy: policy });
// @ts-expect-error null is no policy
policySet({ identity: null });

// What layers have in common has names, of policies or of levels.
const named: NamedLayers = {
  root: [policy, literal],
  organization: [policy, ['root', literal]],
  admin: '{}',
};
policySet({ scp: 'organization', identity: ['admin', policy] }, named);
policySet({ scp: ['root', [policy, 'admin']] }, { root: constant, admin: literal });
// @ts-expect-error a name stands for what one layer holds, not for layers
policySet({ scp: 'organization' }, { organization: { scp: [policy] } });
// @ts-expect-error levels hold policies, not levels
policySet({}, { organization: [[[policy]]] });
// @ts-expect-error null is no policy
policySet({}, { root: null });
// @ts-expect-error an identity policy has no levels
policySet({ identity: [[policy]] });
// @ts-expect-error levels have no names
policySet({ scp: [{ level: 'root', policies: [policy] }] });
// @ts-expect-error an owner is no part of a layer
policySet({ boundary: { owner: 'arn:aws:iam::111122223333:user/a', policy } });
expectTypeOf(policySet({}).problems).toEqualTypeOf<readonly Problem[]>();
// @ts-expect-error
policySet({}).problems.push({ severity: 'warning', code: 'a', message: 'b' });

// What comes back is read only.
const decision = evaluate(policySet({ identity: policy }), { action: 's3:GetObject' });
expectTypeOf(decision).toEqualTypeOf<Decision>();
expectTypeOf(decision.outcome).toEqualTypeOf<
  'allow' | 'explicit-deny' | 'implicit-deny' | 'invalid-request'
>();
expectTypeOf(decision.statements).toEqualTypeOf<readonly DecidingStatement[]>();
expectTypeOf(decision.permissions).toEqualTypeOf<readonly Permission[]>();
expectTypeOf(decision.notes).toEqualTypeOf<readonly Note[]>();
expectTypeOf(decision.layer).toEqualTypeOf<LayerName | undefined>();
expectTypeOf(decision.explain).returns.toBeString();
expectTypeOf<Outcome>().toEqualTypeOf<Decision['outcome']>();
// @ts-expect-error
decision.outcome = 'allow';
// @ts-expect-error
decision.statements.push({ layer: 'identity', policy: 'x', index: 0 });
// @ts-expect-error
policy.name = 'x';

expectTypeOf(policy).toEqualTypeOf<Policy>();
expectTypeOf(policy.statements[0]?.effect).toEqualTypeOf<'Allow' | 'Deny' | undefined>();
expectTypeOf(policy.toJSON()).toEqualTypeOf<PolicyDocument>();
expectTypeOf(policySet({})).toEqualTypeOf<PolicySet>();
// @ts-expect-error a set is asked as a whole, and is no document
policySet({ identity: policySet({}) });
