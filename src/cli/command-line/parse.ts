import yargs, { type Argv } from 'yargs';
import { tool } from '../../doctor/tool.js';
import type { Terminal } from '../terminal.js';
import type { Chosen } from './command.js';
import { batchOptions, getOptions, patchOptions, setOptions, unsetOptions } from './edit-options.js';
import { EPILOG, helpPage } from './help.js';
import { mergeOptions } from './merge-options.js';
import { plainWords } from './openclaw-words.js';
import {
  type Arguments,
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
import { upgradeOptions } from './upgrade-options.js';
import { UsageError } from './usage-error.js';
import { usageMessage } from './usage-message.js';

/** @returns nothing where help or the version was all that was asked for */
export async function parse(typed: readonly string[], terminal: Terminal): Promise<Chosen | undefined> {
  const argv = plainWords(typed);
  let chosen: Chosen | undefined;
  const choose = (load: Chosen['load']) => (args: Arguments) => {
    chosen = { args, load };
  };
  let shown = '';
  await describe(yargs([]), choose, terminal.width, argv).parseAsync([...argv], {}, (_error, _args, output) => {
    shown = output;
  });
  if (shown === '') return chosen;
  await terminal.print(`${helpPage(shown, argv, terminal.width)}\n`);
  return undefined;
}

function describe(
  program: Argv,
  choose: (load: Chosen['load']) => (args: Arguments) => void,
  width: number,
  argv: readonly string[],
): Argv {
  return program
    .scriptName(tool.name)
    .command(
      ['doctor [paths..]', '$0'],
      'Check an installation, or the given config files (the default command)',
      (command) =>
        command
          .positional('paths', {
            type: 'string',
            array: true,
            describe: 'Config files, checked without any state; state directories; patterns',
          })
          .options(doctorOptions),
      choose(() => import('../commands/doctor.js')),
    )
    .command(
      'routes [paths..]',
      'Where every model slot leads: provider, runtime, auth and who pays, under a release',
      (command) =>
        command
          .positional('paths', { type: 'string', array: true, describe: 'A config file, looked at without any state' })
          .options(routesOptions),
      choose(() => import('../commands/routes.js')),
    )
    .command(
      'why <ref..>',
      'How one model ref resolves, step by step, and why it is refused',
      (command) =>
        command
          .positional('ref', { type: 'string', array: true, describe: 'A ref, an alias, or what OpenClaw answered' })
          .options(whyOptions),
      choose(() => import('../commands/why.js')),
    )
    .command(
      'rules',
      'List the rules',
      (command) =>
        command.options({
          format: { type: 'string', requiresArg: true, describe: 'pretty, json or markdown' },
          ...pluginsOption,
        }),
      choose(() => import('../commands/rules.js')),
    )
    .command(
      'migrations',
      'What an upgrade between two releases changes',
      (command) =>
        command.options({
          from: {
            type: 'string',
            requiresArg: true,
            describe: 'The release you come from; the first one unless given',
          },
          to: { type: 'string', requiresArg: true, describe: 'The release you go to; the newest known unless given' },
          used: { type: 'boolean', describe: 'Only what concerns the files here' },
          key: { type: 'string', requiresArg: true, describe: 'The life of one key instead: gateway.webchat' },
          config: { type: 'string', requiresArg: true, describe: 'With --used: the config file' },
          'state-dir': { type: 'string', requiresArg: true, describe: 'With --used: the state directory' },
          format: { type: 'string', requiresArg: true, describe: 'pretty, json or markdown' },
        }),
      choose(() => import('../commands/migrations.js')),
    )
    .command(
      'releases',
      'The releases that are known, and what a config for each is judged by',
      (command) =>
        command.options({ format: { type: 'string', requiresArg: true, describe: 'pretty, json or markdown' } }),
      choose(() => import('../commands/releases.js')),
    )
    .command(
      'upgrade [paths..]',
      'The plan of an upgrade: will it start, what changes, ordered steps',
      (command) => command.positional('paths', { type: 'string', array: true, hidden: true }).options(upgradeOptions),
      choose(() => import('../commands/upgrade.js')),
    )
    .command(
      'explain <rule>',
      'What a rule looks for, why, and what its fix does',
      (command) =>
        command.positional('rule', { type: 'string', describe: 'The id of a rule' }).options({
          format: { type: 'string', requiresArg: true, describe: 'pretty, json or markdown' },
          ...colorOption,
          ...pluginsOption,
        }),
      choose(() => import('../commands/explain.js')),
    )
    .command(
      'undo [run]',
      'Put back what a --fix wrote, unless the file has changed since',
      (command) =>
        command.positional('run', { type: 'string', describe: 'The run to undo; the last one unless given' }).options({
          list: { type: 'boolean', describe: 'List the runs that are kept, newest first' },
          diff: { type: 'boolean', describe: 'Show what would be put back, and write nothing' },
          'show-secrets': { type: 'boolean', describe: 'Leave secrets readable in --diff' },
        }),
      choose(() => import('../commands/undo.js')),
    )
    .command(
      'get <path>',
      'Print a value of the config, as it is after includes',
      (command) =>
        command.positional('path', { type: 'string', describe: 'gateway.port, tools.allow[0]' }).options(getOptions),
      choose(() => import('../commands/get.js')),
    )
    .command(
      'set [path] [value]',
      'Set a value of the config, check it, and keep every comment',
      (command) =>
        command
          .positional('path', { type: 'string', describe: 'gateway.port, agents.defaults.models["openai/gpt-5.5"]' })
          .positional('value', { type: 'string', describe: 'JSON5, or a text as it is' })
          .options({ ...setOptions, ...batchOptions }),
      choose(() => import('../commands/set.js')),
    )
    .command(
      'unset <path>',
      'Take a value out of the config, check it, and keep every other comment',
      (command) =>
        command.positional('path', { type: 'string', describe: 'gateway.bind, tools.allow[0]' }).options(unsetOptions),
      choose(() => import('../commands/unset.js')),
    )
    .command(
      'patch [file]',
      'Make all changes of a patch (JSON merge patch or JSON patch) or none',
      (command) =>
        command
          .positional('file', { type: 'string', describe: 'A file, or - for standard input' })
          .options(patchOptions),
      choose(() => import('../commands/patch.js')),
    )
    .command(
      'restore-comments',
      'Give a config that OpenClaw has rewritten the comments back that it had',
      (command) => command.options(restoreOptions),
      choose(() => import('../commands/restore-comments.js')),
    )
    .command(
      'lsp',
      'Serve an editor: findings, fixes, hover, completion (language server protocol)',
      (command) => command.options(lspOptions),
      choose(() => import('../commands/lsp.js')),
    )
    .command(
      'mcp',
      'Serve an agent: check, explain, preview and propose changes (model context protocol)',
      (command) => command.options(mcpOptions),
      choose(() => import('../commands/mcp.js')),
    )
    .command(
      'merge-reports <reports..>',
      'Make one report of those that --format json has written on many machines',
      (command) =>
        command
          .positional('reports', {
            type: 'string',
            array: true,
            describe: 'The files; each is named after its machine',
          })
          .options(mergeOptions),
      choose(() => import('../commands/merge-reports.js')),
    )
    .command(
      'schema',
      'Print a JSON Schema of the config of a release, for editors without a server',
      (command) => command.options(schemaOptions),
      choose(() => import('../commands/schema.js')),
    )
    .command(
      'init',
      'Set up a git repository: hook, CI workflow, config of this tool',
      (command) => command.options(initOptions),
      choose(() => import('../commands/init.js')),
    )
    .command(
      'completion <shell>',
      'Print what bash, zsh or fish need to complete commands, options and rule ids',
      (command) => command.positional('shell', { type: 'string', describe: 'bash, zsh or fish' }),
      choose(() => import('../commands/completion.js')),
    )
    .epilog(EPILOG)
    .version(tool.version)
    .alias({ help: 'h', version: 'V' })
    .locale('en')
    .parserConfiguration({
      'boolean-negation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'strip-aliased': true,
    })
    .strictOptions()
    .exitProcess(false)
    .wrap(Math.min(width, 100))
    .fail((message, error) => {
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(
        usageMessage(
          message ?? error?.message ?? '',
          Object.keys({ ...doctorOptions, ...routesOptions, ...setOptions, ...patchOptions }),
          argv[0],
        ),
      );
    });
}
