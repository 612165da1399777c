import { fileURLToPath } from 'node:url';
import { readPolicy } from '../read-policy.js';
import { tokenPolicies } from '../settings.js';
import { writeFile } from './write-file.js';

const [policy] = tokenPolicies;
const action = 'sts:GetServiceBearerToken';

/**
 * The same scenarios as specs of vitest, in two folders: one that asks a hand-written closure, so that
 * what is measured is vitest alone, and one that uses our matchers.
 */
export function writeVitest(folder, scenarios) {
  writeFile(folder, 'vitest-closure/tokens.test.js', closureSpec(scenarios));
  writeFile(folder, 'vitest-closure/vitest.config.js', config);
  writeFile(folder, 'vitest-matchers/policies/token.json', readPolicy(`${policy}.json`));
  writeFile(folder, 'vitest-matchers/tokens.test.js', matcherSpec(scenarios));
  writeFile(folder, 'vitest-matchers/vitest.config.js', config);
}

// The package is external, as it is to a project that has it in node_modules.
const config = `export default { test: { server: { deps: { external: [/\\/dist\\//] } } } };\n`;

function closureSpec(scenarios) {
  const tests = scenarios.map(
    ({ name, durationSeconds, expect }) =>
      `it('${name}', () => {
  expect(decide({ action: '${action}', durationSeconds: ${durationSeconds} })).toBe('${expect}');
});`,
  );
  return `import { expect, it } from 'vitest';

const decide = ({ action, durationSeconds }) =>
  action === '${action}' && durationSeconds === 43200 ? 'allow' : 'implicit-deny';

${tests.join('\n')}
`;
}

function matcherSpec(scenarios) {
  const tests = scenarios.map(
    ({ name, durationSeconds, expect }) =>
      `it('${name}', () => {
  expect(policy).${expect === 'allow' ? 'toAllow' : 'toImplicitlyDeny'}({ action: '${action}', durationSeconds: ${durationSeconds} });
});`,
  );
  // The matchers that are registered by hand: the others would look for vitest beside the package.
  return `import * as matchers from '${moduleOf('matchers/index.js')}';
import { loadPolicy } from '${moduleOf('src/index.js')}';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

expect.extend(matchers);
const policy = loadPolicy(fileURLToPath(new URL('policies/token.json', import.meta.url)));

${tests.join('\n')}
`;
}

function moduleOf(path) {
  return fileURLToPath(new URL(`../../../dist/${path}`, import.meta.url));
}
