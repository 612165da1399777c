import type { ActionName } from '../iam/compile/situation.js';
import type { CompiledSet } from '../iam/evaluate/compiled-set.js';
import type { Verdict } from '../iam/evaluate/decide.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import type { NoteFact } from '../iam/evaluate/note-fact.js';
import type { RequestSituation } from '../iam/evaluate/request-situation.js';
import { nearest } from '../iam/nearest.js';
import { splitArn } from '../iam/value/arn.js';
import { actionsOf, codeArtifactResources } from './codeartifact-actions.js';
import { aliasActions, isAlias } from './service-rules.js';
import { authorizationTokenId, bearerTokenAction, tokenKeys } from './token.js';

/** What the service asks beyond the one permission that was decided, and what no real call would ask. */
export function serviceNotes({ layers }: CompiledSet, { situation, outcome }: Verdict): NoteFact[] {
  const { action } = situation;
  const isMisplaced = action.service === 'codeartifact' && layers.resource !== undefined;
  return [
    ...(isMisplaced ? [{ code: 'resource-of-codeartifact', action: action.text } as const] : []),
    ...(permissionless.has(action.id)
      ? [{ code: 'no-permission-needed', action: action.text } as const]
      : []),
    ...actionNote(situation, outcome),
    ...resourceNote(situation),
    ...tokenNote(situation),
    ...(outcome === 'allow' ? packageNote(situation) : []),
  ];
}

/** STS API Reference, GetCallerIdentity and GetSessionToken: no permission is required, and no policy takes them away. */
const permissionless: ReadonlySet<string> = new Set(['sts:getcalleridentity', 'sts:getsessiontoken']);

/** Of a denial that no statement came near the same is said with it. */
function actionNote({ action }: RequestSituation, outcome: Outcome): NoteFact[] {
  const known = actionsOf(action.service);
  if (known === undefined || codeArtifactResources(action.name) !== undefined || outcome === 'implicit-deny')
    return [];
  return [{ code: 'unknown-action', action: action.text, nearest: nearest(action.text, known) }];
}

/**
 * The "Resource types" column of the Service Authorization Reference: where it is empty, the call asks for `*`,
 * whatever is written; a resource of another type is one that no call asks for.
 */
function resourceNote({ action, resource }: RequestSituation): NoteFact[] {
  const isPattern = resource !== '*' && /[*?]/.test(resource);
  const notes: NoteFact[] = isPattern ? [{ code: 'wildcard-in-resource', resource }] : [];
  const types = typesOf(action, resource);
  if (types === undefined) return notes;
  const about = { action: action.text, resource };
  if (types.length === 0)
    return resource === '*' ? notes : [...notes, { code: 'action-takes-no-resource', ...about }];
  const [, , service, , , path = ''] = splitArn(resource) ?? [];
  if (service === action.service && types.includes(path.split('/')[0] ?? '')) return notes;
  return [...notes, { code: 'resource-of-other-type', ...about, types }];
}

function typesOf(action: ActionName, resource: string): readonly string[] | undefined {
  if (action.id === bearerTokenAction.id) return [];
  // Whoever calls by an alias asks for the permission on its key (KMS Developer Guide, alias-authorization).
  if (action.service === 'kms' && isAlias(resource) && !aliasActions.has(action.name)) return ['key'];
  return action.service === 'codeartifact' ? codeArtifactResources(action.name) : undefined;
}

/** Without a lifetime a token's permissions are decided one by one, though a real call needs both. */
function tokenNote(situation: RequestSituation): NoteFact[] {
  const { action, facts } = situation;
  if (facts.durationSeconds !== undefined) return [];
  if (action.id === authorizationTokenId)
    return [{ code: 'further-permission', action: action.text, need: 'bearer-token' }];
  if (action.id !== bearerTokenAction.id || tokenKeys.every((key) => situation.speaksOf(key))) return [];
  return [{ code: 'further-permission', action: action.text, need: 'token-keys' }];
}

/** CodeArtifact User Guide, repo-policies and copy-package: what publishing and copying need besides. */
function packageNote({ action, resource }: RequestSituation): NoteFact[] {
  const note = (need: 'maven-metadata' | 'nuget-read' | 'copy-source'): NoteFact[] => [
    { code: 'further-permission', action: action.text, need },
  ];
  if (action.id === 'codeartifact:copypackageversions') return note('copy-source');
  if (action.id !== 'codeartifact:publishpackageversion') return [];
  const format = splitArn(resource)?.[5].split('/')[3];
  if (format === 'maven') return note('maven-metadata');
  return format === 'nuget' ? note('nuget-read') : [];
}
