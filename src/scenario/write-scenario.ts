import type { PolicyDocument } from '../api/policy-document.js';
import type { LayerName } from '../iam/document/policy.js';
import { dateText, isDate } from '../service/date.js';
import type { Request } from '../service/request.js';
import type { ExpectedOutcome } from './expectation.js';
import { writeText, writeValue } from './write-value.js';

export interface WrittenScenario {
  readonly name: string;
  /** By layer, where they are others than those of the file. */
  readonly policies?: { readonly [layer in LayerName]?: PolicyDocument } | undefined;
  readonly request: Request;
  readonly expect: ExpectedOutcome;
}

/** One entry of `scenarios:` as YAML, ready to be pasted: it is read back as the same request. */
export function writeScenario({ name, policies, request, expect }: WrittenScenario): string {
  const { context = {}, absent, ...fields } = request;
  const entries = Object.entries(context).map(([key, value]) => `    ${writeText(key)}: ${write(value)}`);
  return [
    `- name: ${writeText(nameOf(name))}`,
    ...(policies === undefined ? [] : [`  policies: ${writeValue(policies)}`]),
    ...order.flatMap((field) => (fields[field] === undefined ? [] : [`  ${field}: ${write(fields[field])}`])),
    ...(entries.length > 0 ? ['  context:', ...entries] : []),
    ...(absent === undefined || absent.length === 0 ? [] : [`  absent: ${write(absent)}`]),
    `  expect: ${expect}`,
  ].join('\n');
}

/** As the README writes them: what is asked for, by whom, and then the circumstances. */
const order = [
  'action',
  'resource',
  'principal',
  'durationSeconds',
  'resourceAccount',
  'managementAccount',
  'now',
] as const satisfies readonly (keyof Request)[];

/** The name of a scenario is one line, and does not hold what stands between names in a report. */
function nameOf(name: string): string {
  const line = name
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/ >(?= )/g, ' -')
    .trim();
  return line === '' ? 'a scenario' : line;
}

/** What conditions see of an instant is its text. */
function write(value: unknown): string {
  const isText = (one: unknown): unknown => (isDate(one) ? dateText(one) : one);
  return writeValue(Array.isArray(value) ? value.map(isText) : isText(value));
}
