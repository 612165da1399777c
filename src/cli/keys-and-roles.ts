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

/**
 * A KMS key is used and a role assumed only where a policy of its own lets it, so beside identity policies alone kms:Decrypt
 * and sts:AssumeRole are never allowed. This compares such permissions where those policies leave it to the account, as
 * they mostly do. Undefined where neither policy speaks of them.
 */
export function compareOnKeysAndRoles(
  [before, after]: readonly [before: PolicySet, after: PolicySet],
  work: number | undefined,
): ComparedChanges | undefined {
  const policies = [before, after].map((set) => set.policies.map(({ policy }) => policy));
  if (!policies.flat().some(speaksOfKeysOrRoles)) return undefined;
  const accounts = accountsFor(policies.flat());
  const [old = [], current = []] = policies;
  const compared = compare(delegated(old, accounts), delegated(current, accounts), { work });
  const isCounted = ({ request }: { readonly request: Request }) => policyBeside(request) !== undefined;
  return {
    relation: compared.relation,
    changes: {
      newlyAllowed: compared.changes.newlyAllowed.filter(isCounted),
      newlyDenied: compared.changes.newlyDenied.filter(isCounted),
    },
    ...(compared.undecided !== undefined && { undecided: compared.undecided }),
  };
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

const examples = ['123456789012', '111122223333'] as const;

/** Those that the policies speak of, since a condition may ask for one, and one more, since it may except them. */
function accountsFor(policies: readonly Policy[]): readonly string[] {
  const text = JSON.stringify(policies);
  const spokenOf = new Set(text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []);
  const other = examples.find((account) => !spokenOf.has(account));
  return [...(other === undefined ? [] : [other]), ...spokenOf];
}

/** Nothing but these permissions is compared again. */
const permissions = ['kms:*', 'sts:AssumeRole', 'sts:SetContext', 'sts:SetSourceIdentity', 'sts:TagSession'];

function delegated(identity: readonly Policy[], accounts: readonly string[]): PolicySet {
  const resource = [keyPolicy(accounts), trustPolicy(accounts, permissions.slice(1))].map(policyOf);
  const boundary = policyOf(allowing({ Action: permissions, Resource: '*' }));
  const set = assemble(
    new Map([
      ['identity', [identity]],
      ['resource', [resource]],
      ['boundary', [[boundary]]],
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
