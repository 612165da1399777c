/** Whether a text has a character that no name has, and that would forge lines of a message. */
export function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
  return /[\u0000-\u001f\u007f]/.test(text);
}
