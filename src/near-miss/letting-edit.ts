import type { Path } from '../iam/diagnostic.js';
import type { Stop } from '../iam/explain/explanation.js';
import type { Edit, Json } from '../iam/mutate/edit.js';
import type { WrittenStatement } from '../iam/mutate/mutation-operator.js';
import { blocksOf, type PlacedText, type PlacedValue, resourcesOf } from '../iam/mutate/places.js';
import type { ContextValue } from '../iam/value/scalar.js';

/** The smallest change of a statement by which what stopped it no longer does; undefined where no small one would. */
export function lettingEdit(statement: WrittenStatement, stop: Stop): Edit | undefined {
  switch (stop.kind) {
    case 'principal':
      return undefined;
    case 'resource':
      return stop.negated ? undefined : withEntry(resourcesOf(statement), stop.given);
    case 'condition':
      return condition(statement, stop);
  }
}

function condition(
  statement: WrittenStatement,
  { condition, given }: Extract<Stop, { readonly kind: 'condition' }>,
): Edit | undefined {
  const placed = blocksOf(statement)
    .flatMap(({ conditions }) => conditions)
    .find(({ compiled }) => compiled === condition);
  const [value, ...others] = placed?.values ?? [];
  const json = jsonOf(given);
  if (placed === undefined || value === undefined || json === undefined) return undefined;
  const { operator } = condition;
  if (operator.negated || operator.asksPresence) return undefined;
  const isBound = operator.relation === 'at-most' || operator.relation === 'at-least';
  // A bound that is written as text stays text.
  const written = value.kind === 'string' ? String(json) : json;
  if (isBound || operator.kind === 'boolean')
    return others.length > 0 ? undefined : { kind: 'replace', path: value.path, value: written };
  if (operator.relation === 'less' || operator.relation === 'greater') return undefined;
  return withEntry(placed.values, written);
}

/** The list with one entry more, be it one that stood alone. */
function withEntry(entries: readonly (PlacedText | PlacedValue)[], value: Json): Edit | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const path: Path = typeof first.path.at(-1) === 'number' ? first.path.slice(0, -1) : first.path;
  return { kind: 'replace', path, value: [...entries.map(asWritten), value] };
}

function asWritten(entry: PlacedText | PlacedValue): Json {
  if (!('kind' in entry)) return entry.text;
  if (entry.kind === 'number') return Number(entry.text);
  return entry.kind === 'boolean' ? entry.text === 'true' : entry.text;
}

/** One value that JSON can hold. */
function jsonOf(given: ContextValue): string | number | boolean | undefined {
  return typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean'
    ? given
    : undefined;
}
