import { valuesOf, variableValue } from './case.js';
import { isListKey } from './keys.js';

/** Policy variables of a text, found anew here, so that two readers have to agree. */
const written = /\$\{([^}',]+)(?:, ?'([^']*)')?\}/g;
const characters = new Set(['*', '?', '$']);

/** `{ whole, name, fallback, value }` of every variable in a text of a policy that has variables; `value` as the request has it. */
export function variablesIn(text, facts) {
  return [...String(text).matchAll(written)]
    .filter(([, name]) => !characters.has(name))
    .map(([whole, name, fallback]) => ({
      whole,
      name,
      fallback,
      value: variableValue(facts, name),
      several: isListKey(name) && valuesOf(facts, name).length > 0,
    }));
}

/** Policies hold no character beyond U+00FF; a value that does becomes one that nothing else is. */
function writable(value) {
  return value.replace(/[^ -\u00ff]/gu, '~');
}

/** Whether one of the variables stands for nothing at all. */
export function isValueless(text, facts) {
  return variablesIn(text, facts).some(
    ({ value, fallback, several }) => several || (value === undefined && fallback === undefined),
  );
}

/** The text with those variables replaced that `choose` picks, by what they stand for, made literal by `write`. */
export function resolve(text, facts, choose, write) {
  let resolved = text;
  for (const variable of variablesIn(text, facts)) {
    if (!choose(variable)) continue;
    const value = variable.value ?? variable.fallback;
    if (value === undefined) continue;
    resolved = resolved.replace(variable.whole, () => write(writable(value)));
  }
  return resolved;
}
