import { closest } from '../../doctor/closest.js';

/** What a command cannot do without. */
const MISSING: Readonly<Record<string, string>> = {
  explain: 'explain needs the id of a rule; "clawmend rules" lists them all.',
  why: 'why needs a model ref or an alias: clawmend why openai/gpt-5.5',
  get: 'get needs a path: clawmend get gateway.port',
  unset: 'unset needs a path: clawmend unset gateway.bind',
  completion: 'completion needs the name of a shell: bash, zsh or fish.',
};

/** What the parser of the command line complains of, in one sentence that says what to do. */
export function usageMessage(message: string, options: readonly string[], command?: string): string {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1];
  if (unknown !== undefined) return unknownOption(unknown.split(', '), options, command);
  const missing = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
  if (missing !== undefined) return `--${missing} needs a value.`;
  if (/^Not enough non-option arguments/.test(message))
    return MISSING[command ?? ''] ?? 'something is missing; see clawmend --help.';
  return `${message.split('\n')[0]?.replace(/\.?$/, '.')} See clawmend --help.`;
}

function unknownOption(names: readonly string[], options: readonly string[], command: string | undefined): string {
  const [name = ''] = names;
  if (command !== undefined && options.includes(name)) {
    return `--${name} is not for ${command}; see clawmend ${command} --help.`;
  }
  const near = name.length === 1 ? undefined : closest(name, options, 1)[0];
  const hint = near === undefined ? 'see clawmend --help.' : `did you mean --${near}?`;
  return `there is no option ${name.length === 1 ? '-' : '--'}${name}; ${hint}`;
}
