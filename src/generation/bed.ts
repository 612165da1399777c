import { compiledOf, type Policy, policyFromObject } from '../api/policy.js';
import type { PolicyDocument } from '../api/policy-document.js';
import { assemble, type Levels, type PolicySet } from '../api/policy-set.js';
import { isAccount } from '../iam/document/account.js';
import { type LayerName, levelledLayers } from '../iam/document/policy.js';
import { grantingLayers } from '../iam/evaluate/evaluation-order.js';
import type { WrittenPolicies } from '../scenario/write-scenario.js';

/** A policy among others that let what it says make a difference. */
export interface Bed {
  readonly set: PolicySet;
  /** As `policies:` of a scenario file says it. */
  readonly written: (path: string) => WrittenPolicies;
}

/**
 * Where a policy is tried, the plainest first. An identity policy stands alone, and then beside a policy of the key, role
 * or other resource that leaves all to the account: without such a policy nobody uses a key or assumes a role. A policy
 * of a resource stands beside an identity policy that allows everything, as its callers of other accounts need one, and
 * then alone. One that only limits stands beside policies that grant everything.
 */
export function bedsOf(policy: Policy, layer: LayerName): readonly Bed[] {
  const everything: Beside = { layer: 'identity', document: allowing({}) };
  const allowsNothing = policy.statements.every(({ effect }) => effect === 'Deny');
  if (layer === 'identity') {
    const level = allowsNothing ? everything.document : undefined;
    return [[], [delegation(policy)]].map((beside) => bedOf(policy, layer, beside, level));
  }
  if (grantingLayers.has(layer)) return [[everything], []].map((beside) => bedOf(policy, layer, beside));
  const open = allowing({ Principal: '*' });
  const resources = (['resource', 'domain', 'repository'] as const).map((name) => ({
    layer: name,
    document: open,
  }));
  const isScp = layer === 'scp' || layer === 'resourceScp';
  const level = isScp && allowsNothing ? everything.document : undefined;
  return [[everything], [everything, ...resources]].map((beside) => bedOf(policy, layer, beside, level));
}

interface Beside {
  readonly layer: LayerName;
  readonly document: PolicyDocument;
}

/** @param level what stands at the level of the policy, as FullAWSAccess does beside an SCP that only denies */
function bedOf(policy: Policy, layer: LayerName, beside: readonly Beside[], level?: PolicyDocument): Bed {
  const own: Levels = [[policy, ...(level === undefined ? [] : [policyOf(level)])]];
  const others = beside.map((one) => [one.layer, [[policyOf(one.document)]]] as const);
  const set = assemble(new Map<LayerName, Levels>([[layer, own], ...others]));
  if (!set.ok) throw new Error('policies that allow everything are valid in the layers that grant');
  return {
    set: set.value,
    written: (path) => {
      const members = level === undefined ? path : [path, level];
      const written = levelledLayers.has(layer) && level !== undefined ? [members] : members;
      return Object.fromEntries([
        [layer, written],
        ...beside.map((one) => [one.layer, one.document] as const),
      ]) as WrittenPolicies;
    },
  };
}

function delegation(policy: Policy): Beside {
  const accounts = new Set(
    compiledOf(policy)
      .statements.flatMap(({ resources }) => resources?.patterns ?? [])
      .map(({ text }) => text.split(':')[4] ?? '')
      .filter(isAccount),
  );
  const names = accounts.size === 0 ? [anyAccount] : [...accounts];
  const AWS = names.length === 1 ? (names[0] as string) : names;
  return { layer: 'resource', document: allowing({ Principal: { AWS } }) };
}

/** The account of AWS's examples. */
const anyAccount = '123456789012';

function allowing(whom: Pick<NonNullable<unknown>, never>): PolicyDocument {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', ...whom, Action: '*', Resource: '*' } };
}

function policyOf(document: PolicyDocument): Policy {
  const policy = policyFromObject(document);
  if (!policy.ok) throw new Error('a policy that allows everything is valid');
  return policy.value;
}
