/** Of `policy-spec help config`: no command, but what several of them read. */
export const configHelp = `Configuration of policy-spec run, list and mutate

Examples
  files: [policies]
  strict: true
  reporters: [pretty, junit=reports/policies.xml]
  coverageThreshold: 100

stand in policy-spec.config.yaml (.yml, .json, .js, .mjs, .cjs, .ts, .mts, .cts)
or as an object under "policy-spec" in package.json: in the working folder, or
in the nearest folder up to the project root, which has .git or package.json.
Two of them in one folder are refused. Paths are relative to the file.

An option stands over the environment, and that over the configuration.
--no-strict takes back what these say, and so for every setting; --config FILE
names another file, and --no-config none. What is not known is refused.

Settings          Variables (POLICY_SPEC_...)   Options
  files                                         FILE ... of all three
  reporters         REPORTER                    run --reporter
  strict            STRICT                      run --strict
  verbose           VERBOSE                     run --verbose
  bail              BAIL                        run --bail
  allowEmpty        ALLOW_EMPTY                 run --allow-empty
  coverage          COVERAGE                    run --coverage
  coverageThreshold COVERAGE_THRESHOLD          run --coverage-threshold
  mutationThreshold MUTATION_THRESHOLD          mutate --threshold
  work              WORK                        run, mutate --work
                    CONFIG                      --config

Settings that are switches are true or false; in the environment also 1 or 0.
POLICY_SPEC_REPORTER takes several with commas between them. With coverage:
false a coverageThreshold counts only where the coverage is asked for. In .ts,
defineConfig of policy-spec types the settings; Node before 22.18 reads it by
means of tsx, which has to be installed.

Other variables: CI (there only: true is an error), NO_COLOR, FORCE_COLOR, and
GITHUB_STEP_SUMMARY (where the reporter github writes its summary).
`;
