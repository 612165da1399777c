import { type OptionSpec, takenBack } from './parse-arguments.js';

export const shells = ['bash', 'zsh', 'fish'] as const;

/** The commands, with their options and help, by which all else is known. */
export type Commands = ReadonlyMap<string, { readonly specs: readonly OptionSpec[]; readonly help: string }>;

/** An option as it is typed, and what it does. */
export interface Flag {
  readonly spec: OptionSpec;
  /** `-t`, `--filter`, `--no-strict` */
  readonly text: string;
  readonly about: string;
}

/** Every way to write an option of a command. */
export function flagsOf(specs: readonly OptionSpec[], help: string): readonly Flag[] {
  const abouts = describeOptions(help);
  const negatable = takenBack(specs);
  return specs.flatMap((spec) => {
    const { name, short } = spec;
    const about = abouts.get(name) ?? '';
    const back = name === 'config' ? 'no configuration' : 'not what the configuration says';
    return [
      ...(short === undefined ? [] : [{ spec, text: `-${short}`, about }]),
      { spec, text: `--${name}`, about },
      ...(negatable.includes(spec) ? [{ spec, text: `--no-${name}`, about: back }] : []),
    ];
  });
}

/** What the help of a command says first about each option. */
function describeOptions(help: string): ReadonlyMap<string, string> {
  const [, section = ''] = /\nOptions\n([\s\S]*?)(?:\n\n|$)/.exec(help) ?? [];
  const abouts = new Map<string, string>();
  for (const entry of section.split(/\n(?= {2}-)/)) {
    const [, name, text] = /^ {2}(?:-\w, )?--([a-z-]+).*? {2,}([\s\S]*)$/.exec(entry) ?? [];
    if (name === undefined || text === undefined) continue;
    const [about = ''] = text.replaceAll(/\s+/g, ' ').split(/[;:,.](?: |$)| \(/);
    abouts.set(name, about.trim());
  }
  return abouts;
}

/** The options with values that are known. */
export function choicesIn(commands: Commands): ReadonlyMap<string, readonly string[]> {
  const all = [...commands.values()].flatMap(({ specs }) => specs);
  return new Map(
    all.flatMap(({ name, values }) => (values === undefined ? [] : [[`--${name}`, values] as const])),
  );
}

/** What `help` takes. */
export function topicsOf(commands: Commands): readonly string[] {
  return [...commands.keys(), 'help', 'config'];
}
