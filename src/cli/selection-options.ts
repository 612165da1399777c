import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Arguments, OptionSpec } from './parse-arguments.js';

/** Which cases are part of a run; all of them where nothing is said. */
export interface Selection {
  /** On `suite > scenario > case`. */
  readonly filter: RegExp | undefined;
  /** Any of them. */
  readonly tags: readonly string[];
  /** The lines that are meant, by the path of their file as it was given. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  readonly lastFailed: boolean;
  /** The part of the cases that are selected otherwise. */
  readonly shard: Shard | undefined;
}

/** One of several parts, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export const selectionSpecs: readonly OptionSpec[] = [
  { name: 'filter', short: 't', value: 'REGEX' },
  { name: 'tag', value: 'TAG', repeatable: true },
  { name: 'last-failed' },
  { name: 'shard', value: 'I/N' },
];

/** What the arguments select, and the paths without the lines behind them. */
export function readSelection(
  { positionals, options }: Arguments,
  cwd: string,
): { readonly paths: readonly string[]; readonly selection: Selection } | { readonly usage: string } {
  if (positionals.includes('')) return { usage: 'a path is empty (an unset variable?)' };
  const filter = readFilter(options.get('filter')?.[0]);
  if (filter !== undefined && 'usage' in filter) return filter;
  const shard = readShard(options.get('shard')?.[0]);
  if (shard !== undefined && 'usage' in shard) return shard;
  const tags = options.get('tag') ?? [];
  if (tags.includes('')) return { usage: '--tag needs a tag' };
  const placed = positionals.map((path) => splitLine(path, cwd));
  const lines = new Map<string, number[]>();
  for (const { path, line } of placed) {
    if (line === undefined) continue;
    lines.set(path, [...(lines.get(path) ?? []), line]);
  }
  const lastFailed = options.has('last-failed');
  const paths = [...new Set(placed.map(({ path }) => path))];
  return { paths, selection: { filter, tags, lines, lastFailed, shard } };
}

/** `scenarios/token.yaml:12`; a file may really be called so. */
function splitLine(path: string, cwd: string): { readonly path: string; readonly line: number | undefined } {
  const [, file = '', line = ''] = /^(.+):([1-9]\d{0,8})$/s.exec(path) ?? [];
  return file === '' || existsSync(resolve(cwd, path))
    ? { path, line: undefined }
    : { path: file, line: Number(line) };
}

function readFilter(pattern: string | undefined): RegExp | undefined | { readonly usage: string } {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern);
  } catch (error) {
    return { usage: `--filter is no regular expression: ${(error as Error).message}` };
  }
}

function readShard(text: string | undefined): Shard | undefined | { readonly usage: string } {
  if (text === undefined) return undefined;
  const [, index = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= of
    ? { index, of }
    : { usage: `--shard ${text}: the number of a part and of all parts is needed, as 1/3` };
}
