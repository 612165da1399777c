import { matchesAction } from '../compile/compile-actions.js';
import { matchesResource } from '../compile/compile-resources.js';
import type { CompiledStatement } from '../compile/compiled-policy.js';
import type { ActionName, Situation } from '../compile/situation.js';
import type { Literal } from './literal.js';
import { actionDimension, actionsOf, resourceDimension, resourcesOf, type Vocabulary } from './vocabulary.js';

/** One of the permissions that a request needs. */
export interface AskedPermission {
  /** The action and the resource, where they are not those of the request, but the same for all requests. */
  readonly fixed: { readonly action: ActionName; readonly resource: string } | undefined;
  /** The keys that requests have for another permission, so that this one lacks them. */
  readonly hidden: ReadonlySet<string>;
}

/** What a statement asks of the requests in question; undefined where it applies to none of them. */
export function literalsOf(
  statement: CompiledStatement,
  permission: AskedPermission,
  vocabulary: Vocabulary,
): readonly Literal[] | undefined {
  let known = vocabulary.statements.get(permission);
  if (known === undefined) {
    known = new Map();
    vocabulary.statements.set(permission, known);
  }
  if (known.has(statement)) return known.get(statement);
  const literals = readLiterals(statement, permission, vocabulary);
  known.set(statement, literals);
  return literals;
}

function readLiterals(
  { actions, resources, conditions }: CompiledStatement,
  { fixed, hidden }: AskedPermission,
  vocabulary: Vocabulary,
): readonly Literal[] | undefined {
  const literals: Literal[] = [];
  const situation = fixed && situationOf(fixed);
  if (situation === undefined) {
    literals.push(polar(vocabulary.texts(actionDimension, actions.patterns.map(actionsOf)), actions.negated));
    if (resources !== undefined && !resources.everything) {
      const sets = resources.patterns.map(resourcesOf);
      literals.push(polar(vocabulary.texts(resourceDimension, sets), resources.negated));
    }
  } else {
    if (!matchesAction(actions, situation.action)) return undefined;
    if (resources !== undefined && !matchesResource(resources, situation)) return undefined;
  }
  for (const condition of conditions) {
    if (hidden.has(condition.key.id)) {
      if (!condition.holds(nothingKnown)) return undefined;
    } else {
      literals.push(vocabulary.condition(condition));
    }
  }
  return literals;
}

function polar(literal: Literal, negated: boolean): Literal {
  return negated ? literal.contrary : literal;
}

const nothingKnown: Situation = {
  action: { text: '', id: '', service: '', name: '' },
  resource: '*',
  valueOf: () => undefined,
  textOf: () => undefined,
};

/** The resource `*` is in no set that has a variable: those begin with `arn:`. */
function situationOf(fixed: NonNullable<AskedPermission['fixed']>): Situation {
  return { ...nothingKnown, ...fixed };
}
