import { cellsOf } from '../analyze/ordered/cells.js';
import { complementOf, contains, type IntervalSet } from '../analyze/ordered/interval-set.js';
import { wholeNumbersOf } from '../analyze/ordered/whole-numbers.js';
import type { Interval } from '../value/value-set.js';

export interface NumberRow {
  readonly label: string;
  readonly set: IntervalSet;
}

export interface NumberLineOptions {
  /** The most columns of a line, 76 unless given; one number is drawn however narrow. */
  readonly width?: number;
  /** Only integers count: what is above 600 starts at 601. */
  readonly whole?: boolean;
}

/** Columns that a side takes where a row goes on without end, and where the drawing is cut off. */
const endlessWidth = 4;
const cutWidth = 3;
/** The distances between numbers and the rows of labels to try, the most readable first. */
const inOneRow = [7, 6, 5, 4, 3, 2].map((distance) => ({ labelRows: 1, distance }));
const inMoreRows = [
  ...[4, 3, 2].map((distance) => ({ labelRows: 2, distance })),
  { labelRows: 3, distance: 2 },
];

/**
 * Draws sets of numbers on one line, as rows of text in order but not to scale: `●` is a number of the set, `○` one
 * that it stops at, `━` all between. Of two rows that differ, the next row has `^` where; the last rows name the
 * numbers. With more numbers than fit, `…` stands for those that are far from the first difference.
 */
export function drawNumberLine(rows: readonly NumberRow[], options: NumberLineOptions = {}): string[] {
  const { width = 76, whole = false } = options;
  const sets = rows.map(({ set }) => (whole ? wholeNumbersOf(set) : set));
  const cells = cellsOf(sets.flat());
  const differs = differencesOf(sets, cells, whole);
  const gutter = Math.max(0, ...rows.map(({ label }) => label.length)) + 2;
  const { columns, labels } = viewOf({ sets, cells, width, gutter }, differs.indexOf(true));
  const lines = sets.map(
    (set, row) => (rows[row]?.label ?? '').padEnd(gutter) + drawSet(set, cells, columns),
  );
  const marks = columns.map(({ at }) => (differs[at] === true ? '^' : ' ')).join('');
  if (differs.includes(true)) lines.push(' '.repeat(gutter) + marks);
  return [...lines, ...labels].map((line) => line.trimEnd());
}

/** Says which numbers a set has: `0, 900 to 3600`, `above 3600`, `every number but 5`. */
export function describeNumbers(set: IntervalSet, { whole = false }: { whole?: boolean } = {}): string {
  const wholeIf = (numbers: IntervalSet) => (whole ? wholeNumbersOf(numbers) : numbers);
  const [members, others] = [wholeIf(set), wholeIf(complementOf(set))];
  if (members.length === 0) return 'nothing';
  if (others.length === 0) return 'every number';
  const isPoint = ({ from, to }: Interval) => from === to;
  if (others.every(isPoint)) return `every number but ${others.map(({ from }) => from).join(', ')}`;
  return members.map(describeInterval).join(', ');
}

function describeInterval({ from, fromOpen, to, toOpen }: Interval): string {
  if (from === to) return String(from);
  if (from === -Infinity) return toOpen ? `below ${to}` : `at most ${to}`;
  if (to === Infinity) return fromOpen ? `above ${from}` : `at least ${from}`;
  return `${fromOpen ? 'above ' : ''}${from} to ${toOpen ? 'below ' : ''}${to}`;
}

/** For each cell whether exactly one of two sets has it. */
function differencesOf(sets: readonly IntervalSet[], cells: readonly Interval[], whole: boolean): boolean[] {
  const [one, other] = sets;
  if (one === undefined || other === undefined || sets.length > 2) return [];
  const differs = cells.map((cell) => has(one, cell) !== has(other, cell));
  if (!whole) return differs;
  // Between 600 and 601 is no integer: the marks go on there, but neither start nor end.
  return differs.map((is, index) => {
    const { from = 0, to = 0 } = cells[index] ?? {};
    return to - from === 1 ? differs[index - 1] === true && differs[index + 1] === true : is;
  });
}

/** A cell is in a set as a whole or not at all. */
function has(set: IntervalSet, { from, to }: Interval): boolean {
  if (from === to) return contains(set, from);
  return set.some((interval) => interval.from <= from && to <= interval.to);
}

interface Column {
  /** The index of the cell that it shows. */
  readonly at: number;
  readonly shows: 'number' | 'between' | 'endless-left' | 'endless-right' | 'cut';
}

function drawSet(set: IntervalSet, cells: readonly Interval[], columns: readonly Column[]): string {
  if (set.length === 0) return 'nothing';
  const hasCell = (at: number) => cells[at] !== undefined && has(set, cells[at]);
  const draw = ({ at, shows }: Column): string => {
    if (shows === 'cut') return '…';
    const [isIn, isBefore, isAfter] = [hasCell(at), hasCell(at - 1), hasCell(at + 1)];
    if (shows === 'number' && isIn) return isBefore && isAfter ? '━' : '●';
    if (shows === 'number') return isBefore || isAfter ? '○' : ' ';
    if (!isIn) return ' ';
    return shows === 'between' ? '━' : shows === 'endless-left' ? '←' : '→';
  };
  return columns.map(draw).join('');
}

