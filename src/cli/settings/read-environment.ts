import { nearest } from '../../iam/nearest.js';
import { coverageVariable } from '../coverage-variable.js';
import type { Io } from '../io.js';
import { describeKind, type SettingKind, type SettingValue, settings } from './setting.js';

const prefix = 'POLICY_SPEC_';

/** `coverageThreshold` is `POLICY_SPEC_COVERAGE_THRESHOLD`. */
export function variableOf(setting: string): string {
  return prefix + setting.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** What files to take is said where they are, or by arguments. */
const variables = new Map(
  [...settings]
    .filter(([name]) => name !== 'files')
    .map(([name, kind]) => [variableOf(name), { name, kind }]),
);

/** The settings in the environment; empty variables are none. */
export function readEnvironment(
  env: Io['env'],
): ReadonlyMap<string, SettingValue> | { readonly usage: string } {
  const read = new Map<string, SettingValue>();
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(prefix) || variable === coverageVariable || text === undefined || text === '')
      continue;
    const known = variables.get(variable);
    if (known === undefined) {
      const near = nearest(variable, [...variables.keys()]);
      return {
        usage: `there is no setting ${variable} in the environment${near === undefined ? '' : `: did you mean ${near}?`}`,
      };
    }
    const value = settingIn(known.kind, text);
    if (value === undefined) return { usage: `${variable}=${text}: ${describeKind(known.kind)} is needed` };
    read.set(known.name, value);
  }
  return read;
}

function settingIn(kind: SettingKind, text: string): SettingValue | undefined {
  if (kind === 'texts') return text.split(',').map((one) => one.trim());
  if (kind === 'number') return [text];
  if (/^(?:1|true)$/i.test(text)) return [''];
  if (/^(?:0|false)$/i.test(text)) return false;
  return kind === 'switch' ? undefined : [text];
}
