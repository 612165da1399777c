/** Text that is longer than anybody reads, cut, with a sign that it was. */
export function cutAt(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Half of a character outside the basic plane is no character.
  return `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
