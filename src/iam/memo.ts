/** Longer keys than this are worked out anew: a memo must not keep texts of any size. */
const longestKey = 1024;

/** Remembers what was made of a text, up to so many texts; then it begins anew. */
export function remember<Value>(limit: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.has(text)) return found as Value;
    const made = make(text);
    if (text.length > longestKey) return made;
    if (known.size >= limit) known.clear();
    known.set(text, made);
    return made;
  };
}
