import { dateText, isDate } from '../service/date.js';
import type { Request } from '../service/request.js';

/** Request fields and condition keys with the values that are meant. A list means any of its members. */
export type When = Readonly<Record<string, unknown>>;

/** Tells of any request whether it has one of the values of every key. */
export function coveringTest(when: When): (request: Request) => boolean {
  const wanted = Object.keys(when).map((key) => ({ key, members: membersOf(when[key]).map(textsOfValue) }));
  return (request) =>
    wanted.every(({ key, members }) => {
      const given = textsOf(request, key);
      return given !== undefined && members.some((member) => isSame(key, member, given));
    });
}

/** A list means any of its members. */
export function membersOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** What a request has under a field or condition key, as IAM sees it: texts. */
export function textsOf(request: Request, key: string): readonly string[] | undefined {
  const value = valueIn(request, key);
  return value === undefined ? undefined : textsOfValue(value);
}

/** What a request has under a field or condition key. */
export function valueIn(request: Request, key: string): unknown {
  return key.includes(':') ? contextValue(request, key) : fieldValue(request, key);
}

function fieldValue(request: Request, field: string): unknown {
  const value = (request as unknown as Readonly<Record<string, unknown>>)[field];
  return value === undefined && field === 'resource' ? '*' : value;
}

function contextValue({ context }: Request, key: string): unknown {
  if (context === undefined) return undefined;
  if (Object.hasOwn(context, key)) return context[key];
  const lower = key.toLowerCase();
  const spelt = Object.keys(context).find((one) => one.toLowerCase() === lower);
  return spelt === undefined ? undefined : context[spelt];
}

/** One text for each value; an object, as a principal can be, is one text too. */
export function textsOfValue(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function textOf(value: unknown): string {
  if (isDate(value)) return dateText(value) ?? String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${key}: ${textOf((value as Readonly<Record<string, unknown>>)[key])}`);
  return `{${parts.join(', ')}}`;
}

/** Whether a field or condition key has the same values in two places. Absent keys are the same in any case. */
export function isSame(key: string, some: readonly string[], others: readonly string[]): boolean {
  return key === 'absent' ? sameTexts(some.map(lowerCase), others.map(lowerCase)) : sameTexts(some, others);
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** The same set of texts. */
function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 1 && others.length === 1) return some[0] === others[0];
  const first = new Set(some);
  const second = new Set(others);
  return first.size === second.size && [...first].every((text) => second.has(text));
}
