export const initHelp = `Usage: policy-spec init [options]

Examples
  npx policy-spec init

Writes a configuration, first scenarios, and, where the project has vitest, what
makes scenario files its test files. The scenarios are for a policy that it
finds (a JSON file with "Version" and "Statement"), as "generate" writes them,
or else for an example. Overwrites nothing: what is there stays as it is.

Options
  -y, --yes        for scripts; nothing is asked anyway
  -h, --help       this help

Exit codes: 0 done, 2 something could not be written.
`;
