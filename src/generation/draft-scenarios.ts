import type { AnalysisOptions } from '../api/analysis/answers.js';
import { type ComparedOutcomes, outcomeDifference } from '../api/analysis/outcome-difference.js';
import { compiledOf, type Policy } from '../api/policy.js';
import type { CompiledCondition, CompiledStatement } from '../iam/compile/compiled-policy.js';
import { fileKey } from '../scenario/request-level.js';
import { withTokenKeys } from '../scenario/tidy-request.js';
import { restOf, type Varied, withAbsent, without, withValue } from '../scenario/vary-request.js';
import { valueIn } from '../scenario/when.js';
import type { Question } from '../service/analyze/question.js';
import { readOver } from '../service/analyze/read-over.js';
import { readVarying } from '../service/analyze/read-varying.js';
import { Faults } from '../service/faults.js';
import type { Request } from '../service/request.js';
import type { Bed } from './bed.js';
import { boundaryValues } from './boundary-values.js';
import type { Draft } from './draft.js';
import { tidy } from './tidy.js';
import type { Subject, Trial, TryRequest } from './trial.js';

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
  const matrices = new Map<
    string,
    { place: number; bed: Bed; over: Varied; trials: Trial[]; isWhole: boolean }
  >();
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
    if (base === undefined) return;
    bases.set(index, base);
    addAlone(index, base);
    for (const condition of statement.conditions) addAroundBounds(index, base, condition);
    for (const condition of statement.conditions) addAbsent(index, base, condition);
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

  function addAbsent(index: number, { bed, request }: Trial, { key }: CompiledCondition): void {
    const plain = request.durationSeconds === undefined ? request : withTokenKeys(request);
    if (valueIn(plain, key.name) === undefined) return;
    const trial = attempt(bed, withAbsent(plain, spellingIn(plain, key.name)));
    if (trial !== undefined) addAlone(index, trial);
  }

  /** A request that differs from the base in one thing comes first, and before both one that real calls make. */
  function kill(subject: Subject): void {
    const { index } = subject.mutant.statement ?? {};
    const base = index === undefined ? undefined : bases.get(index);
    const near: Near[] = [];
    if (index !== undefined && base !== undefined) {
      for (const over of variedOf(index, base)) {
        const trial = findNear(base, over, subject);
        if (trial !== undefined) near.push({ over, trial });
        if (trial?.notes === 0) break;
      }
    }
    const isReal = near.some(({ trial }) => trial.notes === 0);
    const found = isReal ? undefined : findAnywhere(subject, near.length > 0);
    const best = [...near, ...(found === undefined ? [] : [{ trial: found }])].reduce<Near | undefined>(
      (one, other) => (one === undefined || other.trial.notes < one.trial.notes ? other : one),
      undefined,
    );
    if (best !== undefined) add(index, base, best);
  }

  function add(index: number | undefined, base: Trial | undefined, { trial, over }: Near): void {
    const isVaried =
      base !== undefined &&
      over !== undefined &&
      valueIn(trial.request, over) !== undefined &&
      sameBut(over, trial.request, base.request);
    if (isVaried && index !== undefined) addToMatrix(index, over, trial, false);
    else addAlone(index, trial);
  }

  function variedOf(index: number, { request }: Trial): readonly Varied[] {
    const statement = compiledOf(policy).statements.find(({ parsed }) => parsed.index === index);
    const keys = (statement?.conditions ?? []).map(({ key }) => spellingIn(request, key.name));
    return [...new Set(['resource', ...keys, 'action'])];
  }

  /** A request that differs from the base in this one thing, if there is one that kills. */
  function findNear(base: Trial, over: Varied, subject: Subject): Trial | undefined {
    const question = questionOver(base.request, over);
    const found = question && compareIn(base.bed, subject, question);
    const trial = found?.answer === 'different' ? attempt(base.bed, found.request) : undefined;
    return trial?.kills.has(subject) === true ? tidy(trial, subject, attempt) : undefined;
  }

  /** @param isFound whether there is a request already, so that nothing is undecided */
  function findAnywhere(subject: Subject, isFound = false): Trial | undefined {
    let reason: string | undefined;
    for (const bed of beds) {
      const found = compareIn(bed, subject);
      if (found.answer === 'undecided') reason ??= found.reason;
      if (found.answer !== 'different') continue;
      const trial = attempt(bed, found.request);
      if (trial?.kills.has(subject) === true) return tidy(trial, subject, attempt);
      reason ??= 'the request that was found is malformed';
    }
    if (reason !== undefined && !isFound) undecided.push({ subject, reason });
    return undefined;
  }

  function compareIn(bed: Bed, { changed }: Subject, question?: Question): ComparedOutcomes {
    const set = changed[beds.indexOf(bed)];
    if (set === undefined || set === bed.set) return { answer: 'same' };
    return outcomeDifference(bed.set, set, options, question);
  }

  function addAlone(index: number | undefined, trial: Trial): void {
    for (const subject of trial.kills) killed.add(subject);
    alone.push({
      place: index ?? Number.MAX_SAFE_INTEGER,
      bed: trial.bed,
      over: undefined,
      trials: [trial],
      isWhole: false,
    });
  }

  function addToMatrix(index: number, over: Varied, trial: Trial, isWhole: boolean): void {
    for (const subject of trial.kills) killed.add(subject);
    const { bed } = trial;
    const name = `${beds.indexOf(bed)} ${index} ${fileKey(over)}`;
    const matrix = matrices.get(name) ?? { place: index, bed, over, trials: [], isWhole: false };
    matrices.set(name, matrix);
    const base = bases.get(index);
    if (matrix.trials.length === 0 && !isWhole && base && valueIn(base.request, over) !== undefined)
      matrix.trials.push(base);
    if (isWhole) matrix.isWhole = true;
    if (!matrix.trials.includes(trial)) matrix.trials.push(trial);
  }
}

interface Near {
  readonly trial: Trial;
  /** What differs from the base; undefined where more than one thing may. */
  readonly over?: Varied;
}

/** Whether two requests differ in this thing at most. */
function sameBut(over: Varied, one: Request, other: Request): boolean {
  return restOf(one, over) === restOf(other, over);
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
