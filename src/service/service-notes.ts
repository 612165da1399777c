import type { ActionName } from '../iam/compile/situation.js';
import type { CompiledSet } from '../iam/evaluate/compiled-set.js';
import type { Verdict } from '../iam/evaluate/decide.js';
import type { Outcome } from '../iam/evaluate/decision.js';
import type { FurtherNeed, NoteFact } from '../iam/evaluate/note-fact.js';
import type { RequestSituation } from '../iam/evaluate/request-situation.js';
import { nearest } from '../iam/nearest.js';
import { splitArn } from '../iam/value/arn.js';
import { actionsOf, codeArtifactResources } from './codeartifact-actions.js';
import { aliasActions, isAlias } from './service-rules.js';
import { authorizationTokenId, bearerTokenAction, tokenKeys } from './token.js';

/** What the service asks beyond the one permission that was decided, and what no real call would ask. */
export function addServiceNotes(
  { layers }: CompiledSet,
  { situation, outcome }: Verdict,
  notes: NoteFact[],
): void {
  const { action } = situation;
  if (action.service === 'codeartifact' && layers.resource !== undefined)
    notes.push({ code: 'resource-of-codeartifact', action: action.text });
  if (permissionless.has(action.id)) notes.push({ code: 'no-permission-needed', action: action.text });
  addActionNote(situation, outcome, notes);
  addResourceNotes(situation, notes);
  addTokenNote(situation, notes);
  if (outcome === 'allow') addPackageNote(situation, notes);
}

const none: readonly never[] = Object.freeze([]);

/** STS API Reference, GetCallerIdentity and GetSessionToken: no permission is required, and no policy takes them away. */
const permissionless: ReadonlySet<string> = new Set(['sts:getcalleridentity', 'sts:getsessiontoken']);

/** Of a denial that no statement came near the same is said with it. */
function addActionNote({ action }: RequestSituation, outcome: Outcome, notes: NoteFact[]): void {
  const known = actionsOf(action.service);
  if (known === undefined || outcome === 'implicit-deny' || codeArtifactResources(action.name) !== undefined)
    return;
  notes.push({ code: 'unknown-action', action: action.text, nearest: nearest(action.text, known) });
}

/**
 * The "Resource types" column of the Service Authorization Reference: where it is empty, the call asks for `*`,
 * whatever is written; a resource of another type is one that no call asks for.
 */
function addResourceNotes({ action, resource }: RequestSituation, notes: NoteFact[]): void {
  if (resource !== '*' && /[*?]/.test(resource)) notes.push({ code: 'wildcard-in-resource', resource });
  const types = typesOf(action, resource);
  if (types === undefined) return;
  const about = { action: action.text, resource };
  if (types.length === 0) {
    if (resource !== '*') notes.push({ code: 'action-takes-no-resource', ...about });
    return;
  }
  const [, , service, , , path = ''] = splitArn(resource) ?? [];
  if (service === action.service && types.includes(path.split('/')[0] ?? '')) return;
  notes.push({ code: 'resource-of-other-type', ...about, types });
}

function typesOf(action: ActionName, resource: string): readonly string[] | undefined {
  if (action.id === bearerTokenAction.id) return none;
  // Whoever calls by an alias asks for the permission on its key (KMS Developer Guide, alias-authorization).
  if (action.service === 'kms' && isAlias(resource) && !aliasActions.has(action.name)) return ['key'];
  return action.service === 'codeartifact' ? codeArtifactResources(action.name) : undefined;
}

/** Without a lifetime a token's permissions are decided one by one, though a real call needs both. */
function addTokenNote(situation: RequestSituation, notes: NoteFact[]): void {
  const { action, facts } = situation;
  if (facts.durationSeconds !== undefined) return;
  if (action.id === authorizationTokenId) notes.push(further(action, 'bearer-token'));
  else if (action.id === bearerTokenAction.id && !tokenKeys.every((key) => situation.speaksOf(key)))
    notes.push(further(action, 'token-keys'));
}

/** CodeArtifact User Guide, repo-policies and copy-package: what publishing and copying need besides. */
function addPackageNote({ action, resource }: RequestSituation, notes: NoteFact[]): void {
  if (action.id === 'codeartifact:copypackageversions') notes.push(further(action, 'copy-source'));
  if (action.id !== 'codeartifact:publishpackageversion') return;
  const format = splitArn(resource)?.[5].split('/')[3];
  if (format === 'maven') notes.push(further(action, 'maven-metadata'));
  if (format === 'nuget') notes.push(further(action, 'nuget-read'));
}

function further(action: ActionName, need: FurtherNeed): NoteFact {
  return { code: 'further-permission', action: action.text, need };
}
