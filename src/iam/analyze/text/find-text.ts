import type { Work } from '../work.js';
import type { TextSpace } from './build-space.js';
import { commonText, commonTextOfTwo } from './common-text.js';
import { type CompiledText, compileText } from './compile-text.js';
import { areDisjoint } from './disjoint.js';
import { explore } from './explore.js';
import { includesCompiled } from './includes-pattern.js';
import { matchesCompiled } from './matches-text.js';
import { readableTexts } from './readable-texts.js';
import { isTractable, machineOf } from './text-machine.js';
import type { TextAnswer, TextQuestion } from './text-question.js';

type List = readonly CompiledText[];

export interface Constraints {
  /** Of each list at least one has to match. */
  readonly lists: readonly List[];
  /** None of these may match. */
  readonly none: List;
  readonly space: TextSpace;
}

/** So many readable texts are tried before all texts are gone through. */
const mostCandidates = 64;

const noText: TextAnswer = { kind: 'none' };

/**
 * Whether there is a text in the space of which each list has a pattern that matches, and none of the others does.
 * `none` is said only where there is no such text in all of Unicode. It stays unknown where the work is used up, and
 * where it would hang on the case of characters beyond ASCII or on half a surrogate pair.
 */
export function findText({ some, none, space, preferred }: TextQuestion, work: Work): TextAnswer {
  const all = { lists: some.map((list) => list.map(compileText)), none: none.map(compileText), space };
  return findAmong(all, preferred, work);
}

/** The same of patterns that are compiled. */
export function findAmong(all: Constraints, preferred: readonly string[], work: Work): TextAnswer {
  for (const text of preferred) if (fits(all, text)) return { kind: 'found', text };
  const exact = all.lists.find(isExact);
  if (exact !== undefined) return tryEach(all, exact);
  const reduced = reduce(all);
  if (reduced === undefined) return noText;
  const left = reduced.lists.find(isExact);
  if (left !== undefined) return tryEach(all, left);
  const near = firstThatFits(all, candidatesOf(reduced)) ?? throughAll(all, reduced);
  return near ?? search(all, reduced, work);
}

/** A list of plain texts: one of them is the answer, or there is none. */
function isExact(list: List): boolean {
  for (const { exact, pattern } of list) if (exact === undefined || pattern.anyCase) return false;
  return true;
}

function tryEach(all: Constraints, list: List): TextAnswer {
  return (
    firstThatFits(
      all,
      list.map(({ exact }) => exact as string),
    ) ?? noText
  );
}

function fits({ lists, none, space }: Constraints, text: string): boolean {
  for (const list of lists) if (!matchesAny(list, text)) return false;
  return !matchesAny(none, text) && space.contains(text);
}

function matchesAny(list: List, text: string): boolean {
  for (const pattern of list) if (matchesCompiled(pattern, text)) return true;
  return false;
}

function firstThatFits(all: Constraints, texts: readonly string[]): TextAnswer | undefined {
  const text = texts.find((candidate) => fits(all, candidate));
  return text === undefined ? undefined : { kind: 'found', text };
}

/**
 * Leaves out what can be seen to make no difference: patterns that no text matches beside the other lists, or that lie
 * within one that may not match. Undefined when nothing is left of a list.
 */
function reduce({ lists, none, space }: Constraints): Constraints | undefined {
  let left = lists.filter((list) => !list.some(isUniversal));
  for (const list of left) {
    const others = left.filter((other) => other !== list);
    const possible = list.filter(
      (pattern) =>
        others.every((other) => other.some((one) => mayMeet(pattern, one))) &&
        !none.some((one) => includesCompiled(one, pattern)),
    );
    if (possible.length === 0) return undefined;
    if (possible.length < list.length) left = left.map((other) => (other === list ? possible : other));
  }
  return { lists: left, none, space };
}

function mayMeet(one: CompiledText, other: CompiledText): boolean {
  return !areDisjoint(one, other) && commonTextOfTwo(one, other) !== 'none';
}

function isUniversal({ open, prefix }: CompiledText): boolean {
  return open && prefix === '';
}

function candidatesOf({ lists, space }: Constraints): readonly string[] {
  if (lists.length === 0) return space.samples;
  const texts: string[] = [];
  for (const list of lists) {
    for (const { pattern } of list) {
      if (texts.length > mostCandidates) return texts;
      texts.push(...readableTexts(pattern));
      if (pattern.anyCase) for (const text of readableTexts(pattern)) texts.push(...spellingsOf(text));
    }
  }
  return texts;
}

/** Other cases of a text: where it is not all ASCII, not all of them can be gone through. */
function spellingsOf(text: string): readonly string[] {
  const ascii = text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  return [text.toUpperCase(), text.slice(0, 1).toUpperCase() + text.slice(1), ascii];
}

/** So many choices of one pattern from each list are walked through together. */
const mostChoices = 32;

/** A text that one pattern of each list matches, if it fits; `none` where no choice of patterns has a text. */
function throughAll(all: Constraints, { lists }: Constraints): TextAnswer | undefined {
  if (lists.length < 2) return undefined;
  let choices: readonly List[] = [[]];
  for (const list of lists) {
    choices = choices.flatMap((choice) => list.map((pattern) => [...choice, pattern]));
    if (choices.length > mostChoices) return undefined;
  }
  let isOpen = false;
  for (const choice of choices) {
    const [one, other] = choice;
    const common = choice.length === 2 && one && other ? commonTextOfTwo(one, other) : commonText(choice);
    if (common === 'none') continue;
    if (common !== undefined && fits(all, common.text)) return { kind: 'found', text: common.text };
    isOpen = true;
  }
  return isOpen ? undefined : noText;
}

/** What cannot be gone through is left out: where there is no text without it, there is none with it. */
function search(all: Constraints, { lists, none, space }: Constraints, work: Work): TextAnswer {
  const met = none.filter((one) => lists.every((list) => list.some((pattern) => !areDisjoint(pattern, one))));
  const answer = explore(
    {
      space,
      lists: lists
        .filter((list) => list.every(isTractable))
        .map((list) => list.map(({ pattern }) => machineOf(pattern))),
      none: met.filter(isTractable).map(({ pattern }) => machineOf(pattern)),
    },
    work,
  );
  return answer.kind === 'found' && !fits(all, answer.text) ? { kind: 'unknown', reason: 'letters' } : answer;
}
