/** `startsWith`, from the end of the prefix on: names that begin with the same account differ late, if they do. */
export function beginsWith(text: string, prefix: string): boolean {
  if (prefix.length > text.length) return false;
  for (let at = prefix.length - 1; at >= 0; at--) {
    if (text.charCodeAt(at) !== prefix.charCodeAt(at)) return false;
  }
  return true;
}
