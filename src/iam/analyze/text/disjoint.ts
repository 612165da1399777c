import { beginsWith } from './begins-with.js';
import type { CompiledText } from './compile-text.js';
import { matchesCompiled } from './matches-text.js';

/** Whether it can be seen at a glance that no text matches both; false means "not known". */
export function areDisjoint(left: CompiledText, right: CompiledText): boolean {
  if (left.exact !== undefined && !left.pattern.anyCase) return !matchesCompiled(right, left.exact);
  if (right.exact !== undefined && !right.pattern.anyCase) return !matchesCompiled(left, right.exact);
  if (left.pattern.anyCase) return differsInAnyCase(left, right);
  if (right.pattern.anyCase) return differsInAnyCase(right, left);
  return (
    !(left.prefix.length < right.prefix.length
      ? beginsWith(right.prefix, left.prefix)
      : beginsWith(left.prefix, right.prefix)) ||
    !(left.suffix.endsWith(right.suffix) || right.suffix.endsWith(left.suffix))
  );
}

function differsInAnyCase({ exact = '' }: CompiledText, other: CompiledText): boolean {
  return other.pattern.anyCase ? exact !== other.exact : !exact.startsWith(other.lowerPrefix);
}
