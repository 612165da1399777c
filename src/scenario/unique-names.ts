/** The name itself where nothing else has it yet, else with a number. */
export type UniqueNames = (name: string) => string;

/** Names that are not `taken`, and each only once. */
export function uniqueNames(taken: Iterable<string> = []): UniqueNames {
  const names = new Set(taken);
  return (name) => {
    let unique = name;
    for (let number = 2; names.has(unique); number++) unique = `${name} (${number})`;
    names.add(unique);
    return unique;
  };
}
