/** What the command line needs of the process, so that it can be called like a function. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Data: reports and answers. */
  readonly out: Output;
  /** Diagnostics. */
  readonly err: Output;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: () => boolean;
}

/** The documented exit codes. */
export const exitCodes = {
  held: 0,
  failed: 1,
  /** Bad usage, file, policy or request. */
  impossible: 2,
  nothingRan: 3,
  thresholdMissed: 4,
} as const;
