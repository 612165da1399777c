/** Longer texts are shortened: nobody reads them, and a message has more to say. */
const longest = 200;

/** A text as it was given, shortened where it is long. */
export function quote(text: string): string {
  return JSON.stringify(shortened(text));
}

/** A name or a path: in quotes where it could not stand in a sentence without. */
export function quoteIfOdd(text: string): string {
  return /\p{Cc}/u.test(text) ? quote(text) : shortened(text);
}

export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
