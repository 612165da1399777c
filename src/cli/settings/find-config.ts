import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFile } from '../../source/read-file.js';

const names = /^policy-spec\.config\.(?:ya?ml|json|[cm]?[jt]s)$/;

/**
 * The configuration that holds in a folder: its own, or that of the nearest folder up to the root of the project. Outside
 * of a project it is its own alone: what lies further up may be anybody's, and a configuration is code that is run.
 */
export function findConfig(cwd: string): { readonly file: string | undefined } | { readonly usage: string } {
  for (const folder of foldersOfProject(cwd)) {
    const found = namesIn(folder)
      .filter((name) => names.test(name))
      .sort();
    const manifest = join(folder, 'package.json');
    if (hasKey(manifest)) found.push('package.json');
    if (found.length > 1) return { usage: `there are two configurations in ${folder}: ${found.join(', ')}` };
    if (found[0] !== undefined) return { file: join(folder, found[0]) };
  }
  return { file: undefined };
}

/** From the folder up to the root of its project, as policies are confined to it, too. */
function foldersOfProject(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (existsSync(join(folder, '.git')) || existsSync(join(folder, 'package.json'))) return folders;
    if (dirname(folder) === folder) return [cwd];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a package says here how its policies are tested. */
function hasKey(manifest: string): boolean {
  const { text } = existsSync(manifest) ? readFile(manifest) : {};
  if (text === undefined || !text.includes('"policy-spec"')) return false;
  try {
    const { 'policy-spec': config } = JSON.parse(text);
    return config !== undefined;
  } catch {
    // Whatever is wrong with it is no matter of ours.
    return false;
  }
}
