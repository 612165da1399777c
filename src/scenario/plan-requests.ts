import type { ContextEntry, Dimension, RequestLevel } from './request-level.js';
import { fileKey } from './request-level.js';

/** The requests of a scenario before they are multiplied out. */
export interface RequestPlan {
  readonly fields: ReadonlyMap<string, unknown>;
  /** By condition key in lower case. */
  readonly context: ReadonlyMap<string, ContextEntry & { readonly isDefault: boolean }>;
  readonly absent: readonly string[] | undefined;
  /** In written order, those of the defaults first. */
  readonly dimensions: readonly Dimension[];
}

/** Lays a scenario over the defaults: what it says of a field or condition key replaces what they say. */
export function planRequests(defaults: RequestLevel, own: RequestLevel): RequestPlan {
  const replaced = (key: string): boolean =>
    own.fields.has(key) || own.dimensions.has(key) || own.context.has(key);
  const fields = new Map<string, unknown>();
  for (const [key, value] of defaults.fields) if (!replaced(key)) fields.set(key, value);
  for (const [key, value] of own.fields) fields.set(key, value);
  const gone = new Set(own.absent?.map(({ key }) => fileKey(key)));
  const context = new Map<string, ContextEntry & { readonly isDefault: boolean }>();
  for (const [key, entry] of defaults.context)
    if (!replaced(key) && !gone.has(key)) context.set(key, { ...entry, isDefault: true });
  for (const [key, entry] of own.context) context.set(key, { ...entry, isDefault: false });
  const dimensions: Dimension[] = [];
  for (const [key, dimension] of defaults.dimensions) if (!replaced(key)) dimensions.push(dimension);
  for (const dimension of own.dimensions.values()) dimensions.push(dimension);
  const absent = own.absent ?? defaults.absent?.filter(({ key }) => !replaced(fileKey(key)));
  return {
    fields,
    context,
    absent: own.dimensions.has('absent') ? undefined : absent?.map(({ key }) => key),
    dimensions,
  };
}
