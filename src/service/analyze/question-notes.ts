import { matchesText } from '../../iam/analyze/text/matches-text.js';
import type { CompiledSet } from '../../iam/evaluate/compiled-set.js';
import type { NoteFact } from '../../iam/evaluate/note-fact.js';
import { nearest } from '../../iam/nearest.js';
import { patternText } from '../../iam/value/text-set.js';
import { actionsOf } from '../codeartifact-actions.js';
import { tokenKeys } from '../token.js';
import type { Question } from './question.js';

/** What a proof may hide: a typo in the question proves nearly everything. */
export function questionNotes(question: Question, set: CompiledSet): readonly NoteFact[] {
  return [...unreadKeys(question, set), ...unknownActions(question)];
}

function unreadKeys({ keys }: Question, set: CompiledSet): readonly NoteFact[] {
  const read = set.readKeys();
  return [...keys]
    .filter(([id]) => !read.has(id) && !tokenKeys.some((key) => key.id === id))
    .filter(([, { demands }]) => demands.some(({ sets }) => sets.some(({ kind }) => kind !== 'absent')))
    .map(([, { name }]) => ({ code: 'unread-context-key', key: name, nearest: set.nearestReadKey(name) }));
}

/** Actions of a service whose actions are known, among which there is none of these. */
function unknownActions({ actions }: Question): readonly NoteFact[] {
  return actions.flatMap(({ isIn, sets }) =>
    isIn ? sets.flatMap((one) => (one.kind === 'text' ? unknownAction(one.pattern) : [])) : [],
  );
}

function unknownAction(pattern: Parameters<typeof patternText>[0]): readonly NoteFact[] {
  const action = patternText(pattern);
  const known = actionsOf(action.split(':')[0] ?? '');
  if (known === undefined || known.some((name) => matchesText(pattern, name.toLowerCase()))) return [];
  return [{ code: 'unknown-action', action, nearest: nearest(action, known) }];
}
