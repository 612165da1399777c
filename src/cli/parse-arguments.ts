import { nearest } from '../iam/nearest.js';

/** An option of a command. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What its value is called; none for a switch. */
  readonly value?: string;
  /** The value may be left out: then it is only taken after `=`. */
  readonly optional?: boolean;
  readonly repeatable?: boolean;
  /** What it is called in a configuration; `--no-NAME` takes back what a configuration or the environment says. */
  readonly setting?: string;
  /** What it may be, for those who complete it by a key. */
  readonly values?: readonly string[];
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The values of each option given, in order; '' for a switch. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** The options that were taken back, as by `--no-strict`. */
  readonly off: ReadonlySet<string>;
}

export type ArgumentsResult = Arguments | { readonly usage: string };

/** Takes arguments apart by a table of options. What the table does not know is refused with the nearest name. */
export function parseArguments(argv: readonly string[], specs: readonly OptionSpec[]): ArgumentsResult {
  const positionals: string[] = [];
  const options = new Map<string, string[]>();
  const off = new Set<string>();
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] as string;
    if (argument === '--') {
      for (const rest of argv.slice(at + 1)) positionals.push(rest);
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      positionals.push(argument);
      continue;
    }
    const negated = takenBack(specs).find(({ name }) => argument === `--no-${name}`);
    if (negated !== undefined) {
      off.add(negated.name);
      continue;
    }
    const { spec, shown, attached } = splitOption(argument, specs);
    if (spec === undefined) return { usage: unknownOption(shown, specs) };
    if (spec.value === undefined && attached !== undefined) return { usage: `${shown} takes no value` };
    const takesNext = spec.value !== undefined && spec.optional !== true && attached === undefined;
    const value = takesNext ? argv[++at] : (attached ?? '');
    if (value === undefined || (takesNext && specs.some(({ name }) => value === `--${name}`))) {
      return { usage: `${shown} needs a value: ${spec.value}` };
    }
    const values = options.get(spec.name) ?? [];
    if (values.length > 0 && spec.repeatable !== true) return { usage: `${shown} is given twice` };
    options.set(spec.name, [...values, value]);
  }
  const both = [...off].find((name) => options.has(name));
  if (both !== undefined) return { usage: `--${both} and --no-${both} are both given` };
  return { positionals, options, off };
}

/** The options of a command that may be taken back by `--no-NAME`: what a configuration says, where it reads one. */
export function takenBack(specs: readonly OptionSpec[]): readonly OptionSpec[] {
  if (!specs.some(({ name }) => name === 'config')) return [];
  return specs.filter(({ setting }) => setting !== undefined);
}

interface Split {
  readonly spec: OptionSpec | undefined;
  /** As it was written, without its value. */
  readonly shown: string;
  /** What stands after `=`, or right after a short option. */
  readonly attached: string | undefined;
}

function splitOption(argument: string, specs: readonly OptionSpec[]): Split {
  if (!argument.startsWith('--')) {
    const shown = argument.slice(0, 2);
    const rest = argument.slice(2);
    const spec = specs.find(({ short }) => short !== undefined && shown === `-${short}`);
    if (spec === undefined) return { spec, shown: argument, attached: undefined };
    return { spec, shown, attached: rest === '' ? undefined : rest.replace(/^=/, '') };
  }
  const equals = argument.indexOf('=');
  const shown = equals === -1 ? argument : argument.slice(0, equals);
  const spec = specs.find(({ name }) => shown === `--${name}`);
  return { spec, shown, attached: equals === -1 ? undefined : argument.slice(equals + 1) };
}

function unknownOption(shown: string, specs: readonly OptionSpec[]): string {
  const near = nearest(shown.replace(/^-+/, ''), [
    ...specs.map(({ name }) => name),
    ...takenBack(specs).map(({ name }) => `no-${name}`),
  ]);
  return `there is no option ${shown}${near === undefined ? '' : `: did you mean --${near}?`}`;
}
