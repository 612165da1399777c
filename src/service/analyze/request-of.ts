import type { Settled } from '../../iam/analyze/settle.js';
import type { ContextValue } from '../../iam/value/scalar.js';
import {
  type CodeArtifactResource,
  codeArtifactResources,
  actionsOf as knownActions,
} from '../codeartifact-actions.js';
import type { ContextScalar, PrincipalInput, Request } from '../request.js';
import { tokenKeys } from '../token.js';
import { wellKnownActions } from '../well-known-actions.js';
import type { Frame } from './frame.js';
import type { SetProfile } from './set-profile.js';

const durationId = tokenKeys[0]?.id ?? '';

/** The request that a frame's values make, in the fields of a request; what goes without saying is left out. */
export function requestOf({ party, keys }: Frame, settled: Settled): Request {
  const { question, caller, resourceAccount, managementAccount, now, profile } = party;
  const context: Record<string, ContextScalar | readonly ContextScalar[]> = {};
  const absent: string[] = [];
  let principal = caller.input;
  for (const { space, isFilled } of keys) {
    const value = settled.keys.get(space.id);
    const asked = question.keys.get(space.id);
    if (isFilled) {
      if (caller.isAnyOfKind) principal = renamed(principal, space.id, value, settled);
      continue;
    }
    if (value !== undefined) context[asked?.name ?? space.name] = value;
    else if (asked !== undefined) absent.push(asked?.name ?? space.name);
  }
  const seconds = question.lifetimes === undefined ? undefined : settled.keys.get(durationId);
  return {
    action: spellAction(settled.action, profile),
    ...(settled.resource !== '*' && { resource: settled.resource }),
    ...(principal !== undefined && { principal }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(absent.length > 0 && { absent }),
    ...(seconds !== undefined && { durationSeconds: Number(seconds) }),
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(managementAccount !== undefined && { managementAccount }),
    ...(now !== undefined && { now: now.text }),
  };
}

/** Whoever stands for many is called as the keys say. */
function renamed(
  principal: PrincipalInput | undefined,
  id: string,
  value: ContextValue,
  { keys }: Settled,
): PrincipalInput | undefined {
  if (value === undefined) return principal;
  if (id === 'aws:principalarn') return String(value);
  if (id === 'aws:principalservicename') return { service: String(value) };
  const hasArn = keys.get('aws:principalarn') !== undefined;
  if (id !== 'aws:username' || hasArn || typeof principal !== 'string') return principal;
  return principal.replace(/[^/]*$/, () => String(value));
}

const spellings: ReadonlyMap<string, string> = new Map([
  ...wellKnownActions.map((action) => [action.toLowerCase(), action] as const),
  ...(knownActions('codeartifact') ?? []).map((action) => [action.toLowerCase(), action] as const),
]);

/** The action as AWS or the policies spell it; also a pattern of actions. */
export function spellAction(id: string, { actionPatterns }: SetProfile): string {
  return spellings.get(id) ?? actionPatterns.get(id) ?? id;
}

/** Actions that there are, before those that there could be. */
export function readableActions({ actions }: SetProfile): readonly string[] {
  return [...actions.map((action) => action.toLowerCase()), ...spellings.keys()];
}

/** A resource of the kind that the action takes, where that is known; `*` where it takes none. */
export function readableResources(
  action: string,
  { resources }: SetProfile,
  account = '123456789012',
): readonly string[] {
  const named = resources.filter((resource) => !/[*?$]/.test(resource));
  const service = action.slice(0, action.indexOf(':'));
  const otherwise = `arn:aws:${service}:us-east-2:${account}:example`;
  if (service === 'kms') {
    const kinds = ['key/1234abcd-12ab-34cd-56ef-1234567890ab', 'alias/my-key', 'alias/aws/s3'];
    return ['*', ...named, ...kinds.map((kind) => `arn:aws:kms:us-east-2:${account}:${kind}`)];
  }
  if (service !== 'codeartifact') return ['*', ...named, otherwise];
  return [...exampleResources(action, account), '*', ...named, otherwise];
}

/** One resource of each type that an action of CodeArtifact takes; none of other actions. */
export function exampleResources(action: string, account: string): readonly string[] {
  const [service, name = ''] = action.split(':');
  const types = service?.toLowerCase() === 'codeartifact' ? (codeArtifactResources(name) ?? []) : [];
  return types.map((type) => `arn:aws:codeartifact:us-east-2:${account}:${examples[type]}`);
}

const examples: Readonly<Record<CodeArtifactResource, string>> = {
  domain: 'domain/my-domain',
  repository: 'repository/my-domain/my-repo',
  package: 'package/my-domain/my-repo/npm//my-package',
  'package-group': 'package-group/my-domain/my-group',
};
