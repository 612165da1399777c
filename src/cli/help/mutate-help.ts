export const mutateHelp = `Usage: policy-spec mutate [FILE|FOLDER|GLOB ...] [options]

Examples
  policy-spec mutate
  policy-spec mutate scenarios/token.yaml --threshold 100
  policy-spec mutate --report reports/mutation.json

Changes the policies of the scenario files one small way at a time (an Effect
flipped, a condition dropped, a bound moved by one, ...) and runs the scenarios
against each of these mutants. One that no scenario fails has survived: it is
shown with the change, and with a scenario that would notice it. Mutants that
are proved to decide every request alike do not count. Inline policies that
allow everything are there for others to limit, and are not changed.

Also listed: scenarios that no mutant fails, and suites in which nothing expects
an allow.

Options
  --threshold N    the score that is needed, in per cent of the mutants that
                   count; what is undecided counts as not noticed
  --report FILE    the result as the mutation-testing-report-schema says
  --work N         how many steps each question about all requests may take;
                   default 2000000
  --config FILE    the configuration; default: policy-spec.config.* or the
                   "policy-spec" of package.json, up to the project root
  -h, --help       this help

Exit codes: 0 done, 1 a scenario fails on the policies as they are, 2 the job
could not be done, 3 nothing ran, 4 the score is below the threshold.
`;
