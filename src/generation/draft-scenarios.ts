import type { AnalysisOptions } from '../api/analysis/answers.js';
import { type ComparedOutcomes, outcomeDifference } from '../api/analysis/outcome-difference.js';
import { compiledOf, type Policy } from '../api/policy.js';
import type { CompiledCondition, CompiledStatement } from '../iam/compile/compiled-policy.js';
import { fileKey } from '../scenario/request-level.js';
import { valueIn } from '../scenario/when.js';
import type { Question } from '../service/analyze/question.js';
import { readOver } from '../service/analyze/read-over.js';
import { readVarying } from '../service/analyze/read-varying.js';
import { Faults } from '../service/faults.js';
import type { Request } from '../service/request.js';
import type { Bed } from './bed.js';
import { boundaryValues } from './boundary-values.js';
import type { Draft } from './draft.js';
import { tidy, withTokenKeys } from './tidy.js';
import type { Subject, Trial, TryRequest } from './trial.js';
import { type Varied, withAbsent, without, withValue } from './vary.js';

export interface Drafted {
  readonly drafts: readonly Draft[];
  /** Mutants of which a request may show the difference, and none was found. */
  readonly undecided: readonly { readonly subject: Subject; readonly reason: string }[];
}

export interface Drafting {
  readonly beds: readonly Bed[];
  readonly subjects: readonly Subject[];
  readonly attempt: TryRequest;
  readonly options: AnalysisOptions;
}

/**
 * Scenarios that together kill every mutant that any request can kill. Each statement has a request that it decides; others
 * differ from it in one thing where that does, so that they can stand in one matrix.
 */
export function draftScenarios(policy: Policy, drafting: Drafting): Drafted {
  const { beds, subjects, attempt, options } = drafting;
  const killed = new Set<Subject>();
  const matrices = new Map<string, { bed: Bed; over: Varied; trials: Trial[]; isWhole: boolean }>();
  const alone: Draft[] = [];
  const undecided: { subject: Subject; reason: string }[] = [];
  const bases = new Map<number, Trial>();
  for (const statement of compiledOf(policy).statements) addBase(statement);
  for (const subject of subjects) if (!killed.has(subject)) kill(subject);
  return { drafts: [...matrices.values(), ...alone], undecided };

  /** The request that a statement decides is one that would be decided otherwise without it. */
  function addBase(statement: CompiledStatement): void {
    const { index } = statement.parsed;
    const dropped = subjects.find(
      ({ mutant }) => mutant.operator === 'drop-statement' && mutant.statement?.index === index,
    );
    const base = dropped && findAnywhere(dropped);
    if (base === undefined || base === 'equivalent') return;
    bases.set(index, base);
    addAlone(base);
    for (const condition of statement.conditions) addAroundBounds(index, base, condition);
    for (const condition of statement.conditions) addAbsent(base, condition);
  }

  /** The values on both sides of every bound. */
  function addAroundBounds(index: number, base: Trial, condition: CompiledCondition): void {
    const over = spellingIn(base.request, condition.key.name);
    for (const value of boundaryValues(condition)) {
      if (over === 'durationSeconds' && (typeof value !== 'number' || value < 0)) continue;
      const trial = attempt(base.bed, withValue(base.request, over, value));
      if (trial !== undefined) addToMatrix(index, over, trial, true);
    }
  }

  function addAbsent({ bed, request }: Trial, { key }: CompiledCondition): void {
    const plain = request.durationSeconds === undefined ? request : withTokenKeys(request);
    if (valueIn(plain, key.name) === undefined) return;
    const trial = attempt(bed, withAbsent(plain, spellingIn(plain, key.name)));
    if (trial !== undefined) addAlone(trial);
  }

  function kill(subject: Subject): void {
    const { index } = subject.mutant.statement ?? {};
    const base = index === undefined ? undefined : bases.get(index);
    if (index !== undefined && base !== undefined)
      for (const over of variedOf(index, base)) if (addDifference(index, base, over, subject)) return;
    const found = findAnywhere(subject);
    if (found !== undefined && found !== 'equivalent') addAlone(found);
  }

  function variedOf(index: number, { request }: Trial): readonly Varied[] {
    const statement = compiledOf(policy).statements.find(({ parsed }) => parsed.index === index);
    const keys = (statement?.conditions ?? []).map(({ key }) => spellingIn(request, key.name));
    return [...new Set(['resource', ...keys, 'action'])];
  }

  /** A request that differs from the base in this one thing, if there is one that kills. */
  function addDifference(index: number, base: Trial, over: Varied, subject: Subject): boolean {
    const question = questionOver(base.request, over);
    const found = question && compareIn(base.bed, subject, question);
    const trial = found?.answer === 'different' ? attempt(base.bed, found.request) : undefined;
    if (trial === undefined || !trial.kills.has(subject)) return false;
    if (valueIn(trial.request, over) === undefined) addAlone(trial);
    else addToMatrix(index, over, trial, false);
    return true;
  }

  function findAnywhere(subject: Subject): Trial | 'equivalent' | undefined {
    let reason: string | undefined;
    for (const bed of beds) {
      const found = compareIn(bed, subject);
      if (found.answer === 'undecided') reason ??= found.reason;
      if (found.answer !== 'different') continue;
      const trial = attempt(bed, found.request);
      if (trial?.kills.has(subject) === true) return tidy(trial, subject, attempt);
      reason ??= 'the request that was found is malformed';
    }
    if (reason === undefined) return 'equivalent';
    undecided.push({ subject, reason });
    return undefined;
  }

  function compareIn(bed: Bed, { changed }: Subject, question?: Question): ComparedOutcomes {
    const set = changed[beds.indexOf(bed)];
    if (set === undefined || set === bed.set) return { answer: 'same' };
    return outcomeDifference(bed.set, set, options, question);
  }

  function addAlone(trial: Trial): void {
    for (const subject of trial.kills) killed.add(subject);
    alone.push({ bed: trial.bed, over: undefined, trials: [trial], isWhole: false });
  }

  function addToMatrix(index: number, over: Varied, trial: Trial, isWhole: boolean): void {
    for (const subject of trial.kills) killed.add(subject);
    const { bed } = trial;
    const name = `${beds.indexOf(bed)} ${index} ${fileKey(over)}`;
    const matrix = matrices.get(name) ?? { bed, over, trials: [], isWhole: false };
    matrices.set(name, matrix);
    const base = bases.get(index);
    if (matrix.trials.length === 0 && base !== undefined && !isWhole) matrix.trials.push(base);
    if (isWhole) matrix.isWhole = true;
    if (!matrix.trials.includes(trial)) matrix.trials.push(trial);
  }
}

/** A key as the request writes it; the lifetime of a token has a field. */
function spellingIn({ context = {}, durationSeconds }: Request, key: string): Varied {
  if (fileKey(key) === 'sts:durationseconds' && durationSeconds !== undefined) return 'durationSeconds';
  return Object.keys(context).find((one) => fileKey(one) === fileKey(key)) ?? key;
}

function questionOver(request: Request, over: Varied): Question | undefined {
  const faults = new Faults();
  const read = readOver(over, faults);
  return read && readVarying(without(request, over), read, faults);
}
