import { nearest } from '../../iam/nearest.js';
import { coverageVariable } from '../coverage-variable.js';
import type { Io } from '../io.js';
import { describeKind, faultOf, type SettingValue, settingIn, settings } from './setting.js';

const prefix = 'POLICY_SPEC_';

/** Names a configuration file, as `--config` does. */
const configVariable = `${prefix}CONFIG`;

/** `coverageThreshold` is `POLICY_SPEC_COVERAGE_THRESHOLD`; the reporters are called as their option. */
export function variableOf(setting: string): string {
  if (setting === 'reporters') return `${prefix}REPORTER`;
  return prefix + setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** What files to take is said where they are, or by arguments. */
const variables = new Map(
  [...settings]
    .filter(([name]) => name !== 'files')
    .map(([name, kind]) => [variableOf(name), { name, kind }]),
);

export interface Environment {
  readonly settings: ReadonlyMap<string, SettingValue>;
  readonly config: string | undefined;
}

/** The settings in the environment; empty variables are none. */
export function readEnvironment(env: Io['env']): Environment | { readonly usage: string } {
  const read = new Map<string, SettingValue>();
  let config: string | undefined;
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(prefix) || variable === coverageVariable || text === undefined || text === '')
      continue;
    if (variable === configVariable) {
      config = text;
      continue;
    }
    const known = variables.get(variable);
    if (known === undefined) return { usage: unknownVariable(variable) };
    const value = settingIn(known.kind, text);
    if (value === undefined) return { usage: `${variable}=${text}: ${describeKind(known.kind)} is needed` };
    const fault = faultOf(known.kind, value);
    if (fault !== undefined) return { usage: `${variable}=${text}: ${fault}` };
    read.set(known.name, value);
  }
  return { settings: read, config };
}

function unknownVariable(variable: string): string {
  // Without what they all begin with: by that alone each would be near any other.
  const names = [...variables.keys(), configVariable].map((name) => name.slice(prefix.length));
  const near = nearest(variable.slice(prefix.length), names);
  return `there is no setting ${variable} in the environment${near === undefined ? '' : `: did you mean ${prefix}${near}?`}`;
}
