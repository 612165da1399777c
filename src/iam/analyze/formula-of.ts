import type { CompiledStatement } from '../compile/compiled-policy.js';
import type { Effect } from '../document/policy.js';
import { accountsOf } from '../evaluate/accounts.js';
import type { CompiledLayer, CompiledSet } from '../evaluate/compiled-set.js';
import { isFullAccess, lacksSession, needsIdentity, needsResourcePolicy } from '../evaluate/decide.js';
import { exemptionOf } from '../evaluate/exemption.js';
import { reachOf } from '../evaluate/grants.js';
import { namingOf } from '../evaluate/naming.js';
import type { RequestSituation } from '../evaluate/request-situation.js';
import type { StatementIndex } from '../evaluate/statement-index.js';
import { type Clause, type Formula, type Group, nothing, type Way } from './formula.js';
import type { Literal } from './literal.js';

/** What a statement asks of a request whose caller it names; undefined where no request in question can meet it. */
export type LiteralsOf = (statement: CompiledStatement) => readonly Literal[] | undefined;

/**
 * When a set allows, for all requests that differ from this situation in action, resource and keys alone: `decide`, with
 * the statements left open. Who is exempt, named or limited is asked of the same functions.
 */
export function formulaOf(set: CompiledSet, situation: RequestSituation, literalsOf: LiteralsOf): Formula {
  const { layers } = set;
  const clauses = (level: StatementIndex, effect: Effect) => clausesOf(level, effect, situation, literalsOf);
  const isAsked = ({ layer }: CompiledLayer) => exemptionOf(layer, situation) === undefined;
  /** One group of each level; none where the layer does not limit the caller. */
  const limitsOf = (limit: CompiledLayer | undefined): Group[] =>
    limit === undefined || !isAsked(limit)
      ? []
      : limit.levels.map((level, index) => ({
          id: `${limit.layer} ${index}`,
          allows: clauses(level, 'Allow'),
        }));

  const grants = situation.rules.resourcePolicies.flatMap((layer) => {
    const level = layers[layer]?.levels[0];
    return level === undefined ? [] : clauses(level, 'Allow');
  });
  if (grants.length === 0 && needsResourcePolicy(situation)) return nothing;
  const denies = deniesOf(set, situation, literalsOf);
  const around = [layers.scp, layers.resourceScp, layers.endpoint].flatMap(limitsOf);
  const grantsOf = (id: string, reach?: string): Group => ({
    id,
    allows:
      reach === undefined
        ? grants
        : grants.filter((one) => reachOf(one.placed.statement, situation) === reach),
  });
  const anyGrant = grantsOf('grants');
  const limits = lacksSession(set, situation)
    ? undefined
    : [layers.boundary, layers.session].flatMap(limitsOf);
  const own = ownOf();

  const ways: (Way | undefined)[] = [];
  switch (accountsOf(situation)) {
    case 'owner-alone':
      ways.push(needsIdentity(situation, undefined) ? undefined : [anyGrant]);
      break;
    case 'two':
      ways.push(limits && own && [...limits, ...own, anyGrant]);
      break;
    case 'one':
      ways.push([grantsOf('unlimited', 'unlimited')]);
      if (limits === undefined) break;
      ways.push([...limits, grantsOf('within limits', 'within-limits')]);
      ways.push(
        own && [...limits, ...own, ...(situation.rules.indispensable === undefined ? [] : [anyGrant])],
      );
  }
  return { denies, ways: ways.flatMap((way) => (isOpen(way) ? [[...around, ...way]] : [])).filter(isOpen) };

  /** The caller's own policies; undefined where they cannot allow. */
  function ownOf(): Way | undefined {
    if (isFullAccess(situation)) return [];
    const { identity } = layers;
    if (identity === undefined || !isAsked(identity)) return undefined;
    return [{ id: 'identity', allows: clauses(identity.levels[0] as StatementIndex, 'Allow') }];
  }
}

/** When a set denies explicitly: `decide`'s first question. */
export function denialsOf(set: CompiledSet, situation: RequestSituation, literalsOf: LiteralsOf): Formula {
  const denies = deniesOf(set, situation, literalsOf);
  return { denies: [], ways: denies.length === 0 ? [] : [[{ id: 'denies', allows: denies }]] };
}

function deniesOf({ given }: CompiledSet, situation: RequestSituation, literalsOf: LiteralsOf): Clause[] {
  return given
    .filter(({ layer }) => exemptionOf(layer, situation) === undefined)
    .flatMap(({ levels }) => levels.flatMap((level) => clausesOf(level, 'Deny', situation, literalsOf)));
}

/** The statements of a level that name the caller. */
function clausesOf(
  level: StatementIndex,
  effect: Effect,
  situation: RequestSituation,
  literalsOf: LiteralsOf,
): Clause[] {
  return level.statements.flatMap((placed) => {
    const { principals, effect: own } = placed.statement;
    if (own !== effect) return [];
    if (principals !== undefined && namingOf(principals, situation) === undefined) return [];
    const literals = literalsOf(placed.statement);
    return literals === undefined ? [] : [{ placed, literals }];
  });
}

function isOpen(way: Way | undefined): way is Way {
  return way?.every(({ allows }) => allows.length > 0) === true;
}
