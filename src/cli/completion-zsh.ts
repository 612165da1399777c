import { type Commands, choicesIn, type Flag, flagsOf, shells, topicsOf } from './completion-words.js';

export function zshCompletion(commands: Commands): string {
  const names = [...commands.keys(), 'help'].join(' ');
  const choices = [...choicesIn(commands)].map(
    ([flag, values]) => `    ${flag}) compadd -- ${values.join(' ')}; return ;;`,
  );
  const options = [...commands].map(
    ([name, { specs, help }]) => `    ${name}) options=(${flagsOf(specs, help).map(described).join(' ')}) ;;`,
  );
  return `#compdef policy-spec
# zsh completion of policy-spec
_policy_spec() {
  local -a options
  local option="\${words[CURRENT-1]}"
  if (( CURRENT == 2 )); then
    compadd -- ${names} --help --version
    return
  fi
  # The value of an option may stand behind an equals sign, and a file behind that of a reporter.
  if [[ "$PREFIX" == --*=* ]]; then
    option="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  if compset -P '*='; then
    _files
    return
  fi
  case "$option" in
${choices.join('\n')}
  esac
  case "$CURRENT \${words[2]}" in
    "3 completion") compadd -- ${shells.join(' ')}; return ;;
    "3 help") compadd -- ${topicsOf(commands).join(' ')}; return ;;
  esac
  case "\${words[2]}" in
${options.join('\n')}
  esac
  if [[ "$PREFIX" == -* ]]; then
    _describe -o option options
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

/** As `_describe` wants it: a colon ends what is typed. */
function described({ text, about }: Flag): string {
  return `'${text}${about === '' ? '' : `:${about.replaceAll("'", "'\\''")}`}'`;
}
