import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeProject, type Project, typeTests } from './support/project.js';
import { expected, resultsOf, testFile } from './support/tests.js';
import { nodeMajors, others, vitests } from './support/versions.js';

it.each(nodeMajors)('Node %d is what it is called', async (major) => {
  const { stdout } = await promisify(execFile)(inject('nodes')[major], ['--version']);
  expect(stdout).toMatch(new RegExp(`^v${major}\\.`));
});

describe.each(vitests)('vitest $vitest', ({ vitest, vite, nodes: majors, plugin }) => {
  let project: Project;

  beforeAll(async () => {
    project = await makeProject({
      vitest,
      vite,
      '@types/node': others['@types/node'],
      'expect-type': others['expect-type'],
    });
    project.write('package.json', JSON.stringify({ private: true, type: 'module' }));
    project.write(
      'every-runner.test.js',
      testFile(`import 'policy-spec/vitest';
import { expect, test } from 'vitest';
import { parsePolicy, policySet } from 'policy-spec';`),
    );
    project.write(
      'plugin.config.js',
      `import { policySpec } from 'policy-spec/plugin';
export default { plugins: [policySpec({ include: ['{token,hour}.policy.yaml'] })], test: { include: [] } };
`,
    );
  });

  afterAll(() => project?.remove());

  it('is left out only on a Node that it does not take itself', () => {
    const { engines } = JSON.parse(
      readFileSync(join(project.folder, 'node_modules/vitest/package.json'), 'utf8'),
    ) as { readonly engines: { readonly node: string } };
    // As in `^18.0.0 || ^20.0.0 || >=22.0.0`.
    const takes = (major: number) =>
      engines.node.split('||').some((range) => {
        const lowest = Number(/\d+/.exec(range));
        return range.includes('>=') ? major >= lowest : major === lowest;
      });
    expect(majors).toEqual(nodeMajors.filter(takes));
  });

  describe.concurrent.each(majors)('on Node %d', (major) => {
    const node = inject('nodes')[major];
    const run = async (report: string, ...args: readonly string[]) => {
      const options = ['--reporter=json', `--outputFile=${report}`, ...args];
      const ran = await project.run(node, 'node', 'node_modules/vitest/vitest.mjs', 'run', ...options);
      return { ...ran, results: resultsOf(readFileSync(join(project.folder, report), 'utf8')) };
    };

    it('passes and fails as it should, with the reasons', async () => {
      const { status, results } = await run(`${major}.json`, 'every-runner.test.js', 'token.spec.ts');
      expect(results.get(join(project.folder, 'every-runner.test.js'))).toEqual(expected);
      const readme = results.get(join(project.folder, 'token.spec.ts')) ?? {};
      expect(Object.values(readme)).toEqual(['passed', 'passed']);
      expect(status).toBe(1);
    });

    it('runs scenarios, and covers policies with the matchers', async () => {
      const good = await project.run(node, 'npx', 'policy-spec', 'run', 'token.policy.yaml');
      expect(good.stderr.replace(/^npm .*\n/gm, '')).toBe('');
      expect(good.stdout).toMatch(/^7 passed, 0 failed$/m);
      expect(good.status).toBe(0);
      const beside = 'node node_modules/vitest/vitest.mjs run token.spec.ts';
      const bad = await project.run(
        node,
        'policy-spec',
        'run',
        'hour.policy.yaml',
        `--coverage=coverage-${major}`,
        '--with',
        beside,
      );
      // The scenario fails, as the README shows; what both saw counts all the same.
      expect(bad.status).toBe(1);
      expect(bad.stdout).toMatch(/NumericEquals sts:DurationSeconds {2}✓ true {2}✓ false {2}✗ absent/);
      expect(bad.stdout).toMatch(/inline identity/);
    });

    if (plugin) {
      it('runs scenario files as test files, with the plugin', async () => {
        const { status, results } = await run(`plugin-${major}.json`, '--config', 'plugin.config.js');
        const [token, hour] = ['token', 'hour'].map((name) =>
          Object.values(results.get(join(project.folder, `${name}.policy.yaml`)) ?? {}),
        );
        expect(token).toEqual(Array(7).fill('passed'));
        expect(hour).toEqual([expect.stringContaining('sts:DurationSeconds is 3600, must be 43200')]);
        expect(status).toBe(1);
      });
    }
  });

  it.concurrent.each([true, false])('has types that fit (skipLibCheck: %s)', async (skipLibCheck) => {
    const files = typeTests(project, '.ts', { "'../../matchers/vitest.js'": "'policy-spec/vitest'" });
    const errors = await project.typeErrors([...files, 'token.spec.ts', 'library.ts'], { skipLibCheck });
    // The libraries' own declarations may be at odds with each other; that is not for us to judge.
    const ours = errors.filter((line) => !line.startsWith('node_modules/') || line.includes('policy-spec'));
    expect(skipLibCheck ? errors : ours).toEqual([]);
  });
});
