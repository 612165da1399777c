import { nearest } from '../iam/nearest.js';
import type { Arguments, OptionSpec } from './parse-arguments.js';

export const completionSpecs: readonly OptionSpec[] = [{ name: 'help', short: 'h' }];

const shells = ['bash', 'zsh', 'fish'] as const;

export interface CompletionCommand {
  readonly shell: (typeof shells)[number];
}

export function readCompletionCommand({
  positionals,
}: Arguments): CompletionCommand | { readonly usage: string } {
  const [named = '', ...others] = positionals;
  const shell = shells.find((name) => name === named);
  if (shell !== undefined && others.length === 0) return { shell };
  const near = nearest(named, shells);
  if (named === '' || others.length > 0) return { usage: `completion needs one shell: ${shells.join(', ')}` };
  return {
    usage: `there is no completion for ${named}${near === undefined ? '' : `: did you mean ${near}?`} (${shells.join(', ')})`,
  };
}

/** The commands with their options, by which all else is known. */
export type Commands = ReadonlyMap<string, readonly OptionSpec[]>;

/** A script by which a shell completes commands, options and their values; anything else is a file. */
export function completionScript(shell: CompletionCommand['shell'], commands: Commands): string {
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return zsh(commands);
    case 'fish':
      return fish(commands);
  }
}

function flagsOf(specs: readonly OptionSpec[]): readonly string[] {
  return specs.flatMap(({ name, short, setting }) => [
    ...(short === undefined ? [] : [`-${short}`]),
    `--${name}`,
    ...(setting === undefined ? [] : [`--no-${name}`]),
  ]);
}

/** The options with values that are known. */
function choicesIn(commands: Commands): ReadonlyMap<string, readonly string[]> {
  const all = [...commands.values()].flat();
  return new Map(
    all.flatMap(({ name, values }) => (values === undefined ? [] : [[`--${name}`, values] as const])),
  );
}

function bash(commands: Commands): string {
  const names = [...commands.keys(), 'help'].join(' ');
  const choices = [...choicesIn(commands)].map(
    ([flag, values]) =>
      `    ${flag}) COMPREPLY=($(compgen -W "${values.join(' ')}" -- "$current")); return ;;`,
  );
  const options = [...commands].map(
    ([name, specs]) => `    ${name}) options="${flagsOf(specs).join(' ')}" ;;`,
  );
  return `# bash completion of policy-spec
_policy_spec() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" options=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names} --help --version" -- "$current"))
    return
  fi
  case "$previous" in
${choices.join('\n')}
    completion) COMPREPLY=($(compgen -W "${shells.join(' ')}" -- "$current")); return ;;
    help) COMPREPLY=($(compgen -W "${names}" -- "$current")); return ;;
  esac
  case "\${COMP_WORDS[1]}" in
${options.join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _policy_spec policy-spec
`;
}

function zsh(commands: Commands): string {
  const names = [...commands.keys(), 'help'].join(' ');
  const choices = [...choicesIn(commands)].map(
    ([flag, values]) => `    ${flag}) compadd -- ${values.join(' ')}; return ;;`,
  );
  const options = [...commands].map(
    ([name, specs]) => `    ${name}) options=(${flagsOf(specs).join(' ')}) ;;`,
  );
  return `#compdef policy-spec
# zsh completion of policy-spec
_policy_spec() {
  local -a options
  if (( CURRENT == 2 )); then
    compadd -- ${names} --help --version
    return
  fi
  case "\${words[CURRENT-1]}" in
${choices.join('\n')}
    completion) compadd -- ${shells.join(' ')}; return ;;
    help) compadd -- ${names}; return ;;
  esac
  case "\${words[2]}" in
${options.join('\n')}
  esac
  if [[ "\${words[CURRENT]}" == -* ]]; then
    compadd -- $options
  else
    _files
  fi
}
if [ "$funcstack[1]" = "_policy_spec" ]; then
  _policy_spec "$@"
else
  compdef _policy_spec policy-spec
fi
`;
}

function fish(commands: Commands): string {
  const names = [...commands.keys(), 'help'].join(' ');
  const lines = [...commands].flatMap(([command, specs]) =>
    specs.flatMap(({ name, short, value, values, setting }) => {
      const when = `complete -c policy-spec -n '__fish_seen_subcommand_from ${command}'`;
      const choices = values === undefined ? '' : ` -xa '${values.join(' ')}'`;
      const takes = value === undefined || values !== undefined ? '' : ' -r';
      return [
        `${when}${short === undefined ? '' : ` -s ${short}`} -l ${name}${takes}${choices}`,
        ...(setting === undefined ? [] : [`${when} -l no-${name}`]),
      ];
    }),
  );
  return `# fish completion of policy-spec
complete -c policy-spec -n __fish_use_subcommand -xa '${names}'
complete -c policy-spec -n __fish_use_subcommand -l help
complete -c policy-spec -n __fish_use_subcommand -l version
complete -c policy-spec -n '__fish_seen_subcommand_from completion' -xa '${shells.join(' ')}'
complete -c policy-spec -n '__fish_seen_subcommand_from help' -xa '${names}'
${lines.join('\n')}
`;
}
