import type { CompiledSet } from './compiled-set.js';
import type { NoteFact } from './note-fact.js';
import type { RequestFacts } from './request-situation.js';

/** The given keys that no statement of the policies reads. */
export function unreadKeys(
  set: CompiledSet,
  { context }: RequestFacts,
  /** Keys that a real request carries, read or not. */
  carried: readonly string[],
): NoteFact[] {
  if (context === undefined || context.size === 0) return [];
  const read = set.readKeys();
  return [...context]
    .filter(([id, { value }]) => value !== undefined && !read.has(id) && !carried.includes(id))
    .map(([, { name }]) => ({
      code: 'unread-context-key',
      key: name,
      nearest: set.nearestReadKey(name),
    }));
}

/** What the request says of its caller, and contradicts. */
export function callerNotes({ principal, context }: RequestFacts): NoteFact[] {
  if (principal === undefined) return [];
  const { kind, text, serviceLinked, principalArn } = principal;
  const notes: NoteFact[] = [];
  const isOfPath = kind === 'role' && text.split(':')[5]?.startsWith('role/aws-service-role/') === true;
  if (kind === 'role' && isOfPath !== serviceLinked)
    notes.push({ code: 'service-linked', principal: text, isMarked: serviceLinked });
  const given = context?.get('aws:principalarn')?.value;
  if (
    typeof given === 'string' &&
    principalArn !== undefined &&
    withoutPath(given) !== withoutPath(principalArn)
  )
    notes.push({ code: 'principal-arn-differs', given, principal: text });
  return notes;
}

/** A session's ARN leaves out the path of its role, so that the path is for the context to say. */
function withoutPath(arn: string): string {
  return arn.replace(/:role\/.*\//, ':role/');
}
