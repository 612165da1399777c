import { resolve } from 'node:path';
import { coverageSpecs } from '../coverage-options.js';
import { exitCodes, type Io } from '../io.js';
import type { Arguments, OptionSpec } from '../parse-arguments.js';
import { tell } from '../tell.js';
import { findConfig } from './find-config.js';
import { readConfig } from './read-config.js';
import { readEnvironment } from './read-environment.js';
import type { SettingValue } from './setting.js';

export type Settled = Arguments | { readonly usage: string } | { readonly code: number };

/** Fills in what the arguments leave open: from the environment, else from the configuration. */
export async function settle(io: Io, given: Arguments, specs: readonly OptionSpec[]): Promise<Settled> {
  if (!specs.some(({ name }) => name === 'config')) return given;
  const environment = readEnvironment(io.env);
  if ('usage' in environment) return environment;
  const found = configFile(io, given, environment.config);
  if ('usage' in found) return found;
  const config = found.file === undefined ? undefined : await readConfig(found.file, io.cwd);
  if (config !== undefined && 'problems' in config) {
    tell(io, config.problems);
    return { code: exitCodes.impossible };
  }
  const settingOf = (name: string): SettingValue | undefined =>
    environment.settings.get(name) ?? config?.settings.get(name);
  const options = new Map(given.options);
  const isUncovered = isCoverageOff(given, environment.settings, settingOf('coverage'));
  const asking = coverageSpecs.find(({ name }) => given.off.has('coverage') && options.has(name));
  if (asking !== undefined)
    return { usage: `--no-coverage and --${asking.name}, which asks for the coverage, are both given` };
  for (const { name, setting } of specs) {
    if (setting === undefined || options.has(name) || given.off.has(name)) continue;
    // What runs again and again has no coverage; whoever asks for it in so many words is told.
    if (name.startsWith('coverage') && (isUncovered || options.has('watch'))) continue;
    const value = settingOf(setting);
    if (value !== undefined && value !== false) options.set(name, value);
  }
  const files = settingOf('files');
  const positionals = given.positionals.length === 0 && files ? files : given.positionals;
  return { ...given, positionals, options };
}

/** Where nobody wants the coverage, a threshold of it that is said elsewhere asks for none. */
function isCoverageOff(
  { options, off }: Arguments,
  environment: ReadonlyMap<string, SettingValue>,
  coverage: SettingValue | undefined,
): boolean {
  if (off.has('coverage') || coverageSpecs.some(({ name }) => options.has(name))) return off.has('coverage');
  // A threshold in the environment stands over a configuration that is without.
  if (environment.has('coverageThreshold')) return environment.get('coverage') === false;
  return coverage === false;
}

function configFile(
  io: Io,
  { options, off }: Arguments,
  inEnvironment: string | undefined,
): { readonly file: string | undefined } | { readonly usage: string } {
  const named = options.get('config')?.[0];
  if (named === '') return { usage: '--config needs a file' };
  if (named !== undefined) return { file: resolve(io.cwd, named) };
  if (off.has('config')) return { file: undefined };
  return inEnvironment === undefined ? findConfig(io.cwd) : { file: resolve(io.cwd, inEnvironment) };
}
