import { layerOption } from './shared-options.js';

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
