import type { Problem } from '../api/problem.js';
import type { Result } from '../api/result.js';
import { layerNames } from '../iam/document/policy.js';
import { outcomes } from '../iam/evaluate/decision.js';
import { nearest } from '../iam/nearest.js';
import { requestFields } from '../service/request.js';
import { describeFault } from './describe-fault.js';
import type { Expectation } from './expectation.js';
import type { PlaceName, ScenarioFault } from './fault.js';

type Path = readonly (string | number)[];
type Plain = Readonly<Record<string, unknown>>;

/** An expectation given as a JavaScript value: what a scenario file would refuse is refused here too. */
export function parseExpectation(value: unknown): Result<Expectation> {
  const problems: Problem[] = [];
  const refuse = (fault: ScenarioFault, path: Path): void => {
    problems.push({ severity: 'error', code: fault.code, message: describeFault(fault), path });
  };
  if (Array.isArray(value)) checkClauses(value, refuse);
  else checkThen(value, [], refuse);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: value as Expectation };
}

type Refuse = (fault: ScenarioFault, path: Path) => void;

function checkClauses(clauses: readonly unknown[], refuse: Refuse): void {
  if (clauses.length === 0) refuse({ code: 'empty', what: 'the expectation' }, []);
  for (const [index, clause] of clauses.entries()) {
    if (!isPlain(clause) || !checkKeys(clause, 'clause', ['when', 'then', 'otherwise'], [index], refuse)) {
      if (!isPlain(clause)) refuse({ code: 'clause-shape' }, [index]);
    } else if ('otherwise' in clause && Object.keys(clause).length === 1) {
      checkThen(clause['otherwise'], [index, 'otherwise'], refuse);
    } else if ('when' in clause && 'then' in clause && !('otherwise' in clause)) {
      checkWhen(clause['when'], [index, 'when'], refuse);
      checkThen(clause['then'], [index, 'then'], refuse);
    } else refuse({ code: 'clause-shape' }, [index]);
  }
  const others = clauses.flatMap((clause, index) =>
    isPlain(clause) && 'otherwise' in clause ? [index] : [],
  );
  for (const index of others.slice(1)) refuse({ code: 'several-otherwise' }, [index]);
}

function checkWhen(when: unknown, path: Path, refuse: Refuse): void {
  if (!isPlain(when)) {
    refuse({ code: 'wrong-type', what: '"when"', wanted: ['an object'], given: typeName(when) }, path);
    return;
  }
  if (Object.keys(when).length === 0) refuse({ code: 'empty', what: '"when"' }, path);
  for (const [key, value] of Object.entries(when)) {
    const fault = keyFault(key) ?? valueFault(key, value);
    if (fault !== undefined) refuse(fault, [...path, key]);
  }
}

const fields: readonly string[] = requestFields.filter((field) => field !== 'context');

function keyFault(key: string): ScenarioFault | undefined {
  if (key.includes(':') || fields.includes(key)) return undefined;
  return { code: 'condition-key-without-prefix', key, nearest: nearest(key, fields), fields };
}

function valueFault(key: string, value: unknown): ScenarioFault | undefined {
  const what = JSON.stringify(key);
  if (value === undefined || value === null) return { code: 'null-value', what, context: false };
  return Array.isArray(value) && value.length === 0 ? { code: 'empty', what } : undefined;
}

function checkThen(then: unknown, path: Path, refuse: Refuse): void {
  if (typeof then === 'string') checkWord(then, 'the outcome', outcomeWords, path, refuse);
  else if (isPlain(then)) checkDecision(then, path, refuse);
  else {
    const wanted = ['an outcome', 'an object'];
    refuse({ code: 'wrong-type', what: 'an expectation', wanted, given: typeName(then) }, path);
  }
}

const outcomeWords: readonly string[] = ['deny', ...outcomes];

function checkDecision(then: Plain, path: Path, refuse: Refuse): void {
  if (!checkKeys(then, 'then', ['outcome', 'decidedBy', 'layer'], path, refuse)) return;
  const { outcome, decidedBy, layer } = then as Readonly<Record<'outcome' | 'decidedBy' | 'layer', unknown>>;
  if (outcome === undefined) refuse({ code: 'missing-key', key: 'outcome', within: 'then' }, path);
  else checkWord(outcome, 'the outcome', outcomeWords, [...path, 'outcome'], refuse);
  if (layer !== undefined) checkWord(layer, 'the layer', layerNames, [...path, 'layer'], refuse);
  const isNames =
    Array.isArray(decidedBy) && decidedBy.every((name) => typeof name === 'string' && name !== '');
  if (decidedBy !== undefined && !isNames) {
    const given = typeName(decidedBy);
    refuse({ code: 'wrong-type', what: '"decidedBy"', wanted: ['a list of statements'], given }, [
      ...path,
      'decidedBy',
    ]);
  }
}

function checkWord(word: unknown, what: string, known: readonly string[], path: Path, refuse: Refuse): void {
  if (typeof word !== 'string') {
    refuse({ code: 'wrong-type', what, wanted: ['text'], given: typeName(word) }, path);
  } else if (!known.includes(word)) {
    refuse({ code: 'unknown-word', what, word, nearest: nearest(word, known), known }, path);
  }
}

function checkKeys(
  object: Plain,
  within: PlaceName,
  known: readonly string[],
  path: Path,
  refuse: Refuse,
): boolean {
  const unknown = Object.keys(object).filter((key) => !known.includes(key));
  for (const key of unknown)
    refuse({ code: 'unknown-key', key, within, nearest: nearest(key, known), known }, [...path, key]);
  return unknown.length === 0;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeName(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'text' : `the ${typeof value} ${String(value)}`;
}
