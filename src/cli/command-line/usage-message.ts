import type { Options } from 'yargs';
import { closest } from '../../doctor/closest.js';
import { tool } from '../../doctor/tool.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { type CommandForm, commands, nameOf } from './command-forms.js';
import { enumerate } from './options.js';

/** What the parser of the command line complains of, in one sentence that says what to do. */
export function usageMessage(message: string, command: CommandForm): string {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1];
  if (unknown !== undefined) return unknownOption(unknown.split(', '), command);
  const missing = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  if (missing !== undefined) return missingValue(missing, command.options?.[missing]);
  if (/^Not enough non-option arguments/.test(message) && command.needs !== undefined) {
    return `${nameOf(command)} needs ${command.needs}`;
  }
  return `${message.split('\n')[0]?.replace(/\.?$/, '.')} See ${helpOf(command)}.`;
}

/** The option ends the sentence: a word behind `--key` would be taken for a key that is told, and masked. */
function missingValue(name: string, option: Options | undefined): string {
  const about = option?.describe?.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
  return `a value${about === undefined ? '' : ` (${about})`} is missing after --${name}.`;
}

function unknownOption([name = '']: readonly string[], command: CommandForm): string {
  // A key may have been pasted where an option belongs.
  const option = `${name.length === 1 ? '-' : '--'}${maskShapes(name)}`;
  const others = commands.filter(({ options = {}, about }) => about !== false && options[name] !== undefined);
  if (others.length > 0 && !isDefault(command)) {
    return `${option} is not for ${nameOf(command)}; see ${helpOf(command)}.`;
  }
  const near = name.length === 1 ? undefined : closest(name, Object.keys(command.options ?? {}), 1)[0];
  const hint =
    near !== undefined
      ? `did you mean --${near}?`
      : others.length === 0
        ? `see ${helpOf(command)}.`
        : `it belongs to ${enumerate(others.slice(0, 3).map(nameOf))}.`;
  return `${isDefault(command) ? '' : `${nameOf(command)}: `}there is no option ${option}; ${hint}`;
}

function helpOf(command: CommandForm): string {
  return isDefault(command) ? `${tool.name} --help` : `${tool.name} ${nameOf(command)} --help`;
}

function isDefault({ typed }: CommandForm): boolean {
  return typed.includes('$0');
}
