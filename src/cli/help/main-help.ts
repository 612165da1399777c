/** At most 80 columns; what people type most comes first. */
export const mainHelp = `policy-spec checks AWS IAM policies against scenarios, offline.

Examples
  policy-spec init                      a first policy with its scenarios
  policy-spec run                       every scenario file below this folder
  policy-spec run examples/token.yaml   one file, whatever its name
  policy-spec explain limit.json --action sts:GetServiceBearerToken
  policy-spec mutate                    which mistakes would no scenario notice?
  policy-spec generate limit.json       scenarios that notice all of them
  policy-spec diff before.json after.json

Commands
  run [FILE|FOLDER|GLOB ...]    run scenario files
  list [FILE|FOLDER|GLOB ...]   name the cases, and run none
  merge FILE ...                join the JSON reports of the parts of a run
  mutate [FILE|FOLDER|GLOB ...] run them against small changes of the policies
  generate POLICY               write scenarios that notice any such change
  explain POLICY --action NAME  decide one request and say why
  allowed POLICY --over KEY     list every value of a field or key that is
                                allowed
  diff BEFORE AFTER             compare what two policies allow
  init                          write a configuration and a first scenario file
  completion bash|zsh|fish      print a script for the shell
  help [COMMAND]                the same as COMMAND --help
  help config                   configuration files and the environment

Options
  -h, --help       this help, or that of a command
  -v, --version    the version

Exit codes
  0    everything held
  1    a scenario failed, or a diff found something newly allowed
  2    the job could not be done: bad usage, file, policy or request; or a
       question about all requests is undecided
  3    nothing ran: no file, no scenario, or a filter that matched nothing
  4    a threshold was missed
  130  the run was interrupted
`;
