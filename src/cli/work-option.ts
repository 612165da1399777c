import type { Arguments, OptionSpec } from './parse-arguments.js';

export const workSpec: OptionSpec = { name: 'work', value: 'N', setting: 'work' };

/** The bound on work of a question about all requests; undefined where nobody says it, which means the usual one. */
export function readWork({
  options,
}: Arguments): { readonly work: number | undefined } | { readonly usage: string } {
  const work = options.get('work')?.[0];
  if (work === undefined) return { work: undefined };
  if (!/^[1-9]\d{0,14}$/.test(work)) return { usage: `--work ${work}: a whole number from 1 is needed` };
  return { work: Number(work) };
}
