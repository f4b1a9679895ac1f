import type { Options } from 'yargs';
import { rules } from '../../index.js';
import { formatNames } from '../../report/index.js';
import { batchOptions, getOptions, patchOptions, setOptions, unsetOptions } from '../command-line/edit-options.js';
import { mergeOptions } from '../command-line/merge-options.js';
import { doctorOptions, initOptions, mcpOptions, pluginsOption, schemaOptions } from '../command-line/options.js';
import { restoreOptions } from '../command-line/restore-options.js';
import { routesOptions, whyOptions } from '../command-line/route-options.js';
import { secretOptions } from '../command-line/secret-options.js';
import { upgradeOptions } from '../command-line/upgrade-options.js';

export interface CompletedOption {
  readonly name: string;
  readonly short?: string;
  readonly about: string;
  /** What may follow; nothing for a switch. */
  readonly value: 'none' | 'file' | 'directory' | 'text' | readonly string[];
}

export interface CompletedCommand {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  /** What may stand beside the options. */
  readonly words: 'none' | 'files' | readonly string[];
}

const TABLE_FORMATS = ['pretty', 'json', 'markdown'];
const SEVERITIES = ['error', 'warning', 'info'];
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const FILES = new Set(['batch-file', 'file', 'config', 'output', 'baseline', 'tool-config', 'stdin-filename']);

/** All that can be typed, with rule ids as they are now. */
export function completedCommands(): readonly CompletedCommand[] {
  const ids = rules.map(({ id }) => id).sort();
  const values: Readonly<Record<string, readonly string[]>> = {
    only: ids,
    skip: ids,
    format: formatNames,
    'fail-on': SEVERITIES,
    color: ['auto', 'always', 'never'],
    target: ['installed', 'latest'],
  };
  const options = (
    given: Readonly<Record<string, Options>>,
    format = values.format ?? [],
  ): readonly CompletedOption[] =>
    Object.entries(given).map(([name, option]) => ({
      name,
      ...(typeof option.alias === 'string' && { short: option.alias }),
      about: option.describe ?? '',
      value: valueAfter(name, option, name === 'format' ? format : values[name]),
    }));
  const table = options({ format: { type: 'string', describe: TABLE_FORMATS.join(', ') } }, TABLE_FORMATS);
  const color = options({ color: doctorOptions.color ?? {} });
  const releases = options({
    from: { type: 'string', describe: 'The release you come from' },
    to: { type: 'string', describe: 'The release you go to' },
  });
  const plugins = options(pluginsOption);
  const pair = ['pretty', 'json'];
  return [
    { name: 'doctor', about: 'Check an installation or config files', options: options(doctorOptions), words: 'files' },
    { name: 'routes', about: 'Where every model slot leads', options: options(routesOptions, pair), words: 'files' },
    { name: 'why', about: 'How one model ref resolves', options: options(whyOptions, pair), words: 'none' },
    { name: 'rules', about: 'List the rules', options: [...table, ...plugins], words: 'none' },
    { name: 'migrations', about: 'What an upgrade changes', options: [...releases, ...table], words: 'none' },
    { name: 'releases', about: 'The releases that are known', options: table, words: 'none' },
    {
      name: 'upgrade',
      about: 'The plan of an upgrade',
      options: options(upgradeOptions, TABLE_FORMATS),
      words: 'none',
    },
    { name: 'explain', about: 'What a rule finds, and why', options: [...table, ...color, ...plugins], words: ids },
    { name: 'undo', about: 'Put back what a --fix wrote', options: [], words: 'none' },
    { name: 'get', about: 'Print a value of the config', options: options(getOptions, pair), words: 'none' },
    {
      name: 'set',
      about: 'Set a value of the config, checked and with its comments',
      options: options({ ...setOptions, ...batchOptions, ...secretOptions }, pair),
      words: 'none',
    },
    { name: 'unset', about: 'Take a value out of the config', options: options(unsetOptions, pair), words: 'none' },
    { name: 'patch', about: 'Make the changes of a patch', options: options(patchOptions, pair), words: 'files' },
    {
      name: 'restore-comments',
      about: 'Give a rewritten config its comments back',
      options: options(restoreOptions, pair),
      words: 'none',
    },
    { name: 'lsp', about: 'Serve an editor', options: [], words: 'none' },
    { name: 'mcp', about: 'Serve an agent', options: options(mcpOptions), words: 'none' },
    {
      name: 'merge-reports',
      about: 'One report of those of many machines',
      options: options(mergeOptions),
      words: 'files',
    },
    { name: 'schema', about: 'A JSON Schema of the config', options: options(schemaOptions), words: 'none' },
    { name: 'init', about: 'Set up a git repository', options: options(initOptions), words: 'none' },
    { name: 'completion', about: 'Print completions for a shell', options: [], words: SHELLS },
  ];
}

function valueAfter(name: string, { type }: Options, words: readonly string[] | undefined): CompletedOption['value'] {
  if (type === 'boolean') return 'none';
  if (words !== undefined) return words;
  if (name === 'state-dir') return 'directory';
  return FILES.has(name) ? 'file' : 'text';
}