interface Line {
  readonly sets: readonly IntervalSet[];
  /** Between two numbers, each at an odd place, and around them. */
  readonly cells: readonly Interval[];
  readonly width: number;
  /** How many columns the labels of the rows take. */
  readonly gutter: number;
}

interface View {
  readonly columns: readonly Column[];
  readonly labels: readonly string[];
}

/** All of the line, or as much as fits, from shortly before a cell on. */
function viewOf(line: Line, firstDifference: number): View {
  const count = (line.cells.length - 1) / 2;
  const all = count === 0 ? viewWithoutNumbers(line) : viewBetween(line, 0, count);
  if (all !== undefined) return all;
  // Two numbers before the first difference show where it comes from, if there is room for them.
  const near = Math.max(0, Math.floor(firstDifference / 2));
  let low = Math.max(0, near - 2);
  while (low < near && viewBetween(line, low, Math.min(near + 1, count)) === undefined) low += 1;
  let high = low + 1;
  while (viewBetween(line, low, high + 1) !== undefined) high += 1;
  while (viewBetween(line, low - 1, high) !== undefined) low -= 1;
  return viewBetween(line, low, high) ?? viewWithoutNumbers(line);
}

function viewWithoutNumbers({ sets }: Line): View {
  if (sets.every((set) => set.length === 0)) return { columns: [], labels: [] };
  return { columns: [...sideOf(0, 7, 'endless-left'), { at: 0, shows: 'endless-right' }], labels: [] };
}

/** The columns from the number at `low` to before that at `high`; undefined if they do not fit or do not exist. */
function viewBetween({ sets, cells, width, gutter }: Line, low: number, high: number): View | undefined {
  const count = (cells.length - 1) / 2;
  if (low < 0 || high > count) return undefined;
  const isEndless = (at: number) => sets.some((set) => cells[at] !== undefined && has(set, cells[at]));
  const left = low > 0 ? cutWidth : isEndless(0) ? endlessWidth : 0;
  const right = high < count ? cutWidth : isEndless(cells.length - 1) ? endlessWidth : 0;
  const numbers = cells.filter((_, at) => at % 2 === 1).slice(low, high);
  const texts = numbers.map(({ from }) => String(from));
  // A part is short enough for labels in one row, and a single number has to fit.
  const arrangements = high - low === count ? [...inOneRow, ...inMoreRows] : inOneRow;
  const most = texts.length === 1 ? Infinity : width - right;
  const placed = arrangements
    .map((arrangement) => placeLabels(texts, gutter + left, arrangement))
    .find(({ positions, labels }) => {
      return (positions.at(-1) ?? 0) < most && labels.every((label) => label.length <= most + right);
    });
  if (placed === undefined) return undefined;
  const columns: Column[] = sideOf(2 * low, left, low > 0 ? 'cut' : 'endless-left');
  for (const [index, position] of placed.positions.entries()) {
    const at = 2 * (low + index) + 1;
    while (columns.length < position - gutter) columns.push({ at: at - 1, shows: 'between' });
    columns.push({ at, shows: 'number' });
  }
  columns.push(...sideOf(2 * high, right, high < count ? 'cut' : 'endless-right').reverse());
  return { columns, labels: placed.labels };
}

/** The columns of a cell at a side, from the outside. */
function sideOf(at: number, width: number, shows: Column['shows']): Column[] {
  return Array.from({ length: width }, (_, index) => ({ at, shows: index === 0 ? shows : 'between' }));
}

interface Arrangement {
  readonly labelRows: number;
  /** The least from a number to the next. */
  readonly distance: number;
}

/** Puts each text under the column of its number, further down with a `|` to it, and never on or beside another. */
function placeLabels(texts: readonly string[], start: number, { labelRows, distance }: Arrangement) {
  const labels = Array.from({ length: labelRows }, () => '');
  const positions: number[] = [];
  for (const [index, text] of texts.entries()) {
    const row = index % labelRows;
    const half = Math.floor((text.length - 1) / 2);
    const free = (label: string) => (label === '' ? 0 : label.length + (labelRows === 1 ? 2 : 1));
    const position = Math.max(
      (positions.at(-1) ?? start - distance) + distance,
      half + free(labels[row] ?? ''),
      ...labels.slice(0, row).map(free),
    );
    positions.push(position);
    for (let above = 0; above < row; above += 1) labels[above] = `${labels[above]?.padEnd(position)}|`;
    labels[row] = (labels[row] ?? '').padEnd(position - half) + text;
  }
  return { positions, labels };
}
