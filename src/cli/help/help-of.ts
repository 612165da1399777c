import { allowedHelp } from './allowed-help.js';
import { completionHelp } from './completion-help.js';
import { diffHelp } from './diff-help.js';
import { explainHelp } from './explain-help.js';
import { generateHelp } from './generate-help.js';
import { initHelp } from './init-help.js';
import { listHelp } from './list-help.js';
import { mergeHelp } from './merge-help.js';
import { mutateHelp } from './mutate-help.js';
import { runHelp } from './run-help.js';

export type CommandName =
  | 'run'
  | 'list'
  | 'merge'
  | 'mutate'
  | 'generate'
  | 'explain'
  | 'allowed'
  | 'diff'
  | 'init'
  | 'completion';

export const helpOf: Readonly<Record<CommandName, string>> = {
  run: runHelp,
  list: listHelp,
  merge: mergeHelp,
  mutate: mutateHelp,
  generate: generateHelp,
  explain: explainHelp,
  allowed: allowedHelp,
  diff: diffHelp,
  init: initHelp,
  completion: completionHelp,
};
