import type { CompiledCondition } from '../compile/compiled-policy.js';
import type { ValueKind } from '../diagnostic.js';

/** What the values of a condition key are: whatever the operators that ask for it can read. */
export interface KeySpace {
  readonly id: string;
  /** As the policies spell it. */
  readonly name: string;
  /** `epoch`: numbers that are read as instants too; `mixed`: kinds that no value has at once. */
  readonly kind: Exclude<ValueKind, 'string'> | 'text' | 'epoch' | 'mixed';
  /** Whether a request may have several values for it. */
  readonly many: boolean;
  /** Whether only integers count. */
  readonly whole: boolean;
  readonly mayBeAbsent: boolean;
  readonly mayBePresent: boolean;
  /** Values that read well, the best first. */
  readonly preferred: readonly string[];
}

/**
 * The keys of AWS that have several values (reference_policies_condition-single-vs-multi-valued-context-keys,
 * reference_policies_condition-keys). Any other has one, unless a policy asks for it as for a set.
 */
const multivalued: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
]);

export function isMultivalued(id: string): boolean {
  return multivalued.has(id);
}

/** A number is a number and an ARN an ARN: nobody calls with a lifetime of "abc". Where only texts are asked for, any text is a value. */
export function kindOfKey(conditions: readonly CompiledCondition[]): KeySpace['kind'] {
  const kinds = new Set(
    conditions
      .filter(({ operator }) => !operator.asksPresence && operator.kind !== 'string')
      .map(({ operator }) => operator.kind as Exclude<ValueKind, 'string'>),
  );
  const [only = 'text', ...others] = kinds;
  if (others.length === 0) return only;
  return [...kinds].every((kind) => kind === 'number' || kind === 'instant') ? 'epoch' : 'mixed';
}

export function asksForSet(conditions: readonly CompiledCondition[]): boolean {
  return conditions.some(({ qualifier, operator }) => qualifier !== undefined && !operator.asksPresence);
}
