/** What a configuration file may say, each as the option of the command line of that name. Paths are relative to it. */
export interface PolicySpecConfig {
  /** Files, folders and globs that `run`, `list` and `mutate` take where they are given none. */
  readonly files?: readonly string[];
  /** As `--reporter`: `junit=reports/policies.xml`. */
  readonly reporters?: readonly string[];
  /** Notes fail the run. */
  readonly strict?: boolean;
  readonly verbose?: boolean;
  /** After so many failures the run ends; `true` is 1. */
  readonly bail?: number | boolean;
  readonly allowEmpty?: boolean;
  /** The folder of its reports; `true` is `coverage`. With `false` a threshold does not ask for it. */
  readonly coverage?: string | boolean;
  /** Per cent; asks for the coverage. */
  readonly coverageThreshold?: number;
  /** Per cent. */
  readonly mutationThreshold?: number;
  /** How many steps each question about all requests may take. */
  readonly work?: number;
}

/** Types a configuration in TypeScript or JavaScript: `export default defineConfig({ strict: true })`. */
export function defineConfig(config: PolicySpecConfig): PolicySpecConfig {
  return config;
}
