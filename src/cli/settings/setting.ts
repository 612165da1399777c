import { type Node, plainValue } from '../../iam/document/node.js';
import { nearest } from '../../iam/nearest.js';
import { reporters } from '../../report/reporters.js';

/** What a setting may be. */
export type SettingKind =
  | 'switch'
  | 'switch-or-count'
  | 'switch-or-text'
  | 'count'
  | 'per-cent'
  | 'texts'
  | 'reporters';

/** By their names in a configuration. */
export const settings: ReadonlyMap<string, SettingKind> = new Map([
  ['files', 'texts'],
  ['reporters', 'reporters'],
  ['strict', 'switch'],
  ['verbose', 'switch'],
  ['bail', 'switch-or-count'],
  ['allowEmpty', 'switch'],
  ['coverage', 'switch-or-text'],
  ['coverageThreshold', 'per-cent'],
  ['mutationThreshold', 'per-cent'],
  ['work', 'count'],
]);

/** As options have it: the values, each a text, '' for a switch that is on; false for what is off. */
export type SettingValue = readonly string[] | false;

/** What a node says of a setting; undefined where it cannot be that. */
export function settingOf(kind: SettingKind, node: Node): SettingValue | undefined {
  switch (node.kind) {
    case 'boolean':
      return isSwitch(kind) ? (node.value ? [''] : false) : undefined;
    case 'number':
      return isNumberOf(kind, node.written) ? [node.written] : undefined;
    case 'string':
      if (node.value === '') return undefined;
      return kind === 'texts' || kind === 'reporters' || kind === 'switch-or-text' ? [node.value] : undefined;
    case 'array': {
      const values = plainValue(node) as readonly unknown[];
      const isList = kind === 'texts' || kind === 'reporters';
      return isList && values.every(isText) ? values : undefined;
    }
    default:
      return undefined;
  }
}

/** The same of a text, as the environment has it: 1 and 0 are switches, too, and a comma is between two of a list. */
export function settingIn(kind: SettingKind, text: string): SettingValue | undefined {
  if (kind === 'texts' || kind === 'reporters') {
    const values = text.split(',').map((one) => one.trim());
    return values.every(isText) ? values : undefined;
  }
  if (isSwitch(kind)) {
    if (/^(?:1|true)$/i.test(text)) return [''];
    if (/^(?:0|false)$/i.test(text)) return false;
  }
  return kind === 'switch-or-text' || isNumberOf(kind, text) ? [text] : undefined;
}

/** What is wrong with the values of a setting although they are of its kind. */
export function faultOf(kind: SettingKind, values: SettingValue): string | undefined {
  if (kind !== 'reporters' || values === false) return undefined;
  const names = Object.keys(reporters);
  for (const value of values) {
    const [name = '', ...file] = value.split('=');
    if (!names.includes(name)) {
      const near = nearest(name, names);
      return `there is no reporter ${name}${near === undefined ? '' : `: did you mean ${near}?`} (${names.join(', ')})`;
    }
    if (file.length > 0 && file.join('=') === '') return `${value} needs a file after the equals sign`;
  }
  return undefined;
}

export function describeKind(kind: SettingKind): string {
  switch (kind) {
    case 'switch':
      return 'true or false';
    case 'switch-or-count':
      return 'true, false or a whole number from 1';
    case 'switch-or-text':
      return 'true, false or a text';
    case 'count':
      return 'a whole number from 1';
    case 'per-cent':
      return 'a number from 0 to 100, a per cent';
    case 'texts':
      return 'a list of texts';
    case 'reporters':
      return 'a list of reporters';
  }
}

function isSwitch(kind: SettingKind): boolean {
  return kind === 'switch' || kind === 'switch-or-count' || kind === 'switch-or-text';
}

function isNumberOf(kind: SettingKind, written: string): boolean {
  if (kind === 'per-cent') return /^\d{1,3}(?:\.\d+)?$/.test(written) && Number(written) <= 100;
  if (kind === 'switch-or-count') return /^[1-9]\d{0,8}$/.test(written);
  return kind === 'count' && /^[1-9]\d{0,14}$/.test(written);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
