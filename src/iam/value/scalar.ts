/** One value of a condition key in a request. Dates have become ISO 8601 text. */
export type Scalar = string | number | boolean;

/** What a request has for a condition key: nothing, one value, or a list of several. */
export type ContextValue = Scalar | readonly Scalar[] | undefined;

/** None, one or several, as a list. */
export function valuesOf(value: ContextValue): readonly Scalar[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}
