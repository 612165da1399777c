import { nearest } from '../iam/nearest.js';
import { bashCompletion } from './completion-bash.js';
import { fishCompletion } from './completion-fish.js';
import { type Commands, shells } from './completion-words.js';
import { zshCompletion } from './completion-zsh.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';

export const completionSpecs: readonly OptionSpec[] = [{ name: 'help', short: 'h' }];

export interface CompletionCommand {
  readonly shell: (typeof shells)[number];
}

export function readCompletionCommand({
  positionals,
}: Arguments): CompletionCommand | { readonly usage: string } {
  const [named = '', ...others] = positionals;
  const shell = shells.find((name) => name === named);
  if (shell !== undefined && others.length === 0) return { shell };
  const near = nearest(named, shells);
  if (named === '' || others.length > 0) return { usage: `completion needs one shell: ${shells.join(', ')}` };
  return {
    usage: `there is no completion for ${named}${near === undefined ? '' : `: did you mean ${near}?`} (${shells.join(', ')})`,
  };
}

/** A script by which a shell completes commands, options and their values; anything else is a file. */
export function completionScript(shell: CompletionCommand['shell'], commands: Commands): string {
  switch (shell) {
    case 'bash':
      return bashCompletion(commands);
    case 'zsh':
      return zshCompletion(commands);
    case 'fish':
      return fishCompletion(commands);
  }
}
