// Jest is no dependency of ours, not even for development: its own types are tested from the packed tarball. These stand
// for them here, and are not published.
declare module '@jest/globals' {
  export const expect: { extend(matchers: Readonly<Record<string, object>>): void };
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> {}
  interface AsymmetricMatchers {}
}
