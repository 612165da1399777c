import { configOption, selectionOptions } from './shared-options.js';

export const runHelp = `Usage: policy-spec run [FILE|FOLDER|GLOB ...] [options]

Examples
  policy-spec run
  policy-spec run policies/token.policy.yaml
  policy-spec run policies/token.policy.yaml:12
  policy-spec run 'teams/*/iam/*.yaml'
  policy-spec run --filter 'lifetime .* durationSeconds=900'
  policy-spec run --watch
  policy-spec run --reporter pretty --reporter junit=reports/policies.xml
  policy-spec run --coverage --coverage-threshold 100 --with "npx vitest run"

A file may have any name. A folder stands for every *.policy.{yaml,yml,json}
below it and every *.{yaml,yml,json} below a folder named "scenarios", leaving
out node_modules and folders whose names begin with a dot. Without arguments
it is the working folder. FILE:LINE is the scenario that covers the line.

Options
  --reporter NAME[=FILE]  how to report: pretty (default), json, junit, tap,
                          github, sarif or markdown; may be given several
                          times, and writes to stdout without FILE
${selectionOptions}  --bail[=N]              stop after N failures; without N after the first
  --strict                notes fail the run
  --verbose               every case with its outcome
  --watch                 run again what depends on a file that changes; keys:
                          a all, f failed, t filter, q quit
  --coverage[=FOLDER]     what was seen of the policies: a table, and in FOLDER
                          (default: coverage) policy-coverage.json and lcov.info
  --coverage-threshold N  the coverage that is needed, in per cent of outcomes
  --with COMMAND          run a command, too, and count what its matchers see,
                          as "npx vitest run"; asks for the coverage, too
  --work N                how many steps each question about all requests may
                          take; default 2000000
  --allow-empty           exit with 0 when nothing ran
${configOption}  -h, --help              this help

An option stands over the environment (POLICY_SPEC_STRICT=1), and that over the
configuration (strict: true); --no-strict takes back what they say, and so for
every option that "policy-spec help config" lists.

Exit codes: 0 everything held, 1 a scenario or COMMAND failed, 2 the job could
not be done, 3 nothing ran, 4 the coverage is below the threshold, 130 the run
was interrupted: what had run is reported.
`;
