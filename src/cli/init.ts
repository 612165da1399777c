import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { readFile } from '../source/read-file.js';
import { exitCodes, type Io } from './io.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { findConfig } from './settings/find-config.js';
import { writeFile } from './write-file.js';

export const initSpecs: readonly OptionSpec[] = [{ name: 'help', short: 'h' }];

export function readInitCommand({ positionals }: Arguments): Readonly<Record<string, string>> {
  return positionals.length > 0
    ? { usage: 'init takes no arguments: it writes into the working folder' }
    : {};
}

/** Writes what a project needs to begin with, and leaves what it has. Returns the exit code. */
export function init(io: Io): number {
  const { cwd } = io;
  const found = findConfig(cwd);
  const known = 'usage' in found ? cwd : found.file;
  const files: [string, string][] = [
    ...(known === undefined ? [['policy-spec.config.yaml', config] as [string, string]] : []),
    ['policies/limit-token.json', policy],
    ['policies/limit-token.policy.yaml', scenarios(wayToModules(cwd))],
  ];
  const hasVitest = usesVitest(cwd);
  const vitestConfig = readdirSync(cwd).find((name) => /^(?:vitest|vite)\.config\.[cm]?[jt]s$/.test(name));
  if (hasVitest && vitestConfig === undefined) files.push(['vitest.config.mjs', vitest]);
  let isWritten = true;
  for (const [file, text] of files) {
    if (existsSync(join(cwd, file))) io.out.write(`kept     ${file}\n`);
    else if (writeFile(io, file, text, { what: file, overwrite: false })) io.out.write(`written  ${file}\n`);
    else isWritten = false;
  }
  if (known !== undefined)
    io.out.write(`kept     ${'file' in found ? relative(cwd, String(found.file)) : 'the configuration'}\n`);
  io.out.write(`\n${nextSteps(hasVitest ? vitestConfig : undefined)}`);
  return isWritten ? exitCodes.held : exitCodes.impossible;
}

const config = `# What policy-spec takes where nothing else is said: see policy-spec run --help.
files: [policies]
strict: true
`;

/** Of the CodeArtifact User Guide, in our words: tokens of at most an hour. */
const policy = `{
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

function scenarios(modules: string): string {
  return `# yaml-language-server: $schema=${modules}/policy-spec/schema/scenarios.schema.json
suite: Tokens of CodeArtifact
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

const vitest = [
  "import { policySpec } from 'policy-spec/plugin';",
  "import { defineConfig } from 'vitest/config';",
  '',
  'export default defineConfig({ plugins: [policySpec()] });',
  '',
].join('\n');

function nextSteps(vitestConfig: string | undefined): string {
  const lines = [
    'Next:',
    '  npx policy-spec run       check the scenarios',
    '  npx policy-spec mutate    which mistakes would none of them notice?',
  ];
  if (vitestConfig !== undefined)
    lines.push(
      '',
      `For scenario files as test files of vitest add to ${vitestConfig}:`,
      "  import { policySpec } from 'policy-spec/plugin';",
      '  plugins: [policySpec()]',
    );
  return `${lines.join('\n')}\n`;
}

function usesVitest(cwd: string): boolean {
  const { text } = readFile(join(cwd, 'package.json'));
  try {
    const { dependencies, devDependencies } = JSON.parse(text ?? '{}');
    return Object.hasOwn({ ...dependencies, ...devDependencies }, 'vitest');
  } catch {
    return false;
  }
}

/** From the folder of the scenario file to the packages that are installed. */
function wayToModules(cwd: string): string {
  const folder = join(cwd, 'policies');
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules/policy-spec')))
      return relative(folder, join(at, 'node_modules')).split(sep).join('/');
    if (dirname(at) === at) return '../node_modules';
  }
}
