import type { NamedPrincipal } from '../../iam/compile/compile-principals.js';
import type { CompiledCondition, CompiledStatement } from '../../iam/compile/compiled-policy.js';
import type { LayerName } from '../../iam/document/policy.js';
import { type CompiledSet, variablesIn } from '../../iam/evaluate/compiled-set.js';
import { splitArn } from '../../iam/value/arn.js';
import type { ConditionKey } from '../../iam/value/condition-key.js';

/** What the policies of a set speak of: all that a question has to tell apart. */
export interface SetProfile {
  readonly statements: readonly CompiledStatement[];
  readonly layers: ReadonlySet<LayerName>;
  /** The conditions on each key, by the key's id. */
  readonly conditions: ReadonlyMap<string, readonly CompiledCondition[]>;
  /** Every key that a condition or a variable reads. */
  readonly keys: ReadonlyMap<string, ConditionKey>;
  /** The keys that variables stand for. */
  readonly variables: ReadonlySet<string>;
  /** The services whose actions are named; undefined where a statement is about all services. */
  readonly actionServices: ReadonlySet<string> | undefined;
  readonly named: readonly NamedPrincipal[];
  readonly ids: readonly string[];
  readonly services: readonly string[];
  readonly providers: readonly string[];
  /** Of principals: of those that are named, and of those that stand for all of their account. */
  readonly accounts: readonly string[];
  readonly partitions: readonly string[];
  /** Actions and resources that are written without wildcards. */
  readonly actions: readonly string[];
  /** Actions and patterns of actions as they are written, by their text in lower case. */
  readonly actionPatterns: ReadonlyMap<string, string>;
  readonly resources: readonly string[];
}

const profiles = new WeakMap<CompiledSet, SetProfile>();

export function profileOf(set: CompiledSet): SetProfile {
  let profile = profiles.get(set);
  if (profile === undefined) {
    profile = readProfile(set);
    profiles.set(set, profile);
  }
  return profile;
}

function readProfile({ given }: CompiledSet): SetProfile {
  const statements = given.flatMap(({ levels }) =>
    levels.flatMap((level) => level.statements.map(({ statement }) => statement)),
  );
  const all = statements.flatMap((statement) => statement.conditions);
  const conditions = new Map<string, CompiledCondition[]>();
  for (const condition of all) {
    const { id } = condition.key;
    const list = conditions.get(id);
    if (list === undefined) conditions.set(id, [condition]);
    else list.push(condition);
  }
  const variables = statements.flatMap(variablesIn).map(({ key }) => key);
  const principals = statements.flatMap((statement) => statement.principals ?? []);
  const named = principals.flatMap((one) => one.named);
  const patterns = statements.flatMap((statement) => statement.resources?.patterns ?? []);
  const arns = patterns.map(({ text }) => text.split(':')).filter((parts) => parts.length > 1);
  const texts = statements.flatMap(({ actions }) => actions.patterns).map(({ text }) => text);
  return {
    statements,
    layers: new Set(given.map(({ layer }) => layer)),
    conditions,
    keys: new Map([...all.map(({ key }) => key), ...variables].map((key) => [key.id, key] as const)),
    variables: new Set(variables.map(({ id }) => id)),
    actionServices: servicesIn(statements),
    named,
    ids: distinct(principals.flatMap(({ ids }) => [...ids])),
    services: distinct(principals.flatMap(({ services }) => [...services])),
    providers: distinct(principals.flatMap(({ federated }) => [...federated])),
    accounts: distinct([
      ...named.map(({ account }) => account),
      ...principals.flatMap(({ accounts }) => [...accounts]),
    ]),
    partitions: distinct([
      ...arns.map((parts) => parts[1] ?? 'aws'),
      ...named.map(({ arn }) => splitArn(arn)?.[1] ?? 'aws'),
    ]),
    actions: distinct(texts.filter((text) => !/[*?]/.test(text))),
    actionPatterns: new Map(texts.map((text) => [text.toLowerCase(), text])),
    resources: distinct(patterns.map(({ text }) => text)),
  };
}

function servicesIn(statements: readonly CompiledStatement[]): ReadonlySet<string> | undefined {
  const services = new Set<string>();
  for (const { actions } of statements) {
    if (actions.negated) return undefined;
    for (const { service } of actions.patterns) {
      if (service === undefined) return undefined;
      services.add(service);
    }
  }
  return services;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** What two sets speak of together. */
export function joined(one: SetProfile, other: SetProfile): SetProfile {
  if (one === other) return one;
  const conditions = new Map(one.conditions);
  for (const [id, more] of other.conditions) conditions.set(id, [...(conditions.get(id) ?? []), ...more]);
  return {
    statements: [...one.statements, ...other.statements],
    layers: new Set([...one.layers, ...other.layers]),
    conditions,
    keys: new Map([...other.keys, ...one.keys]),
    variables: new Set([...one.variables, ...other.variables]),
    actionServices:
      one.actionServices && other.actionServices && new Set([...one.actionServices, ...other.actionServices]),
    named: [...one.named, ...other.named],
    ids: distinct([...one.ids, ...other.ids]),
    services: distinct([...one.services, ...other.services]),
    providers: distinct([...one.providers, ...other.providers]),
    accounts: distinct([...one.accounts, ...other.accounts]),
    partitions: distinct([...one.partitions, ...other.partitions]),
    actions: distinct([...one.actions, ...other.actions]),
    actionPatterns: new Map([...other.actionPatterns, ...one.actionPatterns]),
    resources: distinct([...one.resources, ...other.resources]),
  };
}
