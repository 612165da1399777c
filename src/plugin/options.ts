/** What `policySpec()` takes. */
export interface PolicySpecOptions {
  /**
   * Globs of the scenario files, from the root of the project. Default: what `policy-spec run` takes of a folder, which
   * is every `*.policy.{yaml,yml,json}`, and every `*.{yaml,yml,json}` below a folder named `scenarios`.
   */
  readonly include?: readonly string[];
  /** Notes fail their test, as under `policy-spec run --strict`. Default: false. */
  readonly strict?: boolean;
  /** How many steps each question about all requests may take. Default: 2,000,000. */
  readonly work?: number;
}

/** What the tests of a file have to know of them, and of where they run. */
export interface TestOptions {
  readonly strict: boolean;
  readonly work: number | undefined;
  /** Absolute: the folder that shown paths are relative to. */
  readonly root: string;
}
