/** What the command line needs of the process, so that it can be called like a function. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Data: reports and answers. */
  readonly out: Output;
  /** Diagnostics. */
  readonly err: Output;
  /** Calls back when somebody asks the process to end, instead of ending it; returns what takes that back. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** Hands over each key that is pressed; returns what ends that. Undefined where nobody sits at a keyboard. */
  readonly onKey: (listener: (key: string) => void) => (() => void) | undefined;
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
  /** As shells count: 128, and the number of the signal. */
  interrupted: 130,
} as const;
