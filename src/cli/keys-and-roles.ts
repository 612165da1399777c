import { compare } from '../api/analysis/compare.js';
import { compiledOf, type Policy, policyFromObject } from '../api/policy.js';
import type { PolicyDocument } from '../api/policy-document.js';
import { assemble, type PolicySet } from '../api/policy-set.js';
import type { CompiledActions } from '../iam/compile/compiled-policy.js';
import { matchesPattern } from '../iam/value/pattern.js';
import type { PolicyBeside } from '../report/render-comparison.js';
import { Faults } from '../service/faults.js';
import { readAction } from '../service/read-action.js';
import type { Request } from '../service/request.js';
import { serviceRules, trustActions } from '../service/service-rules.js';
import type { ComparedChanges } from './join-comparisons.js';

/** What is of no use but where a policy of its own lets it be used. */
interface Guarded {
  readonly service: string;
  readonly actions: readonly [string, ...string[]];
  readonly policyFor: (accounts: readonly string[]) => PolicyDocument;
  /** One that a reader knows for what it is. */
  readonly example: (account: string) => string;
}

const keys: Guarded = {
  service: 'kms',
  actions: ['kms:*'],
  policyFor: keyPolicy,
  example: (account) => `arn:aws:kms:us-east-2:${account}:key/example`,
};

const roles: Guarded = {
  service: 'sts',
  actions: ['sts:AssumeRole', 'sts:SetContext', 'sts:SetSourceIdentity', 'sts:TagSession'],
  policyFor: (accounts) => trustPolicy(accounts, roles.actions),
  example: (account) => `arn:aws:iam::${account}:role/example`,
};

/**
 * A KMS key is used and a role assumed only where a policy of its own lets it, so beside identity policies alone kms:Decrypt
 * and sts:AssumeRole are never allowed. This compares such permissions where those policies leave it to the account, as
 * they mostly do; for each of the two of which either policy speaks.
 */
export function compareOnKeysAndRoles(
  [before, after]: readonly [before: PolicySet, after: PolicySet],
  work: number | undefined,
): readonly ComparedChanges[] {
  const [old, current] = [policiesOf(before), policiesOf(after)];
  const both = [...old, ...current];
  return [keys, roles]
    .filter((guarded) => both.some((policy) => speaksOf(policy, guarded)))
    .map((guarded) => {
      const accounts = accountsFor(both);
      const [one, other] = [delegated(old, guarded, accounts), delegated(current, guarded, accounts)];
      return onlyGuarded(compare(one, other, { work }));
    });
}

/** The policy of the key or role without which nobody is allowed the request; undefined where it takes none. */
export function policyBeside({
  action,
  resource = '*',
  principal,
  resourceAccount,
}: Request): PolicyBeside | undefined {
  const name = readAction(action, new Faults());
  const owner = resourceAccount ?? resource.split(':')[4] ?? '';
  const account = typeof principal === 'string' ? (principal.split(':')[4] ?? owner) : owner;
  switch (name && serviceRules(name, resource).indispensable) {
    case 'key-policy':
      return { name: 'key policy', document: keyPolicy([account]) };
    case 'trust-policy':
      return { name: 'trust policy', document: trustPolicy([account], [action]) };
    case undefined:
      return undefined;
  }
}

/** What is about no key, as kms:ListKeys, is compared without a key policy. */
function onlyGuarded(compared: ComparedChanges): ComparedChanges {
  const { newlyAllowed, newlyDenied } = compared.changes;
  const isGuarded = ({ request }: { readonly request: Request }) => policyBeside(request) !== undefined;
  return {
    ...compared,
    changes: { newlyAllowed: newlyAllowed.filter(isGuarded), newlyDenied: newlyDenied.filter(isGuarded) },
  };
}

function policiesOf({ policies }: PolicySet): readonly Policy[] {
  return policies.map(({ policy }) => policy);
}

function speaksOf(policy: Policy, guarded: Guarded): boolean {
  return compiledOf(policy).statements.some(({ actions }) => mayName(actions, guarded));
}

function mayName({ negated, patterns }: CompiledActions, guarded: Guarded): boolean {
  if (negated) return true;
  return patterns.some(({ service, name }) => {
    if (service === undefined) return true;
    if (service !== guarded.service) return false;
    return guarded === keys || [...trustActions].some((action) => matchesPattern(name, action));
  });
}

const examples = ['123456789012', '111122223333'] as const;

/** Those that the policies speak of, since a condition may ask for one, and one more, since it may except them. */
function accountsFor(policies: readonly Policy[]): readonly string[] {
  const text = JSON.stringify(policies);
  const spokenOf = new Set(text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []);
  const other = examples.find((account) => !spokenOf.has(account));
  return [...(other === undefined ? [] : [other]), ...spokenOf];
}

/** The boundary keeps all else from being compared again; it names an example, which is shown where it may be. */
function delegated(
  identity: readonly Policy[],
  { actions, policyFor, example }: Guarded,
  accounts: readonly string[],
): PolicySet {
  const shown = accounts.map(example);
  const set = assemble(
    new Map([
      ['identity', [identity]],
      ['resource', [[policyOf(policyFor(accounts))]]],
      ['boundary', [[policyOf(allowing({ Action: actions, Resource: [...shown, '*'] }))]]],
    ]),
  );
  if (!set.ok) throw new Error('policies that could be compared alone can be compared beside others');
  return set.value;
}

function keyPolicy(accounts: readonly string[]): PolicyDocument {
  return allowing({ Principal: principalOf(accounts), Action: 'kms:*', Resource: '*' });
}

function trustPolicy(accounts: readonly string[], actions: readonly string[]): PolicyDocument {
  return allowing({ Principal: principalOf(accounts), Action: oneOrMore(actions) });
}

/** Naming an account leaves it to the account: its identity policies have to allow too. */
function principalOf(accounts: readonly string[]): { readonly AWS: string | readonly string[] } {
  return { AWS: oneOrMore(accounts) };
}

function oneOrMore(texts: readonly string[]): string | readonly string[] {
  return texts.length === 1 ? (texts[0] as string) : texts;
}

function allowing(what: object): PolicyDocument {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', ...what } };
}

function policyOf(document: PolicyDocument): Policy {
  const policy = policyFromObject(document);
  if (!policy.ok) throw new Error('a policy that leaves it to an account is valid');
  return policy.value;
}
