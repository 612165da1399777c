import { harmless } from '../report/workflow-command.js';
import type { Io } from './io.js';

/** Text for people, which the log of a job on GitHub must not take for commands: files that others write are quoted in it. */
export function forLog({ env }: Pick<Io, 'env'>, text: string): string {
  return env['GITHUB_ACTIONS'] === 'true' ? text.split('\n').map(harmless).join('\n') : text;
}
