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
