/** Patterns of Resource, read here anew: `*` is any run of characters and `?` exactly one, over the whole text. */
export function matches(pattern, text) {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}

/** The same with each of the six parts of an ARN by itself. */
export function matchesByPart(pattern, text) {
  const [wanted, given] = [pattern, text].map((one) => {
    const parts = one.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  });
  return wanted.length === given.length && wanted.every((part, index) => matches(part, given[index]));
}
