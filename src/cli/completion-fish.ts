import { type Commands, type Flag, flagsOf, shells, topicsOf } from './completion-words.js';

export function fishCompletion(commands: Commands): string {
  const names = [...commands.keys(), 'help'].join(' ');
  const lines = [...commands].flatMap(([command, { specs, help }]) => {
    const when = `complete -c policy-spec -n '__fish_seen_subcommand_from ${command}'`;
    return flagsOf(specs, help).map((flag) => `${when} ${described(flag)}`);
  });
  return `# fish completion of policy-spec
complete -c policy-spec -n __fish_use_subcommand -xa '${names}'
complete -c policy-spec -n __fish_use_subcommand -l help
complete -c policy-spec -n __fish_use_subcommand -l version
complete -c policy-spec -n '__fish_seen_subcommand_from completion' -xa '${shells.join(' ')}'
complete -c policy-spec -n '__fish_seen_subcommand_from help' -xa '${topicsOf(commands).join(' ')}'
${lines.join('\n')}
`;
}

function described({ spec, text, about }: Flag): string {
  const isLong = text.startsWith('--');
  const name = text.replace(/^-+/, '');
  const isBack = isLong && name !== spec.name;
  const needs = isBack || spec.value === undefined || spec.optional === true ? '' : ' -r';
  const values = isBack || spec.values === undefined ? '' : ` -xa '${spec.values.join(' ')}'`;
  const quoted = about.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `${isLong ? '-l' : '-s'} ${name}${values === '' ? needs : values}${about === '' ? '' : ` -d '${quoted}'`}`;
}
