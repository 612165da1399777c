/** Where something stands in a file: an absolute path, and one-based. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An error that says where in the scenario file, and in the policy, it comes from: the runner shows the first. */
export function placedError(name: string, message: string, places: readonly FilePlace[]): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = [
    `${name}: ${message}`,
    ...places.map(({ file, line, column }) => `    at ${file}:${line}:${column}`),
  ].join('\n');
  return error;
}
