import type { CompiledPolicy, CompiledStatement } from '../compile/compiled-policy.js';
import type { LayerName } from '../document/policy.js';
import { remember } from '../memo.js';
import { nearest } from '../nearest.js';
import { conditionKey } from '../value/condition-key.js';
import type { VariablePiece } from '../value/template.js';
import { evaluationOrder, grantingLayers } from './evaluation-order.js';
import { indexStatements, type StatementIndex } from './statement-index.js';

/** The policies of a decision, by the role each plays. */
export interface CompiledSet {
  /** Undefined where nothing is given; so is a layer that limits and has no policies. */
  readonly layers: CompiledLayers;
  /** The given layers, in the order of evaluation. */
  readonly given: readonly CompiledLayer[];
  /** Every condition key that a statement reads, in a condition or as a variable: its id and its spelling. */
  readKeys(): ReadonlyMap<string, string>;
  /** The spelling of the read key that a misspelt one most likely means. */
  nearestReadKey(name: string): string | undefined;
  /** Of the actions that statements name without wildcards, the one that a misspelt action most likely means. */
  nearestAction(name: string): string | undefined;
}

export type CompiledLayers = { readonly [Layer in LayerName]: CompiledLayer | undefined };

export interface CompiledLayer {
  readonly layer: LayerName;
  /** One level, except in the layers that follow an organization's path from the root down to the account. */
  readonly levels: readonly StatementIndex[];
}

/** So many misspelt words are remembered: the cases of a suite repeat them. */
const remembered = 256;

/** Every layer has its field, so that all sets have one shape. */
const noLayers: CompiledLayers = {
  rcp: undefined,
  scp: undefined,
  resourceScp: undefined,
  resource: undefined,
  domain: undefined,
  repository: undefined,
  identity: undefined,
  boundary: undefined,
  session: undefined,
  endpoint: undefined,
};

export function compileSet(
  layers: ReadonlyMap<LayerName, readonly (readonly CompiledPolicy[])[]>,
): CompiledSet {
  const compiled: Record<LayerName, CompiledLayer | undefined> = { ...noLayers };
  for (const [layer, levels] of layers) {
    if (!grantingLayers.has(layer) && levels.flat().length === 0) continue;
    compiled[layer] = { layer, levels: levels.map((policies) => indexStatements(layer, policies)) };
  }
  const given = evaluationOrder.flatMap((layer) => compiled[layer] ?? []);
  const statements = once(() => given.flatMap(({ levels }) => levels.flatMap((level) => level.statements)));
  const readKeys = once(() => new Map(statements().flatMap(({ statement }) => keysRead(statement))));
  const actions = once(() => new Set(statements().flatMap(({ statement }) => actionsNamed(statement))));
  return {
    layers: compiled,
    given,
    readKeys,
    nearestReadKey: remember(remembered, (name) => nearest(name, readKeys().values())),
    nearestAction: remember(remembered, (name) => nearest(name, actions())),
  };
}

/** Most sets are never asked. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The policy variables of a statement, with and without a default. */
export function variablesIn({ resources, conditions }: CompiledStatement): readonly VariablePiece[] {
  return [...(resources?.patterns ?? []), ...conditions].flatMap(({ variables }) => variables);
}

function keysRead(statement: CompiledStatement): (readonly [string, string])[] {
  const keys = [...statement.conditions, ...variablesIn(statement)].map(({ key }) => key);
  const { principals } = statement;
  if (principals !== undefined && principals.ids.size > 0) keys.push(callerId);
  if (principals?.named.some(({ kind }) => kind === 'role') === true) keys.push(principalArn);
  return keys.map(({ id, name }) => [id, name] as const);
}

/** What a principal that is written as an id is compared with. */
export const callerId = conditionKey('aws:userid');
/** Of a session it says the path of its role, for a principal that is written as the ARN of a role. */
export const principalArn = conditionKey('aws:PrincipalArn');

function actionsNamed({ actions: { patterns } }: CompiledStatement): string[] {
  return patterns.map(({ text }) => text).filter((text) => !/[*?]/.test(text));
}
