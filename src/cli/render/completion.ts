import { tool } from '../../doctor/tool.js';
import type { Shell } from '../command-line/command-forms.js';
import type { CompletedCommand, CompletedOption } from './completed-commands.js';

/** Both names of the program. */
const PROGRAMS = [tool.name, 'doctor'];

/** The script that a shell reads. */
export function renderCompletion(shell: Shell, commands: readonly CompletedCommand[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CompletedCommand[]): string {
  const branches = commands.map((command) => bashCommand(command)).join('\n');
  const names = commands.map(({ name }) => name).join(' ');
  return `# ${tool.name} completion
_${tool.name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command=doctor word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${commands.map(({ name }) => name).join('|')}) command="$word"; break ;;
    esac
  done
  local options='' words='' files=no
  COMPREPLY=()
  case "$command" in
${branches}
  esac
  case "$command $previous" in
${commands.map(bashValues).filter(Boolean).join('\n')}
  esac
  if [[ $files == yes && $current != -* ]]; then
    if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W '${names}' -- "$current")); fi
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$current"))
    return
  fi
  if [[ $current == -* ]]; then words="$options"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _${tool.name} ${PROGRAMS.join(' ')}
`;
}

function bashCommand({ name, options, words }: CompletedCommand): string {
  const flags = [...options.flatMap(spellings), '--help'].join(' ');
  const own = typeof words === 'string' ? '' : words.join(' ');
  return `    ${name}) options='${flags}' words='${own}' files=${words === 'files' ? 'yes' : 'no'} ;;`;
}

/** What follows an option replaces what could stand there otherwise. */
function bashValues({ name, options }: CompletedCommand): string {
  return options
    .filter(({ value }) => value !== 'none')
    .map(({ name: option, value }) => {
      const isPath = value === 'file' || value === 'directory';
      const words = typeof value === 'string' ? '' : value.join(' ');
      return `    '${name} --${option}') options='' words='${words}' files=${isPath ? 'yes' : 'no'} ;;`;
    })
    .join('\n');
}

function zsh(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  return `#compdef ${PROGRAMS.join(' ')}
_${tool.name}() {
  local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" command=doctor word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in
      (${names.join('|')}) command="$word"; break ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(zshValues).join('\n')}
  esac
  if (( CURRENT == 2 )) && [[ $current != -* ]]; then compadd -- ${names.join(' ')}; fi
  case "$command" in
${commands.map(zshCommand).join('\n')}
  esac
}
compdef _${tool.name} ${PROGRAMS.join(' ')}
`;
}

function zshCommand({ name, options, words }: CompletedCommand): string {
  const flags = [...options.flatMap(spellings), '--help'].join(' ');
  const own = words === 'files' ? '_files' : words === 'none' ? ':' : `compadd -- ${words.join(' ')}`;
  return `    (${name}) if [[ $current == -* ]]; then compadd -- ${flags}; else ${own}; fi ;;`;
}

function zshValues({ name, options }: CompletedCommand): readonly string[] {
  return options.flatMap(({ name: option, value }) => {
    if (value === 'none') return [];
    const offer = { file: '_files; ', directory: '_files -/; ', text: '' };
    const offered = typeof value === 'string' ? offer[value] : `compadd -- ${value.join(' ')}; `;
    return [`    ('${name} --${option}') ${offered}return ;;`];
  });
}

function spellings({ name, short }: CompletedOption): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

function fish(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = [`# ${tool.name} completion`];
  for (const program of PROGRAMS) {
    const start = `complete -c ${program}`;
    for (const { name, about, options, words } of commands) {
      const isDefault = name === 'doctor';
      const used = isDefault
        ? `"not __fish_seen_subcommand_from ${names.replace('doctor ', '')}"`
        : `"__fish_seen_subcommand_from ${name}"`;
      lines.push(`${start} -n "__fish_use_subcommand" -a ${name} -d ${quoted(about)}`);
      if (words !== 'files') lines.push(`${start} -n ${used} -f`);
      if (typeof words !== 'string') lines.push(`${start} -n ${used} -a ${quoted(words.join(' '))}`);
      for (const option of options) lines.push(`${start} -n ${used} ${fishOption(option)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function fishOption({ name, short, about, value }: CompletedOption): string {
  const names = `-l ${name}${short === undefined ? '' : ` -s ${short}`}`;
  const takes = value === 'none' ? '' : value === 'file' || value === 'directory' ? ' -r -F' : ' -x';
  const words = typeof value === 'string' ? '' : ` -a ${quoted(value.join(' '))}`;
  return `${names}${takes}${words} -d ${quoted(about)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
