import type { CompiledStatement } from '../compile/compiled-policy.js';
import type { LayerName } from '../document/policy.js';
import { exemptionOf } from '../evaluate/exemption.js';
import { namingOf } from '../evaluate/naming.js';
import type { Aspect } from './aspect.js';
import { type Clause, type Formula, nothing } from './formula.js';

/** What is to be seen of the one statement of a layer, put as statements that differ from it in their conditions alone. */
export interface Sighting {
  readonly layer: LayerName;
  /** It has to apply; undefined where the layer has to be in force, and no more. */
  readonly applies: CompiledStatement | undefined;
  /** It must not. */
  readonly fails: CompiledStatement | undefined;
}

/** When that is seen: no other statement counts, as none hides it. */
export function sightingOf({ layer, applies, fails }: Sighting): Aspect {
  return {
    of(set, situation, literalsOf): Formula {
      const placed = set.layers[layer]?.levels[0]?.statements[0];
      if (placed === undefined || exemptionOf(layer, situation) !== undefined) return nothing;
      const clausesOf = (statement: CompiledStatement | undefined): readonly Clause[] => {
        if (statement === undefined) return [];
        const { principals } = statement;
        if (principals !== undefined && namingOf(principals, situation) === undefined) return [];
        const literals = literalsOf(statement);
        return literals === undefined ? [] : [{ placed, literals }];
      };
      const denies = clausesOf(fails);
      if (applies === undefined) return { denies, ways: [[]] };
      const allows = clausesOf(applies);
      return allows.length === 0 ? nothing : { denies, ways: [[{ id: 'statement', allows }]] };
    },
    together() {
      throw new Error('the permissions of a token are asked about one by one');
    },
  };
}
