import { layerOption, requestOptions } from './shared-options.js';

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
