import type { Change, Comparison } from '../api/analysis/answers.js';
import { compare } from '../api/analysis/compare.js';
import { evaluate } from '../api/evaluate.js';
import { compiledOf, type Policy, policyFromObject } from '../api/policy.js';
import type { PolicyDocument, PolicyStatement } from '../api/policy-document.js';
import { assemble, type PolicySet } from '../api/policy-set.js';
import type { CompiledActions } from '../iam/compile/compiled-policy.js';
import { isAccount } from '../iam/document/account.js';
import type { LayerName } from '../iam/document/policy.js';
import type { DecidingStatement } from '../iam/evaluate/decision.js';
import { matchesPattern } from '../iam/value/pattern.js';
import type { PolicyBeside } from '../report/render-comparison.js';
import { Faults } from '../service/faults.js';
import { readAction } from '../service/read-action.js';
import type { Request } from '../service/request.js';
import { serviceRules, trustActions } from '../service/service-rules.js';
import type { ComparedChanges } from './join-comparisons.js';

/**
 * A KMS key is used and a role assumed only where a policy of its own lets it, so beside identity policies alone kms:Decrypt
 * and sts:AssumeRole are never allowed. This compares such permissions where those policies leave it to the account, as
 * they mostly do. Identity policies decide then as for any service: the permissions are given the name of one that needs
 * no such policy, which costs far less than asking who else the policies could name, and what is found is confirmed.
 * Undefined where neither side speaks of such permissions.
 */
export function compareOnKeysAndRoles(
  sets: readonly [before: PolicySet, after: PolicySet],
  work: number | undefined,
): ComparedChanges | undefined {
  const [before, after] = [policiesOf(sets[0]), policiesOf(sets[1])];
  if (![...before, ...after].some(speaksOfKeysOrRoles)) return undefined;
  const compared = compare(plainSet(before), plainSet(after), { work });
  const confirm = (changes: readonly Change[], isAllowed: boolean) =>
    changes.flatMap((change) => confirmed(change, before, after, isAllowed) ?? []);
  const newlyAllowed = confirm(compared.changes.newlyAllowed, true);
  const newlyDenied = confirm(compared.changes.newlyDenied, false);
  const isUnconfirmed = [...newlyAllowed, ...newlyDenied].includes('unconfirmed');
  const undecided: Comparison['undecided'] = isUnconfirmed
    ? { answer: 'undecided', reason: unconfirmed }
    : compared.undecided && { answer: 'undecided', reason: compared.undecided.reason };
  return {
    relation: isUnconfirmed ? 'undecided' : compared.relation,
    changes: { newlyAllowed: newlyAllowed.filter(isChange), newlyDenied: newlyDenied.filter(isChange) },
    ...(undecided !== undefined && { undecided }),
  };
}

/** The policy of the key or role without which nobody is allowed the request; undefined where it takes none. */
export function policyBeside({ action, resource = '*' }: Request): PolicyBeside | undefined {
  const name = readAction(action, new Faults());
  const Principal = { AWS: resource.split(':')[4] ?? '' };
  switch (name && serviceRules(name, resource).indispensable) {
    case 'key-policy':
      return { name: 'key policy', document: allowing({ Principal, Action: 'kms:*', Resource: '*' }) };
    case 'trust-policy':
      return { name: 'trust policy', document: allowing({ Principal, Action: action }) };
    case undefined:
      return undefined;
  }
}

function isChange(change: Change | 'unconfirmed'): change is Change {
  return change !== 'unconfirmed';
}

/** The change as it really is. What is about no key, as kms:ListKeys, needs no key policy, and is compared without. */
function confirmed(
  { request, statements, deny }: Change,
  before: readonly Policy[],
  after: readonly Policy[],
  isAllowed: boolean,
): Change | 'unconfirmed' | undefined {
  const real = { ...request, action: request.action.replace(plainName, '$1:') };
  if (policyBeside(real) === undefined) return undefined;
  for (const candidate of candidatesFor(real)) {
    const beside = policyBeside(candidate);
    if (beside === undefined) continue;
    const resource = [policyOf(beside.document)];
    const old = evaluate(setOf({ identity: before, resource }), candidate);
    const current = evaluate(setOf({ identity: after, resource }), candidate);
    const [allowed, refused] = isAllowed ? [current, old] : [old, current];
    if (allowed.outcome !== 'allow' || refused.outcome === 'allow') continue;
    const stops = deny && refused.statements.find(isOne(deny));
    return {
      request: candidate,
      before: old,
      after: current,
      statements: statements.flatMap((one) => allowed.statements.find(isOne(one)) ?? []),
      ...(stops !== undefined && { deny: stops }),
    };
  }
  return 'unconfirmed';
}

