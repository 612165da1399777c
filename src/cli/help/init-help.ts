export const initHelp = `Usage: policy-spec init [options]

Examples
  npx policy-spec init

Writes a configuration, a first policy with its scenarios, and, where the
project has vitest, what makes scenario files its test files. Asks nothing and
overwrites nothing: what is there already stays as it is.

Options
  -h, --help       this help

Exit codes: 0 done, 2 something could not be written.
`;
