import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeProject, type Project, typeTests } from './support/project.js';
import { expected, resultsOf, testFile } from './support/tests.js';
import { jest, nodeMajors, others } from './support/versions.js';

const imports = "import { parsePolicy, policySet } from 'policy-spec';";
const typescript = { strict: true, target: 'es2022', types: ['jest', 'node'] };
const transformedBy = (transformer: unknown) => ({ transform: { '\\.[jt]s$': transformer } });
const none = { transform: {} };

/** A folder each: the usual ways to write tests for Jest. */
const projects = {
  // What Jest does with nothing set up.
  commonjs: {
    file: 'every.test.js',
    text: testFile(
      `require('policy-spec/jest');\n${imports.replace('import', 'const').replace(/from (.+);/, '= require($1);')}`,
    ),
    config: none,
  },
  'setup-file': {
    file: 'every.test.js',
    text: testFile("const { parsePolicy, policySet } = require('policy-spec');"),
    config: { ...none, setupFilesAfterEnv: ['policy-spec/jest'] },
  },
  'without-globals': {
    file: 'every.test.js',
    text: testFile(`require('policy-spec/jest');
const { expect, test } = require('@jest/globals');
const { parsePolicy, policySet } = require('policy-spec');`),
    config: { ...none, injectGlobals: false },
  },
  'plain-matchers': {
    file: 'every.test.js',
    text: testFile(`import * as matchers from 'policy-spec/matchers';\n${imports}\nexpect.extend(matchers);`),
    config: transformedBy(['babel-jest', { plugins: ['@babel/plugin-transform-modules-commonjs'] }]),
  },
  babel: {
    file: 'every.test.js',
    text: testFile(`import 'policy-spec/jest';\n${imports}`),
    config: transformedBy(['babel-jest', { plugins: ['@babel/plugin-transform-modules-commonjs'] }]),
  },
  swc: {
    file: 'every.test.ts',
    text: testFile(`import 'policy-spec/jest';\n${imports}`),
    config: transformedBy('@swc/jest'),
  },
  // Checks the types as well.
  'ts-jest': {
    file: 'every.test.ts',
    text: testFile(`import 'policy-spec/jest';\n${imports}`),
    config: transformedBy(['ts-jest', { tsconfig: { ...typescript, esModuleInterop: true } }]),
  },
};

/** With ES modules left as they are. */
const nativeProjects = {
  modules: {
    file: 'every.test.mjs',
    text: testFile(`import 'policy-spec/jest';\n${imports}`),
    config: none,
  },
  // A setup file of one's own: one that is named by its package is required, and brings a library of its own.
  'modules-setup': {
    file: 'every.test.mjs',
    text: testFile(imports),
    config: { ...none, setupFilesAfterEnv: ['<rootDir>/setup.mjs'] },
  },
};

describe('Jest', () => {
  let project: Project;

  beforeAll(async () => {
    const { expect: _, '@jest/globals': __, ...packages } = others;
    project = await makeProject({ jest, ...packages });
    for (const [name, { file, text }] of Object.entries({ ...projects, ...nativeProjects }))
      project.write(`${name}/${file}`, text);
    project.write('modules-setup/setup.mjs', "import 'policy-spec/jest';\n");
    const configOf = (kinds: typeof projects | typeof nativeProjects) => ({
      projects: Object.entries(kinds).map(([name, { file, config }]) => ({
        displayName: name,
        rootDir: `<rootDir>/${name}`,
        testMatch: [`**/${file}`],
        ...config,
      })),
      cacheDirectory: '.cache',
    });
    // No name that Jest looks for: the README's test has nothing set up.
    project.write('usual.config.json', JSON.stringify(configOf(projects)));
    project.write('modules.config.json', JSON.stringify(configOf(nativeProjects)));
  });

  afterAll(() => project?.remove());

  it.each(nodeMajors)('passes and fails as it should, with the reasons, on Node %d', async (major) => {
    const run = async (name: string, ...flags: readonly string[]) => {
      const report = join(project.folder, `${name}-${major}.json`);
      const bin = 'node_modules/jest/bin/jest.js';
      const options = [
        '--config',
        `${name}.config.json`,
        '--json',
        `--outputFile=${report}`,
        '--watchman=false',
      ];
      const { status } = await project.run(inject('nodes')[major], 'node', ...flags, bin, ...options);
      const results = [...resultsOf(readFileSync(report, 'utf8'))];
      expect(status).toBe(1);
      return Object.fromEntries(results.map(([file, result]) => [basename(dirname(file)), result]));
    };
    const [usual, native] = await Promise.all([run('usual'), run('modules', '--experimental-vm-modules')]);
    const each = (kinds: object) => Object.fromEntries(Object.keys(kinds).map((name) => [name, expected]));
    expect(usual).toEqual(each(projects));
    expect(native).toEqual(each(nativeProjects));
  });

  it('runs the README’s test, and covers policies with the matchers', async () => {
    const beside = 'node node_modules/jest/bin/jest.js --rootDir jest';
    const { status, stdout } = await project.run(
      process.execPath,
      'policy-spec',
      'run',
      'hour.policy.yaml',
      '--coverage',
      '--with',
      beside,
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/NumericEquals sts:DurationSeconds {2}✓ true {2}✓ false {2}✗ absent/);
  });

  it('shares one library between import and require', async () => {
    const compare = `const { parsePolicy } = require('policy-spec');
import('policy-spec').then((library) => console.log(parsePolicy === library.parsePolicy));`;
    for (const major of nodeMajors) {
      const { stdout, stderr } = await project.run(inject('nodes')[major], 'node', '-e', compare);
      expect({ stdout, stderr }).toEqual({ stdout: 'true\n', stderr: '' });
    }
  });
});

/** Each alone: neither is there where the other is used. */
describe.each([
  {
    packages: ['@types/jest'] as const,
    types: ['node', 'jest'],
    imported: '',
    line: "import 'policy-spec/jest'",
  },
  {
    packages: ['@jest/globals'] as const,
    types: ['node'],
    imported: '@jest/globals',
    line: "import 'policy-spec/jest'",
  },
  // Jest's part is not there; the types alone are asked for.
  {
    packages: ['expect'] as const,
    types: ['node'],
    imported: 'expect',
    line: "import type {} from 'policy-spec/jest'",
  },
])('types with $packages', ({ packages, types, imported, line }) => {
  let project: Project;

  beforeAll(async () => {
    const names = [...packages, '@types/node', 'expect-type'] as const;
    project = await makeProject(Object.fromEntries(names.map((name) => [name, others[name]])));
  });

  afterAll(() => project?.remove());

  it.concurrent.each([
    // Each kind of module has declarations of its own. Where a library is checked without a fault, it is one unchecked.
    { module: 'node16', skipLibCheck: false, extensions: ['.mts', '.cts'] },
    // Here CommonJS may require ES modules.
    { module: 'nodenext', skipLibCheck: true, extensions: ['.cts'] },
  ])('fit: %o', async ({ extensions, ...options }) => {
    const files = extensions.flatMap((extension) =>
      typeTests(project, extension, {
        "import '../../matchers/vitest.js'": line,
        "import { expect } from 'vitest';": imported === '' ? '' : `import { expect } from '${imported}';`,
      }),
    );
    expect(await project.typeErrors(files, { ...options, types })).toEqual([]);
  });
});
