import { layerOption, requestOptions } from './shared-options.js';

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
