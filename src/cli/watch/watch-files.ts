import { basename, resolve } from 'node:path';
import type { FSWatcher } from 'chokidar';

/** Tells which files have changed, some at once where they change together. */
export interface FileWatch {
  /** Looks at these files, too. */
  readonly add: (files: Iterable<string>) => void;
  readonly close: () => Promise<void>;
}

/** Files that are saved together come together, in milliseconds. */
const gathering = 30;

/** @param paths files and folders, absolute; what is in a folder is looked at where it may be a scenario file or a policy */
export async function watchFiles(
  paths: readonly string[],
  onChange: (files: ReadonlySet<string>) => void,
): Promise<FileWatch> {
  const { watch } = await import('chokidar');
  const named = new Set(paths);
  const watcher: FSWatcher = watch([...named], {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const file = resolve(path);
      if (named.has(file)) return false;
      const name = basename(file);
      if (stats?.isFile() === true) return !/\.(?:ya?ml|json)$/.test(name);
      return name === 'node_modules' || (name.startsWith('.') && name !== '.' && name !== '..');
    },
  });
  let changed = new Set<string>();
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    if (changed.size === 0)
      setTimeout(() => {
        const files = changed;
        changed = new Set();
        onChange(files);
      }, gathering);
    changed.add(resolve(path));
  });
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return {
    add: (files) => {
      const fresh = [...files].filter((file) => !named.has(file));
      for (const file of fresh) named.add(file);
      if (fresh.length > 0) watcher.add(fresh);
    },
    close: () => watcher.close(),
  };
}
