import type { Options, PositionalOptions } from 'yargs';
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

/** What a shell offers for a word: files, ids of rules, or these. */
export type Offer = 'files' | 'rules' | readonly string[];

type Word = PositionalOptions & { readonly hidden?: boolean; readonly offer?: Offer };

/** A command as it is typed, and as help, completion and complaints tell of it. */
export interface CommandForm {
  readonly typed: string | readonly string[];
  /** `false` for words of OpenClaw's that help does not tell of. */
  readonly about: string | false;
  /** The words that stand beside the options, in the order in which `typed` names them. */
  readonly words?: Readonly<Record<string, Word>>;
  readonly options?: Readonly<Record<string, Options>>;
  /** What it cannot do without, for who has left it out. */
  readonly needs?: string;
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const tableFormat = { format: text('pretty, json or markdown') } as const;

/** Every command, in the order of help. What runs it is in `commands.ts`. */
export const forms = {
  doctor: {
    typed: ['doctor [paths..]', '$0'],
    about: 'Check an installation, or the given config files (the default command)',
    words: { paths: words('Config files, checked without any state; state directories; patterns', 'files') },
    options: doctorOptions,
  },
  routes: {
    typed: 'routes [paths..]',
    about: 'Where every model slot leads: provider, runtime, auth and who pays, under a release',
    words: { paths: words('A config file, looked at without any state', 'files') },
    options: routesOptions,
  },
  why: {
    typed: 'why <ref..>',
    about: 'How one model ref resolves, step by step, and why it is refused',
    words: { ref: words('A ref, an alias, or what OpenClaw answered') },
    options: whyOptions,
    needs: 'a model ref or an alias: clawmend why openai/gpt-5.5',
  },
  rules: {
    typed: 'rules',
    about: 'List the rules',
    options: { ...tableFormat, ...pluginsOption },
  },
  migrations: {
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
  },
  releases: {
    typed: 'releases',
    about: 'The releases that are known, and what a config for each is judged by',
    options: tableFormat,
  },
  upgrade: {
    typed: 'upgrade [home]',
    about: 'The plan of an upgrade: will it start, what changes, ordered steps',
    words: { home: word('The state directory, or a config file; yours unless given', 'files') },
    options: upgradeOptions,
  },
  explain: {
    typed: 'explain <rule>',
    about: 'What a rule looks for, why, and what its fix does',
    words: { rule: word('The id of a rule', 'rules') },
    options: { ...tableFormat, ...colorOption, ...pluginsOption },
    needs: 'the id of a rule; "clawmend rules" lists them all.',
  },
  undo: {
    typed: 'undo [run]',
    about: 'Put back what a --fix wrote, unless the file has changed since',
    words: { run: word('The run to undo; the last one unless given') },
    options: {
      list: flag('List the runs that are kept, newest first'),
      diff: flag('Show what would be put back, and write nothing'),
      'show-secrets': flag('Leave secrets readable in --diff'),
    },
  },
  get: {
    typed: 'get <path>',
    about: 'Print a value of the config, as it is after includes',
    words: { path: word('gateway.port, tools.allow[0]') },
    options: getOptions,
    needs: 'a path: clawmend get gateway.port',
  },
  'config-file': {
    typed: 'config-file',
    about: false,
    options: fileOptions,
  },
  set: {
    typed: 'set [path] [value]',
    about: 'Set a value of the config, check it, and keep every comment',
    words: {
      path: word('gateway.port, agents.defaults.models["openai/gpt-5.5"]'),
      value: word('JSON5, or a text as it is'),
    },
    options: { ...setOptions, ...batchOptions, ...secretOptions },
  },
  unset: {
    typed: 'unset <path>',
    about: 'Take a value out of the config, check it, and keep every other comment',
    words: { path: word('gateway.bind, tools.allow[0]') },
    options: unsetOptions,
    needs: 'a path: clawmend unset gateway.bind',
  },
  patch: {
    typed: 'patch [file]',
    about: 'Make all changes of a patch (JSON merge patch or JSON patch) or none',
    words: { file: word('A file, or - for standard input', 'files') },
    options: patchOptions,
  },
  'restore-comments': {
    typed: 'restore-comments',
    about: 'Give a config that OpenClaw has rewritten the comments back that it had',
    options: restoreOptions,
  },
  lsp: {
    typed: 'lsp',
    about: 'Serve an editor: findings, fixes, hover, completion (language server protocol)',
    options: lspOptions,
  },
  mcp: {
    typed: 'mcp',
    about: 'Serve an agent: check, explain, preview and propose changes (model context protocol)',
    options: mcpOptions,
  },
  'merge-reports': {
    typed: 'merge-reports <reports..>',
    about: 'Make one report of those that --format json has written on many machines',
    words: { reports: words('The files; each is named after its machine', 'files') },
    options: mergeOptions,
    needs: 'the reports: clawmend merge-reports reports/*.json',
  },
  schema: {
    typed: 'schema',
    about: 'Print a JSON Schema of the config of a release, for editors without a server',
    options: schemaOptions,
  },
  init: {
    typed: 'init',
    about: 'Set up a git repository: hook, CI workflow, config of this tool',
    options: initOptions,
  },
  completion: {
    typed: 'completion <shell>',
    about: 'Print what bash, zsh or fish need to complete commands, options and rule ids',
    words: { shell: word('bash, zsh or fish', SHELLS) },
    needs: 'the name of a shell: bash, zsh or fish.',
  },
} satisfies Readonly<Record<string, CommandForm>>;

export type CommandName = keyof typeof forms;

export const commands: readonly CommandForm[] = Object.values(forms);

/** What a command is called by: `doctor` for `['doctor [paths..]', '$0']`. */
export function nameOf({ typed }: CommandForm): CommandName {
  return [typed].flat()[0]?.split(' ')[0] as CommandName;
}

function word(describe: string, offer?: Offer): Word {
  return { type: 'string', describe, ...(offer !== undefined && { offer }) };
}

/** As many as are typed. */
function words(describe: string, offer?: Offer): Word {
  return { ...word(describe, offer), array: true };
}
