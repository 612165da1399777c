import type {
  ActionPattern,
  CompiledCondition,
  CompiledStatement,
  ResourcePattern,
} from '../compile/compiled-policy.js';
import { literalTokens } from '../value/pattern.js';
import { textSetOf } from '../value/text-set.js';
import { accepts } from './accepts.js';
import { type Box, type Dimension, stateOf } from './dimension.js';
import type { KeySpace } from './key-space.js';
import type { Literal, Member, Test, TextSet } from './literal.js';
import type { Pins } from './pins.js';
import { solveKey } from './solve-key.js';
import { type BoundConstraint, bindConstraint, meetsBound, solveText } from './solve-text.js';
import { actionTexts, resourceTexts, type TextSpace } from './text/text-space.js';
import type { Work } from './work.js';

export const actionDimension = 0;
export const resourceDimension = 1;
const firstKey = 2;

/** The dimensions of a question, and every literal once. */
export interface Vocabulary {
  readonly keys: readonly KeySpace[];
  readonly pins: Pins;
  readonly dimensions: readonly Dimension[];
  /** All requests. */
  readonly everything: Box;
  /** That the action or the resource is in one of the sets. */
  texts(dimension: number, sets: readonly TextSet[]): Literal;
  condition(condition: CompiledCondition): Literal;
  /** What statements ask, by the statement and the permission: worked out once. */
  readonly statements: WeakMap<object, Map<CompiledStatement, readonly Literal[] | undefined>>;
  /** That the key has one of these values. */
  members(id: string, members: readonly Member[]): Literal;
}

export function vocabularyOf(keys: readonly KeySpace[], pins: Pins, work: Work): Vocabulary {
  const indexOf = new Map(keys.map(({ id }, index) => [id, firstKey + index] as const));
  const dimensions = [
    textDimension(actionTexts, pins, work),
    textDimension(resourceTexts, pins, work),
    ...keys.map((space) => keyDimension(space, pins, work)),
  ];
  const known = new Map<string, Literal>();
  const ofActions = new WeakMap<readonly TextSet[], Literal>();
  const ofResources = new WeakMap<readonly TextSet[], Literal>();
  const literal = (name: string, dimension: number, test: Test): Literal => {
    let found = known.get(name);
    if (found === undefined) {
      found = literalPair(known.size * 2, dimension, test);
      known.set(name, found);
    }
    return found;
  };
  const dimensionOf = (id: string): number => {
    const index = indexOf.get(id);
    if (index === undefined) throw new Error(`no dimension for ${id}`);
    return index;
  };
  return {
    keys,
    pins,
    dimensions,
    everything: dimensions.map(stateOf),
    statements: new WeakMap(),
    texts(dimension, sets) {
      const known = dimension === actionDimension ? ofActions : ofResources;
      let found = known.get(sets);
      if (found === undefined) {
        const name = `${dimension} ${sets.map(nameOfSet).sort().join(' ')}`;
        found = literal(name, dimension, { kind: 'texts', sets });
        known.set(sets, found);
      }
      return found;
    },
    condition: (condition) =>
      literal(nameOf(condition), dimensionOf(condition.key.id), { kind: 'condition', condition }),
    members: (id, members) =>
      literal(`${id} in ${JSON.stringify(members)}`, dimensionOf(id), { kind: 'members', members }),
  };
}

function literalPair(id: number, dimension: number, test: Test): Literal {
  const literal = { id, dimension, test, holds: true } as Literal & { contrary: Literal };
  literal.contrary = { id: id + 1, dimension, test, holds: false, contrary: literal };
  return literal;
}

function textDimension(space: TextSpace, pins: Pins, work: Work): Dimension {
  const bound = new Map<number, BoundConstraint>();
  const boundOf = (literal: Literal, known: Pins): BoundConstraint => {
    if (known !== pins) return bind(literal, known);
    let constraint = bound.get(literal.id);
    if (constraint === undefined) {
      constraint = bind(literal, pins);
      bound.set(literal.id, constraint);
    }
    return constraint;
  };
  return {
    solve: (literals, known = pins) =>
      solveText(
        literals.map((literal) => boundOf(literal, known)),
        space,
        [],
        work,
      ),
    accepts: (value, literal, known = pins) => meetsBound(value as string, boundOf(literal, known)),
  };
}

function bind({ test, holds }: Literal, pins: Pins): BoundConstraint {
  return bindConstraint({ isIn: holds, sets: test.kind === 'texts' ? test.sets : [] }, pins);
}

function keyDimension(space: KeySpace, pins: Pins, work: Work): Dimension {
  return {
    solve: (literals, known = pins) => solveKey(space, literals, known, work),
    accepts: (value, literal, known = pins) => accepts(value, space, [literal], known),
  };
}

const names = new WeakMap<TextSet | CompiledCondition, string>();

function remembered<Named extends TextSet | CompiledCondition>(make: (named: Named) => string) {
  return (named: Named): string => {
    let name = names.get(named);
    if (name === undefined) {
      name = make(named);
      names.set(named, name);
    }
    return name;
  };
}

/** Equal sets have equal names, whichever policy they stand in. */
const nameOfSet = remembered((set: TextSet) =>
  JSON.stringify(set.kind === 'text' ? set.pattern : [set.template.pieces, set.shape]),
);

/** By what was read, not by what was written: the versions of the language read `${*}` differently. */
const nameOf = remembered(({ operatorName, key, operands }: CompiledCondition) => {
  const sets = operands.map((operand) => {
    const set = operand.set();
    return set.kind === 'text' || set.kind === 'template' ? nameOfSet(set) : operand.text;
  });
  return JSON.stringify([operatorName, key.id, sets.sort()]);
});

const actionSets = new WeakMap<ActionPattern, TextSet>();

/** The actions of a pattern, by their ids. */
export function actionsOf(pattern: ActionPattern): TextSet {
  let set = actionSets.get(pattern);
  if (set === undefined) {
    const { service, name } = pattern;
    const tokens = service === undefined ? name.tokens : [...literalTokens(`${service}:`), ...name.tokens];
    set = { kind: 'text', pattern: { tokens, anyCase: false } };
    actionSets.set(pattern, set);
  }
  return set;
}

const resourceSets = new WeakMap<ResourcePattern, TextSet>();

export function resourcesOf(pattern: ResourcePattern): TextSet {
  let set = resourceSets.get(pattern);
  if (set === undefined) {
    set = textSetOf(pattern.template, 'whole') as TextSet;
    resourceSets.set(pattern, set);
  }
  return set;
}
