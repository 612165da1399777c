import type { Outcome } from '../iam/evaluate/decision.js';
import type { NoteFact } from '../iam/evaluate/note-fact.js';
import type { RequestSituation } from '../iam/evaluate/request-situation.js';
import { splitArn } from '../iam/value/arn.js';
import { codeArtifactResources } from './codeartifact-actions.js';
import { authorizationTokenId, bearerTokenAction, tokenKeys } from './token.js';

/** What the service asks beyond the one permission that was decided. */
export function serviceNotes(situation: RequestSituation, outcome: Outcome): NoteFact[] {
  return [
    ...resourceNote(situation),
    ...tokenNote(situation),
    ...(outcome === 'allow' ? packageNote(situation) : []),
  ];
}

/** An empty "Resource types" column in the Service Authorization Reference: the call asks for `*`, whatever is written. */
function resourceNote({ action, resource }: RequestSituation): NoteFact[] {
  if (resource === '*') return [];
  const takesNone =
    action.id === bearerTokenAction.id ||
    (action.service === 'codeartifact' && codeArtifactResources(action.name)?.length === 0);
  return takesNone ? [{ code: 'action-takes-no-resource', action: action.text, resource }] : [];
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
