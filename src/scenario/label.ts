/** A value as it stands in the name of a case: `900`, `o-1`, `[a, b]`, `{service: sns.amazonaws.com}`. */
export function labelOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(labelOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, member]) => `${key}: ${labelOf(member)}`);
    return `{${entries.join(', ')}}`;
  }
  const text = String(value);
  return isPlain.test(text) ? text : JSON.stringify(text);
}

/** Text that could be taken for something else, or not be seen, stands in quotes. */
const isPlain = /^[^\s"[\]{},\p{C}](?:[^"[\]{},\p{C}]*[^\s"[\]{},\p{C}])?$/u;
