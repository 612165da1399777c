/** What a terminal would obey, but for line breaks and tabs: control characters, and what turns the direction of text. */
const obeyed = /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text from a file, safe to show. Each replaced character stays one, so columns stay. */
export function printable(text: string): string {
  return text.replace(obeyed, '\uFFFD');
}
