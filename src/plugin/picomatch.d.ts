/** As much of it as is used here. */
declare module 'picomatch' {
  const picomatch: (globs: readonly string[]) => (path: string) => boolean;
  export = picomatch;
}
