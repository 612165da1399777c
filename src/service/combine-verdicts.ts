import type { LayerName } from '../iam/document/policy.js';
import type { Verdict } from '../iam/evaluate/decide.js';
import type { DecidingStatement, Outcome } from '../iam/evaluate/decision.js';
import { evaluationOrder, grantingLayers } from '../iam/evaluate/evaluation-order.js';

/** A request that needs several permissions is decided as the strictest of them. */
export interface Combined {
  readonly outcome: Outcome;
  /** Of the permissions that decide, each statement once, in the order of their layers. */
  readonly statements: readonly DecidingStatement[];
  readonly layer: LayerName;
}

export function combineVerdicts(verdicts: readonly [Verdict, ...Verdict[]]): Combined {
  const outcome = verdicts.map((verdict) => verdict.outcome).reduce(stricter);
  const deciding = verdicts.filter((verdict) => verdict.outcome === outcome);
  const layers = new Set(deciding.map(({ layer }) => layer));
  const order = outcome === 'allow' ? grantOrder : evaluationOrder;
  const statements = [...new Set(deciding.flatMap((verdict) => verdict.statements))];
  const placeOf = ({ layer }: DecidingStatement) => order.indexOf(layer);
  return {
    outcome,
    statements: Object.freeze(statements.sort((one, other) => placeOf(one) - placeOf(other))),
    layer: order.find((layer) => layers.has(layer)) ?? verdicts[0].layer,
  };
}

/** Where several layers grant, identity is the one that is named. */
const grantOrder: readonly LayerName[] = [...grantingLayers];

function stricter(one: Outcome, other: Outcome): Outcome {
  if (one === 'explicit-deny' || other === 'explicit-deny') return 'explicit-deny';
  return one === 'allow' ? other : one;
}
