import type { Options } from 'yargs';
import type { Environment } from '../../index.js';
import { flag, text } from './option-kinds.js';
import { UsageError } from './usage-error.js';

/** What yargs hands over: a repeated option is a list, whatever it was meant to be. */
export type Arguments = Readonly<Record<string, unknown>>;

export const colorOption = { color: text('Colours: auto, always or never', { default: 'auto' }) } as const;

/** Plugins are programs: they run where the person who types the command says so, never because a file does. */
export const pluginsOption = {
  plugins: flag('Load the plugins that clawmend.config.json5 names; they run as programs', {
    group: 'What is checked:',
  }),
} as const;

/** The options of `doctor`, in the order help shows them. */
export const doctorOptions: Readonly<Record<string, Options>> = {
  fix: flag('Apply safe fixes; print the diff and what changed and why', { group: 'Fixing:' }),
  diff: flag('Print the patch --fix would write and nothing else; write nothing', { group: 'Fixing:' }),
  unsafe: flag('With --fix or --diff: also what may change a model, account, bill or permission', { group: 'Fixing:' }),
  interactive: flag('With --fix: show each fix and ask (yes, no, all of this rule, quit)', {
    alias: 'i',
    group: 'Fixing:',
  }),
  target: text('The OpenClaw release the files must suit: 2026.5.12, installed or latest', {
    group: 'What is checked:',
  }),
  config: text('The config file', { group: 'What is checked:' }),
  'state-dir': text('The state directory (its openclaw.json too, unless --config is given)', {
    group: 'What is checked:',
  }),
  'no-state': flag('Check the config only', { group: 'What is checked:' }),
  'strict-json': flag('Hold the config to strict JSON', { group: 'What is checked:' }),
  'tool-config': text("clawmend's own config; the nearest clawmend.config.json5 or package.json unless given", {
    group: 'What is checked:',
  }),
  ...pluginsOption,
  stdin: flag('Check what comes on standard input; with --fix print the whole document', { group: 'What is checked:' }),
  'stdin-filename': text('The name the document on standard input has', { group: 'What is checked:' }),
  staged: flag('Check what git has staged instead of what lies in the files', { group: 'What is checked:' }),
  only: text('Run only these rules: models/*; repeatable', { group: 'Rules:' }),
  skip: text('Leave these rules out; repeatable', { group: 'Rules:' }),
  severity: text('Count findings of a rule as: RULE=error, warning, info or off; repeatable', { group: 'Rules:' }),
  'fail-on': text('Exit 1 from which severity on: error, warning or info', {
    group: 'Outcome:',
    defaultDescription: 'warning',
  }),
  'max-warnings': text('Let so many warnings pass', { group: 'Outcome:' }),
  baseline: text('Let the findings pass that this file lists', { group: 'Outcome:' }),
  'update-baseline': flag('Write the open findings into the file of --baseline', { group: 'Outcome:' }),
  format: text(
    'pretty, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown or html; FORMAT=FILE writes to a file; repeatable',
    { group: 'Report:' },
  ),
  output: text('Write the report to this file', { group: 'Report:' }),
  statistics: flag('Print a line a rule instead of the findings', { group: 'Report:' }),
  'max-diagnostics': text('Show so many findings and count the rest, in reports for people', { group: 'Report:' }),
  verbose: flag('Fold nothing: show every finding with its place and code', { group: 'Report:' }),
  quiet: flag('No notes; nothing at all when all is well', { group: 'Report:' }),
  'print-config': flag('Print the config in force, flags included, and do nothing else', { group: 'Report:' }),
  'show-secrets': flag('Do not mask secret values', { group: 'Report:' }),
  color: { ...colorOption.color, group: 'Report:' },
};

export const initOptions: Readonly<Record<string, Options>> = {
  yes: flag('Write everything without asking', { alias: 'y' }),
  action: text('OWNER/REPOSITORY@REF of the GitHub action, for a CI workflow'),
};

/** What clients of language servers add to the command line by themselves. */
export const lspOptions: Readonly<Record<string, Options>> = {
  stdio: flag('Standard input and output; there is no other way'),
  clientProcessId: text('The editor: the server ends when that process does', { hidden: true }),
};

export const schemaOptions: Readonly<Record<string, Options>> = {
  target: text('The OpenClaw release: 2026.5.12, installed or latest; the target of a check unless given'),
};

/** Which home a command looks at that takes no paths. */
export const homeOptions: Readonly<Record<string, Options>> = {
  config: { ...doctorOptions.config, group: 'Where to look:' },
  'state-dir': { ...doctorOptions['state-dir'], group: 'Where to look:' },
};

export const mcpOptions: Readonly<Record<string, Options>> = {
  'allow-write': flag('Offer the tools that write: safe fixes, and changes that nothing speaks against'),
  ...homeOptions,
  target: text('The release to suit where a tool is not told one', { group: 'Where to look:' }),
};

/** Whether plugins were asked for, with `--plugins` or in the environment. */
export function pluginsWanted(args: Arguments, env: Environment): 'run' | 'leave' {
  return given(args, 'plugins') || env.CLAWMEND_PLUGINS === '1' ? 'run' : 'leave';
}

/** One value or none. @throws {UsageError} where the option is repeated */
export function single(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined) return undefined;
  const values = [value].flat();
  if (values.length > 1) throw new UsageError(`--${name} is given more than once; give it once.`);
  if (values[0] === '') throw new UsageError(`a value is missing after --${name}.`);
  return String(values[0]);
}

export function repeated(args: Arguments, name: string): readonly string[] {
  return [args[name] ?? []].flat().map(String);
}

/** True where the flag is given, also more than once. */
export function given(args: Arguments, name: string): boolean {
  return [args[name]].flat().includes(true);
}

/** @throws {UsageError} */
export function oneOf<T extends string>(args: Arguments, name: string, choices: readonly T[]): T | undefined {
  const value = single(args, name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`--${name} is ${enumerate(choices)}, not ${JSON.stringify(value)}.`);
}

/** @throws {UsageError} */
export function count(args: Arguments, name: string): number | undefined {
  const value = single(args, name);
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageError(`--${name} is a whole number from 0 on, not ${JSON.stringify(value)}.`);
}

/** `a, b or c` */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
