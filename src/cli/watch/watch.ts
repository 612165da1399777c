import type { CaseResult } from '../../scenario/result.js';
import { shownPath } from '../../source/shown-path.js';
import { exitCodes, type Io } from '../io.js';
import { rememberFailed } from '../last-run.js';
import { type Found, runFound } from '../run.js';
import type { RunCommand } from '../run-options.js';
import type { Selection } from '../selection-options.js';
import { queue } from './queue.js';
import { keysHelp, readKeys, type Wish } from './read-keys.js';
import { watchFiles } from './watch-files.js';
import { watchedPaths } from './watched-paths.js';
import { watchedSuites } from './watched-suites.js';

type Event = Wish | { readonly kind: 'changed'; readonly files: ReadonlySet<string> };

/** Runs what depends on a file whenever it changes, and what people ask for by keys, until they have enough. */
export async function watch(io: Io, command: RunCommand): Promise<number> {
  const events = queue<Event>();
  const ending = endOfRuns(io);
  const onWish = (wish: Wish): void => {
    events.push(wish);
    if (wish.kind === 'quit' || wish.kind === 'interrupt') ending.end();
  };
  const endKeys = readKeys(io, onWish);
  const endSignals = io.onInterrupt(() => onWish({ kind: 'interrupt' }));
  const files = await watchFiles(watchedPaths(command.paths, io.cwd), (changed) =>
    events.push({ kind: 'changed', files: changed }),
  );
  try {
    const suites = watchedSuites(io, command.paths);
    const run = runner(ending.io, command);
    const showAll = async (why: string): Promise<void> => await run.show(suites.all(), why);
    await suites.refresh(new Set());
    await showAll('');
    for (;;) {
      files.add(suites.files());
      io.err.write(
        `\n${waiting(suites.files().size, run.selection())}${endKeys === undefined ? '' : `: ${keysHelp}`}\n`,
      );
      const taken = await events.take();
      const changed = new Set(taken.flatMap((event) => (event.kind === 'changed' ? [...event.files] : [])));
      if (changed.size > 0) {
        const { found, gone } = await suites.refresh(changed);
        run.forget(gone);
        if (found.files > 0) await run.show(found, `${listed(changed, io.cwd)} changed`);
      }
      for (const event of taken) {
        switch (event.kind) {
          case 'changed':
            continue;
          case 'all':
            await showAll('');
            continue;
          case 'failed':
            await run.showFailed(suites.all());
            continue;
          case 'filter':
            run.filter(event.filter);
            await showAll('');
            continue;
          case 'quit':
            return exitCodes.held;
          case 'interrupt':
            return exitCodes.interrupted;
        }
      }
    }
  } finally {
    endKeys?.();
    endSignals();
    await files.close();
  }
}

/** Whoever quits does not wait for the run that is on. */
function endOfRuns(io: Io): { readonly io: Io; readonly end: () => void } {
  const listeners = new Set<() => void>();
  const onInterrupt = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    io: { ...io, onInterrupt },
    end: () => {
      for (const listener of listeners) listener();
    },
  };
}

interface Runner {
  readonly show: (found: Found, why: string) => Promise<void>;
  readonly showFailed: (found: Found) => Promise<void>;
  readonly filter: (filter: RegExp | undefined) => void;
  readonly selection: () => Selection;
  /** What failed in files that are no longer there is no longer failing. */
  readonly forget: (files: readonly string[]) => void;
}

/** Runs on a screen that is clear, and remembers what fails, file by file. */
function runner(io: Io, command: RunCommand): Runner {
  let { selection } = command;
  const failing = new Map<string, ReadonlySet<string>>();
  const failingIds = (): readonly string[] => [...failing.values()].flatMap((ids) => [...ids]);

  const note = (cases: readonly CaseResult[]): void => {
    for (const { id, status, suite } of cases) {
      if (status === 'skipped') continue;
      const ids = new Set(failing.get(suite.file));
      if (status === 'failed') ids.add(id);
      else ids.delete(id);
      failing.set(suite.file, ids);
    }
    rememberFailed(io.cwd, failingIds());
  };
  const show = async (found: Found, why: string, only?: ReadonlySet<string>): Promise<void> => {
    if (io.out.isTerminal()) io.out.write('\u001b[2J\u001b[3J\u001b[H');
    if (why !== '') io.err.write(`${why}\n\n`);
    const chosen = { ...selection, lastFailed: only !== undefined };
    const { cases } = await runFound(io, { ...command, selection: chosen }, found, only ?? new Set());
    note(cases);
  };
  return {
    show: (found, why) => show(found, why),
    showFailed: async (found) => {
      const ids = new Set(failingIds());
      if (ids.size === 0) io.err.write('nothing fails\n');
      else await show(found, '', ids);
    },
    filter: (filter) => {
      selection = { ...selection, filter };
    },
    selection: () => selection,
    forget: (files) => {
      for (const file of files) failing.delete(shownPath(file, io.cwd));
    },
  };
}

function waiting(count: number, { filter }: Selection): string {
  const chosen = filter === undefined ? '' : ` for ${filter.source}`;
  return `watching ${count} ${count === 1 ? 'file' : 'files'}${chosen}`;
}

function listed(files: ReadonlySet<string>, cwd: string): string {
  const [first = '', ...others] = [...files].map((file) => shownPath(file, cwd)).sort();
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
