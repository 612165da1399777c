import type { PolicyDocument } from '../api/policy-document.js';
import type { LayerName } from '../iam/document/policy.js';
import { dateText, isDate } from '../service/date.js';
import type { Request } from '../service/request.js';
import type { ExpectedOutcome } from './expectation.js';
import { writeText, writeValue } from './write-value.js';

/** By layer: a document or the path of one, or a list of them; of layers with levels a list of these. */
export type WrittenPolicies = { readonly [layer in LayerName]?: WrittenLayer };
type WrittenLayer = PolicyDocument | string | readonly WrittenLayer[];

export interface WrittenScenario {
  readonly name: string;
  /** Where they are others than those of the file. */
  readonly policies?: WrittenPolicies | undefined;
  readonly request: Request;
  readonly expect: ExpectedOutcome;
}

/** Requests that differ in one field or condition key, as a matrix. */
export interface WrittenMatrix extends Omit<WrittenScenario, 'request' | 'expect'> {
  /** The request without what differs. */
  readonly request: Omit<Request, 'action'> & { readonly action?: string };
  readonly over: string;
  readonly cases: readonly { readonly value: unknown; readonly expect: ExpectedOutcome }[];
}

/** One entry of `scenarios:` as YAML, ready to be pasted: it is read back as the same request. */
export function writeScenario({ expect, ...scenario }: WrittenScenario): string {
  return [...writeHead(scenario, undefined), `  expect: ${expect}`].join('\n');
}

/** The same of several requests. What most of them come to is said last, of all that is left. */
export function writeMatrix({ over, cases, ...scenario }: WrittenMatrix): string {
  const values = cases.map(({ value }) => value);
  const outcomes = new Map<ExpectedOutcome, unknown[]>();
  for (const { value, expect } of cases) outcomes.set(expect, [...(outcomes.get(expect) ?? []), value]);
  const [most, ...others] = [...outcomes].sort(([, one], [, other]) => other.length - one.length);
  if (most === undefined) throw new Error('a matrix has cases');
  const expect =
    others.length === 0
      ? [`  expect: ${most[0]}`]
      : [
          '  expect:',
          ...others.map(
            ([outcome, some]) =>
              `    - { when: { ${writeText(over)}: ${writeMeant(some)} }, then: ${outcome} }`,
          ),
          `    - { otherwise: ${most[0]} }`,
        ];
  return [...writeHead(scenario, { over, values }), ...expect].join('\n');
}

function writeHead(
  { name, policies, request }: Pick<WrittenMatrix, 'name' | 'policies' | 'request'>,
  matrix: { readonly over: string; readonly values: readonly unknown[] } | undefined,
): readonly string[] {
  const { context = {}, absent, ...fields } = request;
  const entries = Object.entries(context).map(([key, value]) => `    ${writeText(key)}: ${write(value)}`);
  const isList = matrix !== undefined && (listed as readonly string[]).includes(matrix.over);
  const rows = matrix === undefined ? [] : writeList(matrix.over, matrix.values);
  return [
    `- name: ${writeText(nameOf(name))}`,
    ...(policies === undefined ? [] : writePolicies(policies).map((row) => `  ${row}`)),
    ...order.flatMap((field) => {
      if (isList && field === matrix.over) return rows.map((row) => `  ${row}`);
      return fields[field] === undefined ? [] : [`  ${field}: ${write(fields[field])}`];
    }),
    ...(matrix === undefined || isList ? [] : ['  matrix:', ...rows.map((row) => `    ${row}`)]),
    ...(entries.length > 0 ? ['  context:', ...entries] : []),
    ...(absent === undefined || absent.length === 0 ? [] : [`  absent: ${write(absent)}`]),
  ];
}

/** The policies of a scenario or of a file; of several layers, each stands on a line where one would be long. */
export function writePolicies(policies: WrittenPolicies): readonly string[] {
  const layers = Object.entries(policies);
  const [first] = layers;
  if (first?.[0] === 'identity' && layers.length === 1) return [`policies: ${writeValue(first[1])}`];
  const line = `policies: ${writeValue(policies)}`;
  if (layers.length === 1 || line.length <= 100) return [line];
  return ['policies:', ...layers.map(([layer, value]) => `  ${layer}: ${writeValue(value)}`)];
}

/** On one line where that is short. */
function writeList(key: string, values: readonly unknown[]): readonly string[] {
  const written = values.map(write);
  const line = `${writeText(key)}: [${written.join(', ')}]`;
  return line.length <= 100 ? [line] : [`${writeText(key)}:`, ...written.map((value) => `  - ${value}`)];
}

/** In `when` a list means any of its members, so that a value that is a list itself stands in one. */
function writeMeant(values: readonly unknown[]): string {
  const [only] = values;
  return values.length === 1 && !Array.isArray(only) ? write(only) : `[${values.map(write).join(', ')}]`;
}

/** A list of these is a matrix by itself. */
const listed = ['action', 'resource', 'principal', 'durationSeconds'] as const;

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
