import type { Options, PositionalOptions } from 'yargs';
import type { Chosen } from './command.js';
import { batchOptions, fileOptions, getOptions, patchOptions, setOptions, unsetOptions } from './edit-options.js';
import { mergeOptions } from './merge-options.js';
import { flag, text } from './option-kinds.js';
import {
  colorOption,
  doctorOptions,
  initOptions,
  lspOptions,
  mcpOptions,
  pluginsOption,
  schemaOptions,
} from './options.js';
import { restoreOptions } from './restore-options.js';
import { routesOptions, whyOptions } from './route-options.js';
import { secretOptions } from './secret-options.js';
import { upgradeOptions } from './upgrade-options.js';

/** A command as it is typed, and as help tells of it. */
export interface CommandForm {
  readonly typed: string | readonly string[];
  /** `false` for words of OpenClaw's that help does not tell of. */
  readonly about: string | false;
  /** The words that stand beside the options, in the order in which `typed` names them. */
  readonly words?: Readonly<Record<string, PositionalOptions & { readonly hidden?: boolean }>>;
  readonly options?: Readonly<Record<string, Options>>;
  readonly load: Chosen['load'];
}

const tableFormat = { format: text('pretty, json or markdown') } as const;

/** Every command, in the order of help. */
export const commands: readonly CommandForm[] = [
  {
    typed: ['doctor [paths..]', '$0'],
    about: 'Check an installation, or the given config files (the default command)',
    words: { paths: words('Config files, checked without any state; state directories; patterns') },
    options: doctorOptions,
    load: () => import('../commands/doctor.js'),
  },
  {
    typed: 'routes [paths..]',
    about: 'Where every model slot leads: provider, runtime, auth and who pays, under a release',
    words: { paths: words('A config file, looked at without any state') },
    options: routesOptions,
    load: () => import('../commands/routes.js'),
  },
  {
    typed: 'why <ref..>',
    about: 'How one model ref resolves, step by step, and why it is refused',
    words: { ref: words('A ref, an alias, or what OpenClaw answered') },
    options: whyOptions,
    load: () => import('../commands/why.js'),
  },
  {
    typed: 'rules',
    about: 'List the rules',
    options: { ...tableFormat, ...pluginsOption },
    load: () => import('../commands/rules.js'),
  },
  {
    typed: 'migrations',
    about: 'What an upgrade between two releases changes',
    options: {
      from: text('The release you come from; the first one unless given'),
      to: text('The release you go to; the newest known unless given'),
      used: flag('Only what concerns the files here'),
      key: text('The life of one key instead: gateway.webchat'),
      config: text('With --used: the config file'),
      'state-dir': text('With --used: the state directory'),
      ...tableFormat,
    },
    load: () => import('../commands/migrations.js'),
  },
  {
    typed: 'releases',
    about: 'The releases that are known, and what a config for each is judged by',
    options: tableFormat,
    load: () => import('../commands/releases.js'),
  },
  {
    typed: 'upgrade [paths..]',
    about: 'The plan of an upgrade: will it start, what changes, ordered steps',
    words: { paths: { type: 'string', array: true, hidden: true } },
    options: upgradeOptions,
    load: () => import('../commands/upgrade.js'),
  },
  {
    typed: 'explain <rule>',
    about: 'What a rule looks for, why, and what its fix does',
    words: { rule: word('The id of a rule') },
    options: { ...tableFormat, ...colorOption, ...pluginsOption },
    load: () => import('../commands/explain.js'),
  },
  {
    typed: 'undo [run]',
    about: 'Put back what a --fix wrote, unless the file has changed since',
    words: { run: word('The run to undo; the last one unless given') },
    options: {
      list: flag('List the runs that are kept, newest first'),
      diff: flag('Show what would be put back, and write nothing'),
      'show-secrets': flag('Leave secrets readable in --diff'),
    },
    load: () => import('../commands/undo.js'),
  },
  {
    typed: 'get <path>',
    about: 'Print a value of the config, as it is after includes',
    words: { path: word('gateway.port, tools.allow[0]') },
    options: getOptions,
    load: () => import('../commands/get.js'),
  },
  {
    typed: 'config-file',
    about: false,
    options: fileOptions,
    load: () => import('../commands/config-file.js'),
  },
  {
    typed: 'set [path] [value]',
    about: 'Set a value of the config, check it, and keep every comment',
    words: {
      path: word('gateway.port, agents.defaults.models["openai/gpt-5.5"]'),
      value: word('JSON5, or a text as it is'),
    },
    options: { ...setOptions, ...batchOptions, ...secretOptions },
    load: () => import('../commands/set.js'),
  },
  {
    typed: 'unset <path>',
    about: 'Take a value out of the config, check it, and keep every other comment',
    words: { path: word('gateway.bind, tools.allow[0]') },
    options: unsetOptions,
    load: () => import('../commands/unset.js'),
  },
  {
    typed: 'patch [file]',
    about: 'Make all changes of a patch (JSON merge patch or JSON patch) or none',
    words: { file: word('A file, or - for standard input') },
    options: patchOptions,
    load: () => import('../commands/patch.js'),
  },
  {
    typed: 'restore-comments',
    about: 'Give a config that OpenClaw has rewritten the comments back that it had',
    options: restoreOptions,
    load: () => import('../commands/restore-comments.js'),
  },
  {
    typed: 'lsp',
    about: 'Serve an editor: findings, fixes, hover, completion (language server protocol)',
    options: lspOptions,
    load: () => import('../commands/lsp.js'),
  },
  {
    typed: 'mcp',
    about: 'Serve an agent: check, explain, preview and propose changes (model context protocol)',
    options: mcpOptions,
    load: () => import('../commands/mcp.js'),
  },
  {
    typed: 'merge-reports <reports..>',
    about: 'Make one report of those that --format json has written on many machines',
    words: { reports: words('The files; each is named after its machine') },
    options: mergeOptions,
    load: () => import('../commands/merge-reports.js'),
  },
  {
    typed: 'schema',
    about: 'Print a JSON Schema of the config of a release, for editors without a server',
    options: schemaOptions,
    load: () => import('../commands/schema.js'),
  },
  {
    typed: 'init',
    about: 'Set up a git repository: hook, CI workflow, config of this tool',
    options: initOptions,
    load: () => import('../commands/init.js'),
  },
  {
    typed: 'completion <shell>',
    about: 'Print what bash, zsh or fish need to complete commands, options and rule ids',
    words: { shell: word('bash, zsh or fish') },
    load: () => import('../commands/completion.js'),
  },
];

function word(describe: string): PositionalOptions {
  return { type: 'string', describe };
}

/** As many as are typed. */
function words(describe: string): PositionalOptions {
  return { type: 'string', array: true, describe };
}
