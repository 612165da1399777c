export type CommandName = 'run' | 'list' | 'merge' | 'mutate' | 'generate' | 'explain' | 'allowed' | 'diff';

/** At most 80 columns; what people type most comes first. */
export const mainHelp = `policy-spec checks AWS IAM policies against scenarios, offline.

Examples
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
  help [COMMAND]                the same as COMMAND --help

Options
  -h, --help       this help, or that of a command
  -v, --version    the version

Exit codes
  0  everything held
  1  a scenario failed, or a diff found something newly allowed
  2  the job could not be done: bad usage, file, policy or request; or a
     question about all requests is undecided
  3  nothing ran: no file, no scenario, or a filter that matched nothing
  4  a threshold was missed
`;

const selectionOptions = `  -t, --filter REGEX      only cases whose "suite > scenario > case" matches
  --tag TAG               only scenarios with the tag; given several times, with
                          any of them
  --last-failed           only what failed in the last run in this folder
  --shard I/N             only the I-th of N parts of what is left
`;

export const runHelp = `Usage: policy-spec run [FILE|FOLDER|GLOB ...] [options]

Examples
  policy-spec run
  policy-spec run policies/token.policy.yaml
  policy-spec run policies/token.policy.yaml:12
  policy-spec run 'teams/*/iam/*.yaml'
  policy-spec run --filter 'lifetime .* durationSeconds=900'
  policy-spec run --reporter pretty --reporter junit=reports/policies.xml
  policy-spec run --coverage --coverage-threshold 100 --with "npx vitest run"

A file may have any name. A folder stands for every *.policy.{yaml,yml,json}
below it and every *.{yaml,yml,json} below a folder named "scenarios", leaving
out node_modules and folders whose names begin with a dot. Without arguments
it is the working folder. FILE:LINE is the scenario that covers the line.

Options
  --reporter NAME[=FILE]  how to report: pretty (default), json or junit; may be
                          given several times, and writes to stdout without FILE
${selectionOptions}  --bail[=N]              stop after N failures; without N after the first
  --strict                notes fail the run
  --coverage[=FOLDER]     what was seen of the policies: a table, and in FOLDER
                          (default: coverage) policy-coverage.json and lcov.info
  --coverage-threshold N  the coverage that is needed, in per cent of outcomes
  --with COMMAND          run a command, too, and count what its matchers see,
                          as "npx vitest run"; asks for the coverage, too
  --work N                how many steps each question about all requests may
                          take; default 2000000
  --allow-empty           exit with 0 when nothing ran
  -h, --help              this help

Exit codes: 0 everything held, 1 a scenario or COMMAND failed, 2 the job could
not be done, 3 nothing ran, 4 the coverage is below the threshold.
`;

export const listHelp = `Usage: policy-spec list [FILE|FOLDER|GLOB ...] [options]

Examples
  policy-spec list
  policy-spec list --filter lifetime --json

Names the cases that "policy-spec run" would have, each with its file and line,
and runs none.

Options
${selectionOptions}  --json                  as a list of { "id", "file", "line", "suite",
                          "scenario", "case", "tags" }
  -h, --help              this help

Exit codes: 0 listed, 2 the job could not be done, 3 there is nothing to list.
`;

const layerOption = `  --layer LAYER               what the policy is: identity (default), boundary,
                              session, resource, domain, repository, scp, rcp,
                              resourceScp or endpoint
`;

const requestOptions = `  --resource ARN              the resource; default *
  --principal ARN             who asks: an ARN, anonymous, or an object as JSON,
                              as '{"service":"sns.amazonaws.com"}'
  --duration-seconds N        the lifetime of the token asked for
  --context KEY=VALUE         a condition key; the same key again makes a list
  --absent KEY                a condition key that the request does not have
  --resource-account ID       the account that owns the resource
  --management-account ID     the organization's management account
  --now INSTANT               when, as 2026-01-01T00:00:00Z
`;

export const explainHelp = `Usage: policy-spec explain POLICY --action NAME [options]

Examples
  policy-spec explain limit.json --action sts:GetServiceBearerToken \\
    --duration-seconds 900
  policy-spec explain read.json --action codeartifact:DescribeDomain \\
    --resource arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain \\
    --context aws:PrincipalOrgID=o-1

Decides one request with one policy (a JSON file), and says for every statement
that came near what stopped it. Several policies together are for scenarios.

Options
  --action NAME               the action, as service:Name; required
${layerOption}${requestOptions}  -h, --help                  this help
`;

