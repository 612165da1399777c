/** A configuration; strict where all scenarios are ours, which have no notes. */
export function configText(modules: string, isStrict: boolean): string {
  return `# yaml-language-server: $schema=${modules}/policy-spec/schema/config.schema.json
# What holds where options say nothing: see "policy-spec help config".
${isStrict ? 'strict: true' : '# strict: true'}
# files: [policies]
# reporters: [pretty, junit=reports/policies.xml]
# coverageThreshold: 100
# mutationThreshold: 100
`;
}

/** Of the CodeArtifact User Guide, in our words: tokens of at most an hour. */
export const examplePolicy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "ShortTokens",
      "Effect": "Allow",
      "Action": "sts:GetServiceBearerToken",
      "Resource": "*",
      "Condition": {
        "NumericLessThanEquals": { "sts:DurationSeconds": 3600 },
        "StringEquals": { "sts:AWSServiceName": "codeartifact.amazonaws.com" }
      }
    }
  ]
}
`;

export function exampleScenarios(modules: string): string {
  return `${schemaLine(modules)}suite: Tokens of CodeArtifact
policies: limit-token.json
scenarios:
  - name: live for an hour at most
    action: sts:GetServiceBearerToken
    durationSeconds: [900, 3600, 3601, 43200]
    expect:
      - { when: { durationSeconds: [900, 3600] }, then: allow }
      - { otherwise: implicit-deny }

  - name: are for CodeArtifact alone
    action: sts:GetServiceBearerToken
    context:
      sts:AWSServiceName: codecatalyst.amazonaws.com
      sts:DurationSeconds: 900
    expect: implicit-deny
`;
}

/** By which editors know what may stand in a scenario file. */
export function schemaLine(modules: string): string {
  return `# yaml-language-server: $schema=${modules}/policy-spec/schema/scenarios.schema.json\n`;
}

// In lines: a file of ours with a default export would be against our own rules.
export const vitestConfig = [
  "import { policySpec } from 'policy-spec/plugin';",
  "import { defineConfig } from 'vitest/config';",
  '',
  'export default defineConfig({ plugins: [policySpec()] });',
  '',
].join('\n');
