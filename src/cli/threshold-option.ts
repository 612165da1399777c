import type { Arguments } from './parse-arguments.js';

/** A per cent that has to be reached; undefined where nobody says it. */
export function readThreshold(
  { options }: Arguments,
  name: string,
): { readonly threshold: number | undefined } | { readonly usage: string } {
  const text = options.get(name)?.[0];
  if (text === undefined) return { threshold: undefined };
  const threshold = Number(text);
  return /^\d{1,3}(?:\.\d+)?$/.test(text) && threshold <= 100
    ? { threshold }
    : { usage: `--${name} ${text}: a number from 0 to 100 is needed, a per cent` };
}
