export interface Place {
  readonly file?: string | undefined;
  /** One-based. */
  readonly line?: number | undefined;
  /** One-based, in UTF-16 code units. */
  readonly column?: number | undefined;
}

/** Where something stands, in SARIF. A place without a file has none. */
export function physicalLocation({ file, line, column }: Place): object | undefined {
  if (file === undefined) return undefined;
  return {
    artifactLocation: artifactLocation(file),
    ...(line !== undefined && {
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    }),
  };
}

/** Relative to the folder of the run, which GitHub takes for the root of the repository; else the whole way. */
function artifactLocation(file: string): object {
  if (/^[a-z]:\//i.test(file)) return { uri: `file:///${encoded(file)}` };
  if (file.startsWith('/')) return { uri: `file://${encoded(file)}` };
  return { uri: encoded(file), uriBaseId: '%SRCROOT%' };
}

/** A colon, too: in a first segment it would end a scheme. Half of a character has no encoding. */
function encoded(path: string): string {
  return path
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
