// Everything that the packed tarball is tried with: the only place where these versions stand.

/** The Node that runs the tests stands for its own major version. */
export const nodes = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' } as const;
export type NodeMajor = keyof typeof nodes;
export const nodeMajors: readonly NodeMajor[] = [20, 22, 24];

export interface Vitest {
  readonly vitest: string;
  readonly vite: string;
  /** Where it is tried; its types are compiled in any case. */
  readonly nodes: readonly NodeMajor[];
  /** The plugin takes 4 and 5. */
  readonly plugin: boolean;
}

export const vitests: readonly Vitest[] = [
  // The oldest of the peer range.
  { vitest: '2.1.9', vite: '5.4.21', nodes: [20, 22, 24], plugin: false },
  { vitest: '3.2.7', vite: '6.4.6', nodes: [20, 22, 24], plugin: false },
  { vitest: '4.1.12', vite: '6.4.6', nodes: [20, 22, 24], plugin: true },
  // It says itself that it needs Node 22.12.
  { vitest: '5.1.1', vite: '8.3.8', nodes: [22, 24], plugin: true },
];

export const jest = '30.5.2';
/** What people put before Jest, and plain `expect`. */
export const others = {
  expect: '30.5.2',
  '@jest/globals': '30.5.2',
  '@types/jest': '30.0.0',
  'ts-jest': '29.4.15',
  '@swc/jest': '0.2.39',
  '@swc/core': '1.16.22',
  '@babel/plugin-transform-modules-commonjs': '7.29.14',
  '@types/node': '22.20.5',
  typescript: '6.0.3',
  'expect-type': '1.4.0',
} as const;