export const allowedHelp = `Usage: policy-spec allowed POLICY --over KEY --action NAME [options]

Examples
  policy-spec allowed limit.json --over durationSeconds \\
    --action codeartifact:GetAuthorizationToken \\
    --resource arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain
  policy-spec allowed read.json --over action
  policy-spec allowed tags.json --over aws:RequestTag/team --json \\
    --action codeartifact:CreateRepository

Lists every value of a field or condition key that is allowed, and no other,
with everything else as in the request: keys that are not given are absent. Of
a layer that grants nothing (boundary, session, scp, ...) it lists what is let
through. Exits with 2, and lists nothing, where the values cannot be known.

Options
  --over KEY                  what varies: action, resource, durationSeconds or
                              a condition key; required
  --action NAME               the action, as service:Name; required, but over
                              action
${layerOption}${requestOptions}  --json                      { "over", "values", "absent" } as JSON
  --work N                    how many steps may be taken; default 2000000
  -h, --help                  this help
`;

export const diffHelp = `Usage: policy-spec diff BEFORE AFTER [options]

Examples
  policy-spec diff main/limit.json limit.json
  policy-spec diff before.json after.json --exact --json
  policy-spec diff before.json after.json --layer repository

Compares what two versions of a policy allow, over all requests, and shows for
each statement that makes a difference one request, with a scenario to paste.
Of a layer that grants nothing (boundary, session, scp, ...) it compares what is
let through; an SCP that only denies stands beside FullAWSAccess. KMS keys and
roles are taken to have a policy that leaves it to the account.

Options
  --exact                     what is no longer allowed fails too
  --json                      { "relation", "newlyAllowed", "newlyDenied" }; the
                              relation is that of AFTER to BEFORE: equivalent,
                              narrower, wider, incomparable or undecided;
                              "undecided" says why, where something is open
${layerOption}  --work N                    how many steps may be taken; default 2000000
  -h, --help                  this help

Exit codes: 0 nothing is newly allowed (with --exact: the same is allowed),
1 something is, 2 undecided, or the job could not be done.
`;

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
  -h, --help       this help

Exit codes: 0 done, 1 a scenario fails on the policies as they are, 2 the job
could not be done, 3 nothing ran, 4 the score is below the threshold.
`;

export const generateHelp = `Usage: policy-spec generate POLICY [options]

Examples
  policy-spec generate policies/limit.json
  policy-spec generate policies/limit.json --output scenarios/limit.yaml
  policy-spec generate policies/guard.json --layer scp

Writes a scenario file that the policy passes and that notices every small
change of it: its mutation score is 100. It states what the policy does, so read
it as a review: what is allowed in it should be. A policy that only limits
(boundary, scp, ...) stands in it beside policies that grant everything.

Options
  --layer LAYER               what the policy is, as in allowed; default: what
                              stands in it says whether it is of an identity, a
                              domain, a repository or another resource
  --output FILE               where to; nothing is overwritten. Default: stdout
  --work N                    how many steps each question about all requests
                              may take; default 2000000
  -h, --help                  this help

Exit codes: 0 written, 2 the job could not be done, or something is undecided,
3 there is nothing that a request could show.
`;

export const mergeHelp = `Usage: policy-spec merge FILE ... [options]

Examples
  policy-spec merge reports/*.json --output policies.json

Joins the JSON reports of all parts of a run, as written with --shard I/N, into
the report that the whole run would have written, byte by byte.

Options
  --output FILE    where to; default: stdout
  -h, --help       this help

Exit codes: those of the whole run: 0 everything held, 1 a scenario failed, 2
the job could not be done, or a part is missing, 3 nothing ran.
`;

export const helpOf: Readonly<Record<CommandName, string>> = {
  run: runHelp,
  list: listHelp,
  merge: mergeHelp,
  mutate: mutateHelp,
  generate: generateHelp,
  explain: explainHelp,
  allowed: allowedHelp,
  diff: diffHelp,
};
