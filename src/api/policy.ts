import { compilePolicy } from '../iam/compile/compile-policy.js';
import type { CompiledPolicy } from '../iam/compile/compiled-policy.js';
import type { Diagnostic } from '../iam/diagnostic.js';
import { readJson } from '../iam/document/json.js';
import { type Node, plainValue } from '../iam/document/node.js';
import { readObject } from '../iam/document/object.js';
import { parsePolicy as parseDocument } from '../iam/document/parse-policy.js';
import { type Effect, layerNames } from '../iam/document/policy.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';
import { checkActions } from '../service/check-actions.js';
import { PolicyError } from './errors.js';
import type { PolicyDocument } from './policy-document.js';
import { type Problem, problemAt, problemOf } from './problem.js';
import type { Result } from './result.js';

/** A policy that was read and checked. It does not change. */
export interface Policy {
  /** Its file without folder and extension; `inline` without a file of its own. */
  readonly name: string;
  readonly file?: string;
  readonly document: PolicyDocument;
  readonly statements: readonly PolicyStatementSummary[];
  /** Warnings: what is legal and hardly ever meant. */
  readonly problems: readonly Problem[];
  /** The text that the lines and columns of its statements point into. */
  readonly source?: SourceText;
  toJSON(): PolicyDocument;
}

export interface PolicyStatementSummary {
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
  readonly line?: number;
  readonly column?: number;
}

export interface PolicyPlace {
  readonly name: string;
  readonly file?: string;
  readonly source?: SourceText;
}

/** What a policy was made of. */
export interface Made {
  readonly compiled: CompiledPolicy;
  /** The document as it was written. */
  readonly node: Node;
}

const madePolicies = new WeakMap<Policy, Made>();

export function isPolicy(value: unknown): value is Policy {
  return typeof value === 'object' && value !== null && madePolicies.has(value as Policy);
}

export function compiledOf(policy: Policy): CompiledPolicy {
  return madeOf(policy).compiled;
}

export function madeOf(policy: Policy): Made {
  const made = madePolicies.get(policy);
  if (made === undefined) throw new TypeError('this Policy was not made by parsePolicy or loadPolicy');
  return made;
}

/** The policy in a document that was read before, be it a file or part of one. */
export function policyFromNode(node: Node, place: PolicyPlace): Result<Policy> {
  const parsed = parseDocument(node, place);
  if (parsed.policy === undefined) return refused(parsed.diagnostics);
  const compiled = compilePolicy(parsed.policy);
  const diagnostics = [...parsed.diagnostics, ...compiled.diagnostics, ...checkActions(compiled.policy)].sort(
    (one, other) => one.place.offset - other.place.offset,
  );
  if (diagnostics.some(({ severity }) => severity === 'error')) return refused(diagnostics);
  const document = freeze(plainValue(node)) as PolicyDocument;
  const problems = diagnostics.map(problemOf);
  return { ok: true, value: policyOf({ compiled: compiled.policy, node }, place, document, problems) };
}

export function policyOf(
  made: Made,
  place: PolicyPlace,
  document: PolicyDocument,
  problems: readonly Problem[],
): Policy {
  const policy = freeze({
    ...place,
    document,
    statements: made.compiled.statements.map(({ parsed: { index, sid, effect, at } }) => ({
      index,
      ...(sid !== undefined && sid.text !== '' && { sid: sid.text }),
      effect,
      ...(place.source !== undefined && positionAt(place.source, at)),
    })),
    problems,
    toJSON: () => document,
  }) satisfies Policy;
  madePolicies.set(policy, made);
  return policy;
}

export function policyFromText(text: string, place: Omit<PolicyPlace, 'source'>): Result<Policy> {
  const source: SourceText = { text, ...(place.file !== undefined && { file: place.file }) };
  const { node, diagnostics } = readJson(source);
  return node === undefined ? refused(diagnostics) : policyFromNode(node, { ...place, source });
}

/** @param value a policy document, or anything whose `toJSON()` gives one */
export function policyFromObject(value: unknown): Result<Policy> {
  const document = documentOf(value);
  const layer = layerIn(document);
  if (layer !== undefined)
    return { ok: false, problems: [problemAt([], { code: 'layers-not-policy', layer })] };
  const { node, notJson } = readObject(document);
  if (node !== undefined) return policyFromNode(node, { name: 'inline' });
  return { ok: false, problems: [problemAt(notJson.path, { code: 'not-json', found: notJson.found })] };
}

/**
 * Reads a policy from JSON text, or from an object.
 * @throws {PolicyError} with every diagnostic, when it is no valid policy
 */
export function parsePolicy(input: string | PolicyDocument): Policy {
  const result =
    typeof input === 'string' ? policyFromText(input, { name: 'inline' }) : policyFromObject(input);
  if (!result.ok) throw new PolicyError(result.problems);
  return result.value;
}

/** The layer that stands where a policy was asked for. */
function layerIn(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || 'Statement' in document) return undefined;
  return layerNames.find((layer) => Object.hasOwn(document, layer));
}

function documentOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('toJSON' in value)) return value;
  return typeof value.toJSON === 'function' ? (value.toJSON() as unknown) : value;
}

function refused(diagnostics: readonly Diagnostic[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems: diagnostics.map(problemOf) };
}

/** What is frozen is so to its depths: it was made here. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const member of Object.values(value)) freeze(member);
    Object.freeze(value);
  }
  return value;
}
