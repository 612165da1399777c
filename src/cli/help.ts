/** At most 80 columns; what people type most comes first. */
export const mainHelp = `policy-spec checks AWS IAM policies against scenarios, offline.

Examples
  policy-spec run                       every scenario file below this folder
  policy-spec run examples/token.yaml   one file, whatever its name
  policy-spec explain limit.json --action sts:GetServiceBearerToken

Commands
  run [FILE|FOLDER|GLOB ...]    run scenario files
  explain POLICY --action NAME  decide one request and say why
  help [COMMAND]                the same as COMMAND --help

Options
  -h, --help       this help, or that of a command
  -v, --version    the version

Exit codes
  0  everything held
  1  a scenario failed
  2  the job could not be done: bad usage, file, policy or request
  3  nothing ran: no file, no scenario, or a filter that matched nothing
`;

export const runHelp = `Usage: policy-spec run [FILE|FOLDER|GLOB ...] [options]

Examples
  policy-spec run
  policy-spec run policies/token.policy.yaml
  policy-spec run 'teams/*/iam/*.yaml'
  policy-spec run --filter 'lifetime .* durationSeconds=900'
  policy-spec run --reporter pretty --reporter junit=reports/policies.xml

A file may have any name. A folder stands for every *.policy.{yaml,yml,json}
below it and every *.{yaml,yml,json} below a folder named "scenarios", leaving
out node_modules and folders whose names begin with a dot. Without arguments
it is the working folder.

Options
  --reporter NAME[=FILE]  how to report: pretty (default), json or junit; may be
                          given several times, and writes to stdout without FILE
  -t, --filter REGEX      only cases whose "suite > scenario > case" matches
  --bail[=N]              stop after N failures; without N after the first
  --strict                notes fail the run
  --allow-empty           exit with 0 when nothing ran
  -h, --help              this help

Exit codes: 0 everything held, 1 a scenario failed, 2 the job could not be done,
3 nothing ran.
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
  --layer LAYER               what the policy is: identity (default), boundary,
                              session, resource, domain, repository, scp, rcp,
                              resourceScp or endpoint
  --resource ARN              the resource; default *
  --principal ARN             who asks: an ARN, anonymous, or an object as JSON,
                              as '{"service":"sns.amazonaws.com"}'
  --duration-seconds N        the lifetime of the token asked for
  --context KEY=VALUE         a condition key; the same key again makes a list
  --absent KEY                a condition key that the request does not have
  --resource-account ID       the account that owns the resource
  --management-account ID     the organization's management account
  --now INSTANT               when, as 2026-01-01T00:00:00Z
  -h, --help                  this help
`;
