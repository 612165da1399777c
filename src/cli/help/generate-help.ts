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
