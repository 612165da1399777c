import type { SetFault } from '../api/set-fault.js';
import type { Offset } from '../iam/document/node.js';
import type { LayerName } from '../iam/document/policy.js';
import type { Outcome } from '../iam/evaluate/decision.js';

/** What is wrong with a scenario file, as data; `describe-fault.ts` puts it into words. */
export type ScenarioFault =
  | ReadFault
  | SchemaFault
  | SetFault
  | ScenarioRuleFault
  | ExpectationFault
  | ClaimFault;

export interface PlacedFault {
  readonly fault: ScenarioFault;
  readonly at: Offset;
}

/** What YAML would quietly read as something else, or what this format leaves out of YAML on purpose. */
export type ReadFault =
  | { readonly code: 'yaml-syntax'; readonly detail: string }
  | { readonly code: 'yaml-tab' }
  | { readonly code: 'yaml-directive' }
  | { readonly code: 'yaml-several-documents' }
  | { readonly code: 'yaml-tag'; readonly tag: string }
  | { readonly code: 'yaml-merge-key' }
  | { readonly code: 'yaml-bare-star' }
  | { readonly code: 'yaml-unknown-alias'; readonly name: string; readonly nearest: string | undefined }
  | { readonly code: 'yaml-alias-in-itself'; readonly name: string }
  | { readonly code: 'yaml-alias-bomb'; readonly name: string; readonly limit: number }
  | { readonly code: 'too-deep'; readonly limit: number }
  | { readonly code: 'control-character'; readonly character: string }
  | { readonly code: 'empty-file' }
  | { readonly code: 'key-not-text'; readonly written: string }
  | { readonly code: 'duplicate-key'; readonly key: string; readonly line: number }
  | { readonly code: 'number-not-as-written'; readonly written: string; readonly read: string };

/** What the schema refuses. */
export type SchemaFault =
  | {
      readonly code: 'unknown-key';
      readonly key: string;
      readonly within: PlaceName;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'condition-key-without-prefix';
      readonly key: string;
      readonly nearest: string | undefined;
      readonly fields: readonly string[];
    }
  | { readonly code: 'policy-not-scenarios' }
  | { readonly code: 'missing-key'; readonly key: string; readonly within: PlaceName }
  | {
      readonly code: 'wrong-type';
      readonly what: string;
      readonly wanted: readonly string[];
      readonly given: string;
    }
  | { readonly code: 'quote-number'; readonly what: string; readonly written: string }
  | { readonly code: 'account-not-text'; readonly what: string; readonly written: string }
  | { readonly code: 'null-value'; readonly what: string; readonly context: boolean }
  | {
      readonly code: 'unknown-word';
      readonly what: string;
      readonly word: string;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
    }
  | { readonly code: 'empty'; readonly what: string }
  | { readonly code: 'not-one-line'; readonly what: string }
  | { readonly code: 'not-true'; readonly what: string }
  | { readonly code: 'layers-in-list'; readonly layer: string }
  | { readonly code: 'clause-shape' }
  | { readonly code: 'principal-shape' }
  | { readonly code: 'schema'; readonly what: string; readonly keyword: string };

/** The objects of a scenario file, as its schema names them. */
export type PlaceName =
  | 'file'
  | 'defaults'
  | 'scenario'
  | 'layers'
  | 'principal'
  | 'context'
  | 'matrix'
  | 'when'
  | 'then'
  | 'clause'
  | 'exactly'
  | 'pattern';

/** What the schema cannot see. */
export type ScenarioRuleFault =
  | { readonly code: 'duplicate-scenario'; readonly name: string; readonly line: number }
  | { readonly code: 'separator-in-name' }
  | { readonly code: 'no-policies'; readonly onlyNamed: boolean }
  | { readonly code: 'policy-refused'; readonly path: string }
  | { readonly code: 'policy-not-in-layer'; readonly file: string; readonly layer: LayerName }
  | { readonly code: 'policy-as-text' }
  | { readonly code: 'context-key-twice'; readonly key: string; readonly first: string }
  | { readonly code: 'absent-with-value'; readonly key: string }
  | { readonly code: 'matrix-and-scenario'; readonly key: string }
  | { readonly code: 'repeated-matrix-value'; readonly key: string; readonly value: string }
  | { readonly code: 'too-many-cases'; readonly count: number; readonly limit: number }
  | { readonly code: 'only-in-ci' };

export type ExpectationFault =
  | { readonly code: 'several-otherwise' }
  | {
      readonly code: 'uncovered-cases';
      readonly names: readonly string[];
      readonly count: number;
      readonly total: number;
    }
  | {
      readonly code: 'doubly-covered-cases';
      readonly names: readonly string[];
      readonly count: number;
      readonly line: number;
    }
  | { readonly code: 'clause-without-cases' }
  | { readonly code: 'otherwise-without-cases' }
  | {
      readonly code: 'when-key-nowhere';
      readonly key: string;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'when-value-nowhere';
      readonly key: string;
      readonly value: string;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
      readonly several: boolean;
    }
  | {
      readonly code: 'unknown-statement';
      readonly name: string;
      readonly nearest: string | undefined;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'ambiguous-statement';
      readonly name: string;
      readonly spellings: readonly string[];
      /** Of the policies that have such a statement. */
      readonly files: readonly string[];
    }
  | { readonly code: 'repeated-statement'; readonly name: string }
  | {
      readonly code: 'statement-cannot-decide';
      readonly name: string;
      readonly effect: 'Allow' | 'Deny';
      readonly outcome: string;
    }
  | { readonly code: 'nothing-decides'; readonly outcome: Outcome }
  | { readonly code: 'decided-by-none'; readonly outcome: Outcome; readonly layer: LayerName | undefined }
  | {
      readonly code: 'decider-never-grants';
      readonly name: string;
      readonly layer: LayerName;
      readonly granting: readonly LayerName[];
    }
  | {
      readonly code: 'decider-of-other-layer';
      readonly layer: LayerName;
      readonly layers: readonly LayerName[];
    }
  | { readonly code: 'no-layer-decides'; readonly outcome: Outcome }
  | {
      readonly code: 'layer-never-grants';
      readonly layer: LayerName;
      readonly granting: readonly LayerName[];
    }
  | {
      readonly code: 'layer-without-policies';
      readonly layer: LayerName;
      readonly outcome: Outcome;
      readonly known: readonly LayerName[];
    };

/** Of what stands in place of `expect`. */
export type ClaimFault =
  | { readonly code: 'several-expectations'; readonly given: readonly string[] }
  | { readonly code: 'several-varying' }
  | { readonly code: 'varying-given'; readonly key: string }
  | { readonly code: 'varying-null' }
  | { readonly code: 'no-lifetime'; readonly written: string }
  | { readonly code: 'range-shape'; readonly text: string }
  | { readonly code: 'range-order'; readonly low: string; readonly high: string }
  | { readonly code: 'range-number'; readonly written: string; readonly read: string }
  | { readonly code: 'matrix-with-pattern'; readonly claim: string }
  | { readonly code: 'given-twice'; readonly key: string; readonly claim: string }
  | { readonly code: 'field-with-policies'; readonly key: string; readonly claim: string }
  | {
      readonly code: 'other-without-layer';
      readonly claim: string;
      readonly layers: readonly LayerName[];
    };
