import { fileURLToPath } from 'node:url';
import { writeFile } from '../process/write-file.js';
import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';

const [policy] = tokenPolicies;
const plugin = fileURLToPath(new URL('../../../dist/plugin/index.js', import.meta.url));

/** Scenario files of ten cases each, for vitest: with the plugin alone, and as a project whose files share their workers. */
export function writeMany(folder, files) {
  writeFile(folder, `many/policies/${policy}.json`, readPolicy(`${policy}.json`));
  for (let at = 1; at <= files; at++)
    writeFile(
      folder,
      `many/scenarios/team-${at}.yaml`,
      `suite: team ${at}
policies: ../policies/${policy}.json
scenarios:
  - name: gets tokens of twelve hours
    action: sts:GetServiceBearerToken
    durationSeconds: [0, 900, 1800, 3599, 3600, 3601, 7200, 21600, 43199, 43200]
    expect:
      - { when: { durationSeconds: 43200 }, then: allow }
      - { otherwise: implicit-deny }
`,
    );
  const config = (name, body) =>
    writeFile(
      folder,
      `many/${name}.config.js`,
      `import { policySpec, policySpecProject } from ${JSON.stringify(plugin)};\nexport default ${body};\n`,
    );
  config('plain', '{ plugins: [policySpec()] }');
  config('shared', '{ test: { projects: [policySpecProject()] } }');
}
