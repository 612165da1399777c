import { resolve } from 'node:path';
import { decide } from '../api/evaluate.js';
import { assemble } from '../api/policy-set.js';
import type { Problem } from '../api/problem.js';
import { readJson } from '../iam/document/json.js';
import { plainValue, repeatedMembers } from '../iam/document/node.js';
import { type LayerName, layerNames } from '../iam/document/policy.js';
import { printable } from '../report/printable.js';
import { renderProblem } from '../report/render-problem.js';
import type { Request } from '../service/request.js';
import { readPolicyFile } from '../source/load-policy.js';
import { exitCodes, type Io } from './io.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { styleFor } from './style-for.js';

export const explainSpecs: readonly OptionSpec[] = [
  { name: 'action', value: 'NAME' },
  { name: 'layer', value: 'LAYER' },
  { name: 'resource', value: 'ARN' },
  { name: 'principal', value: 'ARN' },
  { name: 'duration-seconds', value: 'N' },
  { name: 'context', value: 'KEY=VALUE', repeatable: true },
  { name: 'absent', value: 'KEY', repeatable: true },
  { name: 'resource-account', value: 'ID' },
  { name: 'management-account', value: 'ID' },
  { name: 'now', value: 'INSTANT' },
  { name: 'help', short: 'h' },
];

export interface ExplainCommand {
  readonly policy: string;
  readonly layer: LayerName;
  readonly request: Request;
}

export function readExplainCommand({
  positionals,
  options,
}: Arguments): ExplainCommand | { readonly usage: string } {
  const [policy, ...more] = positionals;
  if (policy === undefined) return { usage: 'explain needs a policy file' };
  if (more.length > 0) return { usage: `explain takes one policy file, not ${more.length + 1}` };
  const one = (name: string): string | undefined => options.get(name)?.[0];
  const action = one('action');
  if (action === undefined) return { usage: 'explain needs --action' };
  const named = one('layer') ?? 'identity';
  const layer = layerNames.find((name) => name === named);
  if (layer === undefined)
    return { usage: `--layer ${named}: there is no such layer; known are ${layerNames.join(', ')}` };
  const context = readContext(options.get('context') ?? []);
  if (typeof context === 'string') return { usage: context };
  const principal = readPrincipal(one('principal'));
  if (principal === notJson)
    return { usage: '--principal begins like an object and is no valid JSON, or has a key twice' };
  const duration = one('duration-seconds');
  if (duration !== undefined && !/^-?\d{1,15}$/.test(duration))
    return { usage: `--duration-seconds ${duration}: a whole number is needed` };
  const request: Request = {
    action,
    resource: one('resource'),
    principal: principal as Request['principal'],
    context,
    absent: options.get('absent'),
    durationSeconds: duration === undefined ? undefined : Number(duration),
    resourceAccount: one('resource-account'),
    managementAccount: one('management-account'),
    now: one('now'),
  };
  return { policy, layer, request };
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

/** Decides one request with one policy, an identity policy unless said otherwise, and says why. */
export function explain(io: Io, { policy, layer, request }: ExplainCommand): number {
  const read = readPolicyFile(resolve(io.cwd, policy), io.cwd);
  const set = read.ok ? assemble(new Map([[layer, [[read.value]]]])) : read;
  const decided = set.ok ? decide(set.value, request) : set;
  tell(io, [...(read.ok ? read.value.problems : []), ...(set.ok ? set.value.problems : [])]);
  if (!decided.ok) {
    tell(io, decided.problems.map(nameOption));
    return exitCodes.impossible;
  }
  io.out.write(`${printable(decided.value.explain())}\n`);
  const { yellow } = styleFor(io.out, io.env);
  for (const note of decided.value.notes) io.out.write(`${yellow('note')} ${printable(note.message)}\n`);
  return exitCodes.held;
}

/** A mistake in the request is one in an option. */
function nameOption(problem: Problem): Problem {
  const [field] = problem.path ?? [];
  if (problem.line !== undefined || problem.file !== undefined || typeof field !== 'string') return problem;
  const option = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return explainSpecs.some(({ name }) => name === option)
    ? { ...problem, message: `--${option}: ${problem.message}` }
    : problem;
}

function tell(io: Io, problems: readonly Problem[]): void {
  const style = styleFor(io.err, io.env);
  for (const problem of problems) io.err.write(`${renderProblem(problem, style)}\n`);
}
