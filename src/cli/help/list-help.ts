import { configOption, selectionOptions } from './shared-options.js';

export const listHelp = `Usage: policy-spec list [FILE|FOLDER|GLOB ...] [options]

Examples
  policy-spec list
  policy-spec list --filter lifetime --json

Names the cases that "policy-spec run" would have, each with its file and line,
and runs none.

Options
${selectionOptions}  --json                  as a list of { "id", "file", "line", "suite",
                          "scenario", "case", "tags" }
${configOption}  -h, --help              this help

Exit codes: 0 listed, 2 the job could not be done, 3 there is nothing to list.
`;
