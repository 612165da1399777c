import type { ContextScalar, Request, RequestPattern } from '../../../src/index.js';
import { type Key, keys } from './keys.js';
import { listOf } from './requests.js';
import { matches } from './wildcards.js';

/** Whether a request is one of those that a pattern is about. */
export function fits(pattern: RequestPattern, request: Request): boolean {
  const { action, resource = '*', principal, context = {} } = request;
  const isOne = (patterns: string | readonly string[] | undefined, text: string, anyCase: boolean) =>
    patterns === undefined || listOf(patterns).some((one) => matches(one, text, anyCase));
  if (!isOne(pattern.action, action, true) || !isOne(pattern.resource, resource, false)) return false;
  const asked = pattern.principal === undefined ? undefined : listOf(pattern.principal);
  if (asked?.some((one) => JSON.stringify(one) === JSON.stringify(principal)) === false) return false;
  for (const field of ['durationSeconds', 'resourceAccount', 'managementAccount', 'now'] as const) {
    const members: readonly unknown[] = listOf<unknown>(pattern[field]);
    if (!members.includes(request[field])) return false;
  }
  const given = new Map(Object.entries(context).map(([name, value]) => [name.toLowerCase(), value]));
  const isOfAll = Object.entries(pattern.context ?? {}).every(([name, members]) => {
    const value = given.get(name.toLowerCase());
    return value !== undefined && listOf(members).some((member) => isMember(keyOf(name), member, value));
  });
  return isOfAll && (pattern.absent ?? []).every((name) => !given.has(name.toLowerCase()));
}

export function keyOf(name: string): Key {
  const found = keys.find((key) => key.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`no key ${name}`);
  return found;
}

type Given = ContextScalar | readonly ContextScalar[];

export function isMember({ kind }: Key, member: Given, value: Given): boolean {
  const [wanted, given] = [listOf(member), listOf(value)];
  return (
    wanted.length === given.length &&
    wanted.every((one, index) => {
      const other = given[index] as ContextScalar;
      if (kind === 'text') return matches(String(one), String(other), false);
      return String(one) === String(other) || readingOf(kind, one) === readingOf(kind, other);
    })
  );
}

/** As its operators read it: `5.0` is 5, and 1767225600 an instant. */
function readingOf(kind: Key['kind'], value: ContextScalar): number | string {
  const text = String(value);
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  if (kind === 'number' && isNumber) return Number(text);
  if (kind === 'instant') return isNumber ? Number(text) * 1000 : Date.parse(text);
  return text;
}
