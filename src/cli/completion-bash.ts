import { type Commands, choicesIn, flagsOf, shells, topicsOf } from './completion-words.js';

export function bashCompletion(commands: Commands): string {
  const names = [...commands.keys(), 'help'].join(' ');
  const choices = [...choicesIn(commands)].map(
    ([flag, values]) => `    ${flag}) _policy_spec_words "${values.join(' ')}"; return ;;`,
  );
  const options = [...commands].map(([name, { specs, help }]) => {
    const flags = flagsOf(specs, help).map(({ text }) => text);
    return `    ${name}) options="${flags.join(' ')}" ;;`;
  });
  return `# bash completion of policy-spec
_policy_spec_words() {
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$1" -- "$current"))
}
_policy_spec() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" options=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    _policy_spec_words "${names} --help --version"
    return
  fi
  # An equals sign is a word of its own: after --reporter= comes a value, after junit= a file.
  if [ "$current" = "=" ]; then
    current=""
  elif [ "$previous" = "=" ]; then
    previous="\${COMP_WORDS[COMP_CWORD-2]}"
    case "$previous" in -*) ;; *) previous="=" ;; esac
  fi
  case "$previous" in
${choices.join('\n')}
  esac
  case "$COMP_CWORD \${COMP_WORDS[1]}" in
    "2 completion") _policy_spec_words "${shells.join(' ')}"; return ;;
    "2 help") _policy_spec_words "${topicsOf(commands).join(' ')}"; return ;;
  esac
  case "\${COMP_WORDS[1]}" in
${options.join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    _policy_spec_words "$options"
  else
    local IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _policy_spec policy-spec
`;
}
