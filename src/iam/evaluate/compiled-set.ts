import type { CompiledPolicy, CompiledStatement } from '../compile/compiled-policy.js';
import { type LayerName, layerNames } from '../document/policy.js';
import { nearest } from '../nearest.js';
import { indexStatements, type PlacedStatement, type StatementIndex } from './statement-index.js';

/** The policies of a decision, by the role each plays. */
export interface CompiledSet {
  readonly layers: ReadonlyMap<LayerName, CompiledLayer>;
  /** Every condition key that a statement reads, in a condition or as a variable: its id and its spelling. */
  readKeys(): ReadonlyMap<string, string>;
  /** The spelling of the read key that a misspelt one most likely means. */
  nearestReadKey(name: string): string | undefined;
}

export interface CompiledLayer {
  /** One level, except in the layers that follow an organization's path from the root down to the account. */
  readonly levels: readonly StatementIndex[];
}

/** So many misspelt keys are remembered: the cases of a suite repeat them. */
const remembered = 256;

export function compileSet(
  layers: ReadonlyMap<LayerName, readonly (readonly CompiledPolicy[])[]>,
): CompiledSet {
  const compiled = new Map<LayerName, CompiledLayer>();
  for (const layer of layerNames) {
    const levels = layers.get(layer);
    if (levels !== undefined)
      compiled.set(layer, { levels: levels.map((policies) => indexStatements(layer, policies)) });
  }
  let read: ReadonlyMap<string, string> | undefined;
  const readKeys = () => {
    read ??= new Map(statementsOf({ layers: compiled }).flatMap(({ statement }) => keysRead(statement)));
    return read;
  };
  const meant = new Map<string, string | undefined>();
  return {
    layers: compiled,
    readKeys,
    nearestReadKey(name) {
      if (meant.has(name)) return meant.get(name);
      const found = nearest(name, readKeys().values());
      if (meant.size >= remembered) meant.clear();
      meant.set(name, found);
      return found;
    },
  };
}

/** All statements, in the order of the layers. */
export function statementsOf({ layers }: Pick<CompiledSet, 'layers'>): readonly PlacedStatement[] {
  return [...layers.values()].flatMap(({ levels }) => levels.flatMap(({ statements }) => statements));
}

function keysRead({ resources, conditions }: CompiledStatement): (readonly [string, string])[] {
  const variables = [...(resources?.patterns ?? []), ...conditions].flatMap((part) =>
    part.variables.map(({ key }) => key),
  );
  return [...conditions.map(({ key }) => key), ...variables].map(({ id, name }) => [id, name] as const);
}
