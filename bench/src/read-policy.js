import { readFileSync } from 'node:fs';

/** The text of a file in policies/. */
export function readPolicy(name) {
  return readFileSync(new URL(`../policies/${name}`, import.meta.url), 'utf8');
}
