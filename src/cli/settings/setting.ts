import { type Node, plainValue } from '../../iam/document/node.js';

/** What a setting may be. */
export type SettingKind = 'switch' | 'number' | 'texts' | 'switch-or-number' | 'switch-or-text';

/** By their names in a configuration. */
export const settings: ReadonlyMap<string, SettingKind> = new Map([
  ['files', 'texts'],
  ['reporters', 'texts'],
  ['strict', 'switch'],
  ['verbose', 'switch'],
  ['bail', 'switch-or-number'],
  ['allowEmpty', 'switch'],
  ['coverage', 'switch-or-text'],
  ['coverageThreshold', 'number'],
  ['mutationThreshold', 'number'],
  ['work', 'number'],
]);

/** As options have it: the values, each a text, '' for a switch that is on; false for what is off. */
export type SettingValue = readonly string[] | false;

/** What a node says of a setting; undefined where it cannot be that. */
export function settingOf(kind: SettingKind, node: Node): SettingValue | undefined {
  const isSwitch = kind === 'switch' || kind === 'switch-or-number' || kind === 'switch-or-text';
  switch (node.kind) {
    case 'boolean':
      return isSwitch ? (node.value ? [''] : false) : undefined;
    case 'number':
      return kind === 'number' || kind === 'switch-or-number' ? [node.written] : undefined;
    case 'string':
      if (kind === 'texts') return [node.value];
      return kind === 'switch-or-text' && node.value !== '' ? [node.value] : undefined;
    case 'array': {
      const values = plainValue(node) as readonly unknown[];
      const isTexts = kind === 'texts' && values.every((one) => typeof one === 'string' && one !== '');
      return isTexts ? (values as readonly string[]) : undefined;
    }
    default:
      return undefined;
  }
}

export function describeKind(kind: SettingKind): string {
  switch (kind) {
    case 'switch':
      return 'true or false';
    case 'number':
      return 'a number';
    case 'texts':
      return 'a list of texts';
    case 'switch-or-number':
      return 'true, false or a number';
    case 'switch-or-text':
      return 'true, false or a text';
  }
}
