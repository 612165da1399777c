import type { ContextValue, Scalar } from '../value/scalar.js';
import type { Box } from './dimension.js';
import type { Literal, Member, TextSet } from './literal.js';
import type { Pins } from './pins.js';
import { readableTexts } from './text/readable-texts.js';
import { actionDimension, resourceDimension, type Vocabulary } from './vocabulary.js';
import type { Work } from './work.js';

/** One request of a box, dimension by dimension. */
export interface Settled {
  readonly action: string;
  readonly resource: string;
  /** By the key's id; undefined is absent. */
  readonly keys: ReadonlyMap<string, ContextValue>;
}

/** Why none was found, though there may be one. */
export type Unsettled =
  | { readonly code: 'variable'; readonly key: string }
  | { readonly code: 'kinds' | 'letters' | 'lists'; readonly key: string }
  | { readonly code: 'work' };

export interface Readable {
  /** Actions by their ids and resources, those first that a reader knows. */
  readonly actions: readonly string[];
  resourcesFor(action: string): readonly string[];
}

/**
 * One member of each dimension. Where a condition compares with a policy variable that is open, values for its key are tried
 * until all else fits.
 */
export function settle(
  box: Box,
  vocabulary: Vocabulary,
  readable: Readable,
  work: Work,
): Settled | Unsettled {
  for (const [index, { solution }] of box.entries()) {
    if (solution.kind !== 'unknown') continue;
    if (solution.reason === 'work') return { code: 'work' };
    const field = index === actionDimension ? 'action' : 'resource';
    return { code: solution.reason, key: vocabulary.keys[index - 2]?.name ?? field };
  }
  const literals = box.flatMap((state) => state.literals);
  const open = openVariables(literals, vocabulary.pins);
  const [first] = open;
  if (first === undefined)
    return (
      valuesOf(box, vocabulary, vocabulary.pins, readable) ?? {
        code: 'kinds',
        key: vocabulary.keys.map(({ name }) => name).join(', '),
      }
    );
  for (const pins of choices(open, box, vocabulary)) {
    if (!work.spend(literals.length)) return { code: 'work' };
    const settled = valuesOf(box, vocabulary, pins, readable);
    if (settled !== undefined) return settled;
  }
  return { code: 'variable', key: first.name };
}

interface OpenVariable {
  readonly id: string;
  readonly name: string;
  readonly fallback: string | undefined;
}

function openVariables(literals: readonly Literal[], pins: Pins): readonly OpenVariable[] {
  const open = new Map<string, OpenVariable>();
  for (const { test } of literals) {
    const pieces =
      test.kind === 'condition'
        ? test.condition.variables
        : (test.kind === 'texts' ? test.sets : test.members.flatMap(setOf)).flatMap((set) =>
            set.kind === 'template' ? set.template.pieces : [],
          );
    for (const piece of pieces) {
      if (piece.kind !== 'variable' || pins.has(piece.key.id)) continue;
      open.set(piece.key.id, { id: piece.key.id, name: piece.key.name, fallback: piece.fallback });
    }
  }
  return [...open.values()];
}

function setOf(member: Member): readonly TextSet[] {
  return member.kind === 'texts' ? [member.set] : [];
}

/** So many values are tried for a variable, and so many for all of them together. */
const valuesEach = 24;
const valuesAll = 256;

function* choices(open: readonly OpenVariable[], box: Box, vocabulary: Vocabulary): Iterable<Pins> {
  const words = wordsIn(box);
  const lists = open.map(({ id, fallback }) => {
    const index = vocabulary.keys.findIndex((key) => key.id === id);
    const { solution } = box[index + 2] as Box[number];
    const found = solution.kind === 'found' && typeof solution.value !== 'object' ? [solution.value] : [];
    const space = vocabulary.keys[index];
    const values: ContextValue[] = [
      ...(found[0] === undefined ? [] : found),
      ...(space?.preferred ?? []),
      ...(fallback === undefined ? [] : [undefined]),
      ...words,
      'x',
    ];
    // Without a value nothing matches, which is what is looked for now and then.
    return [...new Set([...values.slice(0, valuesEach - 1), undefined])].map((value) => [id, value] as const);
  });
  let count = 0;
  for (const choice of product(lists)) {
    if (++count > valuesAll) return;
    yield new Map([...vocabulary.pins, ...choice]);
  }
}

function* product<Item>(lists: readonly (readonly Item[])[]): Iterable<readonly Item[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const item of first) for (const more of product(rest)) yield [item, ...more];
}

/** What the texts that are asked for are made of: names that a variable may have to stand for. */
function wordsIn(box: Box): readonly string[] {
  const texts = box.flatMap(({ literals }) =>
    literals.flatMap(({ test }) => {
      if (test.kind === 'members')
        return test.members.flatMap((member) =>
          member.kind === 'value'
            ? [member.value].flat().map((value: Scalar) => String(value))
            : setOf(member).flatMap((set) => (set.kind === 'text' ? readableTexts(set.pattern) : [])),
        );
      const sets = test.kind === 'texts' ? test.sets : test.condition.operands.map((one) => one.set());
      return sets.flatMap((set) => (set.kind === 'text' ? readableTexts(set.pattern) : []));
    }),
  );
  const words = texts.flatMap((text) => [...text.split(/[:/]/), text]);
  return [...new Set(words)].filter((word) => word !== '');
}

/** Undefined where some dimension has no value under these pins. */
function valuesOf(
  box: Box,
  { dimensions, keys }: Vocabulary,
  pins: Pins,
  readable: Readable,
): Settled | undefined {
  const values: ContextValue[] = [];
  for (const [index, { literals, solution }] of box.entries()) {
    const dimension = dimensions[index];
    if (dimension === undefined) return undefined;
    const fits = (value: ContextValue) =>
      literals.every((literal) => dimension.accepts(value, literal, pins) === true);
    const key = keys[index - 2];
    if (key !== undefined && pins.has(key.id)) {
      const value = pins.get(key.id);
      if (!fits(value)) return undefined;
      values.push(value);
      continue;
    }
    const preferred =
      index === actionDimension
        ? readable.actions
        : index === resourceDimension
          ? readable.resourcesFor(values[actionDimension] as string)
          : [];
    const known = preferred.find(fits);
    if (known !== undefined) {
      values.push(known);
      continue;
    }
    const found = solution.kind === 'found' && !solution.loose ? solution : dimension.solve(literals, pins);
    if (found.kind !== 'found' || found.loose) return undefined;
    values.push(found.value);
  }
  return {
    action: values[actionDimension] as string,
    resource: values[resourceDimension] as string,
    keys: new Map(keys.map(({ id }, index) => [id, values[index + 2]])),
  };
}
