import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { findScenarioFiles } from '../source/find-scenario-files.js';
import { readFile } from '../source/read-file.js';
import { shownPath } from '../source/shown-path.js';
import { findPolicies } from './find-policies.js';
import { configText, examplePolicy, exampleScenarios, schemaLine, vitestConfig } from './init-texts.js';
import { exitCodes, type Io } from './io.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';
import { findConfig } from './settings/find-config.js';
import { writeFile } from './write-file.js';

export const initSpecs: readonly OptionSpec[] = [
  { name: 'yes', short: 'y' },
  { name: 'help', short: 'h' },
];

export function readInitCommand({ positionals }: Arguments): Readonly<Record<string, string>> {
  return positionals.length > 0
    ? { usage: 'init takes no arguments: it writes into the working folder' }
    : {};
}

/** A file, and what stands in it. */
type NewFile = readonly [file: string, text: string];

/** Writes what a project needs to begin with, and leaves what it has. Asks nothing. Returns the exit code. */
export async function init(io: Io): Promise<number> {
  const { cwd } = io;
  const scenarios = await firstScenarios(io);
  const config = findConfig(cwd);
  const kept = [
    ...('usage' in config ? ['the configurations'] : []),
    ...('file' in config && config.file !== undefined ? [shownPath(config.file, cwd)] : []),
    ...scenarios.kept,
  ];
  const vitest = vitestOf(cwd);
  const files: readonly NewFile[] = [
    ...('file' in config && config.file === undefined
      ? [['policy-spec.config.yaml', configText(wayToModules(cwd, cwd), scenarios.isExample)] as const]
      : []),
    ...scenarios.files,
    ...(vitest.kind === 'unconfigured' ? [['vitest.config.mjs', vitestConfig] as const] : []),
  ];
  for (const file of kept) io.out.write(`kept     ${file}\n`);
  let isWritten = true;
  for (const [file, text] of files) {
    if (existsSync(join(cwd, file))) io.out.write(`kept     ${file}\n`);
    else if (writeFile(io, file, text, { what: file, overwrite: false })) io.out.write(`written  ${file}\n`);
    else isWritten = false;
  }
  io.out.write(`\n${nextSteps(scenarios.generatedOf, vitest)}`);
  return isWritten ? exitCodes.held : exitCodes.impossible;
}

interface FirstScenarios {
  readonly files: readonly NewFile[];
  readonly kept: readonly string[];
  /** They are ours, and so is their policy. */
  readonly isExample: boolean;
  /** The policy of the project that they are for. */
  readonly generatedOf?: string;
}

/** None where there are some; else for a policy that the project has; else an example. */
async function firstScenarios(io: Io): Promise<FirstScenarios> {
  const { files } = await findScenarioFiles([], io.cwd);
  const [first] = files;
  if (first !== undefined) {
    const more = files.length === 1 ? '' : ` and ${files.length - 1} more`;
    return { files: [], kept: [`${shownPath(first, io.cwd)}${more}`], isExample: false };
  }
  const generated = await scenariosOfPolicy(io);
  if (generated !== undefined) return generated;
  const text = exampleScenarios(wayToModules(io.cwd, join(io.cwd, 'policies')));
  return {
    files: [
      ['policies/limit-token.json', examplePolicy],
      ['policies/limit-token.policy.yaml', text],
    ],
    kept: [],
    isExample: true,
  };
}

/** How many policies are tried, and how much each may take: a first scenario is worth a moment. */
const tries = 3;
const work = 200_000;

/** What the first policy does for which scenarios are found that notice every change of it. */
async function scenariosOfPolicy(io: Io): Promise<FirstScenarios | undefined> {
  let tried = 0;
  for (const policy of findPolicies(io.cwd)) {
    if (++tried > tries) return undefined;
    const folder = dirname(policy);
    const text: string[] = [];
    const out = { write: (part: string) => void text.push(part), isTerminal: () => false };
    const err = { write: () => {}, isTerminal: () => false };
    const { generate } = await import('./suite-quality.js');
    const command = { policy: basename(policy), layer: undefined, output: undefined, work };
    if (generate({ ...io, cwd: folder, out, err }, command) !== exitCodes.held) continue;
    const shown = shownPath(policy, io.cwd);
    const file = shown.replace(/\.json$/i, '.policy.yaml');
    return {
      files: [[file, `${schemaLine(wayToModules(io.cwd, folder))}${text.join('')}`]],
      kept: [],
      isExample: false,
      generatedOf: shown,
    };
  }
  return undefined;
}

function nextSteps(generatedOf: string | undefined, vitest: Vitest): string {
  const lines = ['Next:'];
  if (generatedOf !== undefined)
    lines.push(`  read the scenarios: they state what ${generatedOf} does today`);
  lines.push(
    '  npx policy-spec run       check the scenarios',
    '  npx policy-spec mutate    which mistakes would none of them notice?',
  );
  switch (vitest.kind) {
    case 'configured':
      lines.push(
        '',
        `For scenario files as test files of vitest add to ${vitest.file}:`,
        "  import { policySpec } from 'policy-spec/plugin';",
        '  plugins: [policySpec()]',
      );
      break;
    case 'old':
      lines.push('', 'Scenario files are test files of vitest from vitest 4 on.');
      break;
    case 'unconfigured':
    case 'none':
  }
  return `${lines.join('\n')}\n`;
}

type Vitest =
  | { readonly kind: 'none' }
  /** Too old for the plugin. */
  | { readonly kind: 'old' }
  | { readonly kind: 'configured'; readonly file: string }
  | { readonly kind: 'unconfigured' };

function vitestOf(cwd: string): Vitest {
  const range = dependencyOf(cwd, 'vitest');
  if (range === undefined) return { kind: 'none' };
  const [major] = /\d+/.exec(range) ?? [];
  if (major !== undefined && Number(major) < 4) return { kind: 'old' };
  const file = readdirSync(cwd).find((name) => /^(?:vitest|vite)\.config\.[cm]?[jt]s$/.test(name));
  return file === undefined ? { kind: 'unconfigured' } : { kind: 'configured', file };
}

/** The versions of a package that the project wants. */
function dependencyOf(cwd: string, name: string): string | undefined {
  const { text } = readFile(join(cwd, 'package.json'));
  try {
    const { dependencies, devDependencies } = JSON.parse(text ?? '{}');
    const range: unknown = new Map(Object.entries({ ...dependencies, ...devDependencies })).get(name);
    return typeof range === 'string' ? range : undefined;
  } catch {
    return undefined;
  }
}

/** From a folder below the working folder to the packages that are installed. */
function wayToModules(cwd: string, folder: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    const isRoot = dirname(at) === at;
    if (!isRoot && !existsSync(join(at, 'node_modules/policy-spec'))) continue;
    return relative(folder, join(isRoot ? cwd : at, 'node_modules'))
      .split(sep)
      .join('/');
  }
}