/** Each side is one policy, which has another name where its actions have. */
function isOne({ layer, index }: DecidingStatement): (other: DecidingStatement) => boolean {
  return (other) => other.layer === layer && other.index === index;
}

/** The request on a key or role of an account: as it was found where that is so, else on one that a reader knows. */
function candidatesFor(request: Request): readonly Request[] {
  const { action, resource = '*', context = {} } = request;
  const parts = resource.split(':');
  if (parts[1] !== 'x' && isAccount(parts[4] ?? '')) return [request];
  const spokenOf = `${parts[4]} ${Object.values(context).join(' ')}`.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  const given = Object.entries(context).filter(([key]) => key.toLowerCase() !== 'aws:resourceaccount');
  return [...spokenOf, ...examples].flatMap((account) => {
    const example = action.startsWith('kms:')
      ? `arn:aws:kms:us-east-2:${account}:key/example`
      : `arn:aws:iam::${account}:role/example`;
    const found = [...parts.slice(0, 4), account, ...parts.slice(5)].join(':');
    return [example, found].map((one) => ({
      ...request,
      resource: one,
      ...(given.length > 0 || request.context !== undefined ? { context: Object.fromEntries(given) } : {}),
    }));
  });
}

const examples = ['123456789012', '987654321098'];

const unconfirmed =
  'a difference on a key or role was found that no account could be given to: compare beside its policy, as "noMoreThan" of a scenario can';

function policiesOf({ policies }: PolicySet): readonly Policy[] {
  return policies.map(({ policy }) => policy);
}

function speaksOfKeysOrRoles(policy: Policy): boolean {
  return compiledOf(policy).statements.some(({ actions }) => mayNameSuch(actions));
}

function mayNameSuch({ negated, patterns }: CompiledActions): boolean {
  if (negated) return true;
  return patterns.some(({ service, name }) => {
    if (service === 'sts') return [...trustActions].some((action) => matchesPattern(name, action));
    return service === undefined || service === 'kms';
  });
}

/** The policies with the plain names, asked about nothing else than such permissions on keys and roles. */
function plainSet(policies: readonly Policy[]): PolicySet {
  const identity = policies.map(({ document }) => policyOf(withPlainNames(document)));
  return setOf({ identity, boundary: [policyOf(keysAndRoles)] });
}

const plainName = /^(kms|sts)-plain:/i;

function withPlainNames(document: PolicyDocument): PolicyDocument {
  const { Statement } = document;
  return { ...document, Statement: isList(Statement) ? Statement.map(renamed) : renamed(Statement) };
}

function renamed(statement: PolicyStatement): PolicyStatement {
  const { Action, NotAction } = statement;
  return {
    ...statement,
    ...(Action !== undefined && { Action: renamedActions(Action) }),
    ...(NotAction !== undefined && { NotAction: renamedActions(NotAction) }),
  };
}

function renamedActions(actions: string | readonly string[]): string | readonly string[] {
  return isList(actions) ? actions.map(renamedAction) : renamedAction(actions);
}

function renamedAction(action: string): string {
  return action.replace(/^(kms|sts):/i, '$1-plain:');
}

function isList<Value>(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

const keysAndRoles: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'kms-plain:*', Resource: 'arn:*:kms:*:*:key/*' },
    {
      Effect: 'Allow',
      Action: ['AssumeRole', 'TagSession', 'SetSourceIdentity', 'SetContext'].map(
        (name) => `sts-plain:${name}`,
      ),
      Resource: 'arn:*:iam::*:role/*',
    },
  ],
};

function allowing(what: object): PolicyDocument {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', ...what } };
}

function policyOf(document: PolicyDocument): Policy {
  const policy = policyFromObject(document);
  if (!policy.ok) throw new Error('a policy that is valid is so under other names of actions');
  return policy.value;
}

function setOf(layers: { readonly [layer in LayerName]?: readonly Policy[] }): PolicySet {
  const given = Object.entries(layers) as [LayerName, readonly Policy[]][];
  const set = assemble(new Map(given.map(([layer, policies]) => [layer, [policies]])));
  if (!set.ok) throw new Error('policies that could be compared alone can be compared beside others');
  return set.value;
}
