import type { Comparison, Undecided } from '../api/analysis/answers.js';
import { compare } from '../api/analysis/compare.js';
import type { LayerName } from '../iam/document/policy.js';
import type { DecidingStatement } from '../iam/evaluate/decision.js';
import { describeStatement } from '../iam/explain/describe-explanation.js';
import { printable } from '../report/printable.js';
import { renderComparison } from '../report/render-comparison.js';
import type { Request } from '../service/request.js';
import { tellWhatMayHide } from './diff-notes.js';
import { withDistinctChanges } from './distinct-changes.js';
import { exitCodes, type Io } from './io.js';
import { joinComparisons } from './join-comparisons.js';
import { compareOnKeysAndRoles, policyBeside } from './keys-and-roles.js';
import { layerSpec, readLayer } from './layer-option.js';
import { loadSets } from './load-sets.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { styleFor } from './style-for.js';
import { readWork, workSpec } from './work-option.js';

export const diffSpecs: readonly OptionSpec[] = [
  { name: 'exact' },
  { name: 'json' },
  layerSpec,
  workSpec,
  { name: 'help', short: 'h' },
];

export interface DiffCommand {
  readonly before: string;
  readonly after: string;
  readonly layer: LayerName | undefined;
  /** Less is a difference, too. */
  readonly exact: boolean;
  readonly json: boolean;
  readonly work: number | undefined;
}

export function readDiffCommand(given: Arguments): DiffCommand | { readonly usage: string } {
  const { positionals, options } = given;
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined)
    return { usage: 'diff needs two policy files: as it was before, and after' };
  if (more.length > 0) return { usage: `diff takes two policy files, not ${more.length + 2}` };
  const layer = readLayer(given);
  if ('usage' in layer) return layer;
  const work = readWork(given);
  if ('usage' in work) return work;
  return { before, after, ...layer, exact: options.has('exact'), json: options.has('json'), ...work };
}

/** Compares two versions of a policy over all requests. What one of a layer that only limits lets through is compared. */
export function diff(io: Io, command: DiffCommand): number {
  const { before, after, layer, work, json, exact } = command;
  const [old, current] = loadSets(io, [before, after], layer, 'what-it-limits') ?? [];
  if (old === undefined || current === undefined) return exitCodes.impossible;
  const own = layer ?? 'identity';
  // What lies beside comes from no file.
  const isOwn = ({ layer, file }: DecidingStatement): boolean => layer === own && file !== undefined;
  const isIdentity = own === 'identity';
  const onKeysAndRoles = isIdentity ? compareOnKeysAndRoles([old, current], work) : undefined;
  const joined = joinComparisons(compare(old, current, { work }), onKeysAndRoles);
  const comparison = withDistinctChanges(joined, isOwn);
  const { relation, newlyAllowed, newlyDenied, undecided } = comparison;
  const besideOf = (request: Request) => (isIdentity ? policyBeside(request) : undefined);
  const names = { before, after, isOwn, besideOf };
  const shown = json
    ? JSON.stringify(
        { relation, newlyAllowed, newlyDenied, ...(undecided !== undefined && describeGap(undecided)) },
        null,
        2,
      )
    : renderComparison(comparison, names, styleFor(io.out, io.env));
  io.out.write(`${shown}\n`);
  if (relation === 'undecided' && undecided !== undefined)
    io.err.write(`undecided: ${printable(describeOpen(undecided))}\n`);
  if (newlyAllowed.length === 0) tellWhatMayHide(io, own, [old, current]);
  return exitCode(comparison, exact);
}

/** As programs read it. */
function describeGap({ reason, statement }: Undecided): object {
  return { undecided: { reason, ...(statement !== undefined && { statement }) } };
}

function describeOpen({ reason, statement }: Undecided): string {
  return statement === undefined ? reason : `${reason}; it is about ${describeStatement(statement)}`;
}

/** What is shown counts, whatever else could not be worked out. */
function exitCode({ relation, changes }: Comparison, exact: boolean): number {
  const { newlyAllowed, newlyDenied } = changes;
  if (newlyAllowed.length > 0 || (exact && newlyDenied.length > 0)) return exitCodes.failed;
  return relation === 'undecided' ? exitCodes.impossible : exitCodes.held;
}
