import { readJson } from '../iam/document/json.js';
import { plainValue, repeatedMembers } from '../iam/document/node.js';
import type { Request } from '../service/request.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';

/** The options that make a request, apart from its action. */
export const requestSpecs: readonly OptionSpec[] = [
  { name: 'resource', value: 'ARN' },
  { name: 'principal', value: 'ARN' },
  { name: 'duration-seconds', value: 'N' },
  { name: 'context', value: 'KEY=VALUE', repeatable: true },
  { name: 'absent', value: 'KEY', repeatable: true },
  { name: 'resource-account', value: 'ID' },
  { name: 'management-account', value: 'ID' },
  { name: 'now', value: 'INSTANT' },
];

export type RequestFields = Omit<Request, 'action'>;

/** The fields of a request, as far as they are given. What they hold is checked with the request. */
export function readRequestOptions({
  options,
}: Arguments): { readonly fields: RequestFields } | { readonly usage: string } {
  const one = (name: string): string | undefined => options.get(name)?.[0];
  const context = readContext(options.get('context') ?? []);
  if (typeof context === 'string') return { usage: context };
  const principal = readPrincipal(one('principal'));
  if (principal === notJson)
    return { usage: '--principal begins like an object and is no valid JSON, or has a key twice' };
  const duration = one('duration-seconds');
  if (duration !== undefined && !/^-?\d{1,15}$/.test(duration))
    return { usage: `--duration-seconds ${duration}: a whole number is needed` };
  return {
    fields: {
      resource: one('resource'),
      principal: principal as Request['principal'],
      context,
      absent: options.get('absent'),
      durationSeconds: duration === undefined ? undefined : Number(duration),
      resourceAccount: one('resource-account'),
      managementAccount: one('management-account'),
      now: one('now'),
    },
  };
}

/** The same key again makes a list. The sentence that says what is wrong, if something is. */
function readContext(given: readonly string[]): Request['context'] | string {
  const context: Record<string, string | string[]> = Object.create(null);
  for (const one of given) {
    const equals = one.indexOf('=');
    if (equals < 1) return `--context ${one}: KEY=VALUE is needed`;
    const key = one.slice(0, equals);
    const value = one.slice(equals + 1);
    const known = Object.keys(context).find((other) => other.toLowerCase() === key.toLowerCase());
    if (known === undefined) context[key] = value;
    else context[known] = [context[known] ?? [], value].flat();
  }
  return context;
}

const notJson = Symbol('not JSON');

function readPrincipal(text: string | undefined): unknown {
  if (text === undefined || !text.trimStart().startsWith('{')) return text;
  const { node } = readJson({ text });
  if (node === undefined || (node.kind === 'object' && repeatedMembers(node).length > 0)) return notJson;
  return plainValue(node);
}
