/** The lines that only one of two texts has, where they differ in one place: with a minus those of the first. */
export function diffLines(before: string, after: string): readonly string[] {
  const [old, current] = [before, after].map((text) => (text === '' ? [] : text.split(/\r?\n/)));
  const [some, others] = [old as string[], current as string[]];
  const shorter = Math.min(some.length, others.length);
  let head = 0;
  while (head < shorter && some[head] === others[head]) head++;
  let tail = 0;
  while (tail < shorter - head && some.at(-1 - tail) === others.at(-1 - tail)) tail++;
  const [gone, come] = [some, others].map((lines) => lines.slice(head, lines.length - tail));
  const indent = Math.min(...[...(gone as string[]), ...(come as string[])].map(indentOf));
  const shown = (sign: string, lines: readonly string[]) =>
    lines.map((line) => `${sign} ${line.slice(indent)}`);
  return [...shown('-', gone as string[]), ...shown('+', come as string[])];
}

function indentOf(line: string): number {
  return line.trim() === '' ? Number.POSITIVE_INFINITY : line.length - line.trimStart().length;
}
