const known = new Map<string, RegExp>();

/** Whether a text is one of a pattern's: written apart from the product's own, which is under test here. */
export function matches(pattern: string, text: string, anyCase: boolean): boolean {
  const name = `${anyCase} ${pattern}`;
  let expression = known.get(name);
  if (expression === undefined) {
    const source = pattern
      .replaceAll(/[.+^${}()|[\]\\/]/g, '\\$&')
      .replaceAll('*', '[^]*')
      .replaceAll('?', '[^]');
    expression = new RegExp(`^${source}$`, anyCase ? 'i' : '');
    known.set(name, expression);
  }
  return expression.test(text);
}
