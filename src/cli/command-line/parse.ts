import yargs, { type Argv } from 'yargs';
import { tool } from '../../doctor/tool.js';
import type { Terminal } from '../terminal.js';
import type { Chosen } from './command.js';
import { commands } from './commands.js';
import { patchOptions, setOptions } from './edit-options.js';
import { EPILOG, helpPage } from './help.js';
import { plainWords } from './openclaw-words.js';
import { type Arguments, doctorOptions } from './options.js';
import { routesOptions } from './route-options.js';
import { secretOptions, withProviderArguments } from './secret-options.js';
import { UsageError } from './usage-error.js';
import { usageMessage } from './usage-message.js';

/** @returns nothing where help or the version was all that was asked for */
export async function parse(typed: readonly string[], terminal: Terminal): Promise<Chosen | undefined> {
  const argv = withProviderArguments(plainWords(typed));
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

function isCommand(word: string | undefined): boolean {
  return commands.some(({ typed }) => [typed].flat().some((form) => form.split(' ')[0] === word));
}

function describe(
  program: Argv,
  choose: (load: Chosen['load']) => (args: Arguments) => void,
  width: number,
  argv: readonly string[],
): Argv {
  program.scriptName(tool.name);
  for (const { typed, about, words = {}, options = {}, load } of commands) {
    const build = (command: Argv): Argv =>
      Object.entries(words)
        .reduce((built, [name, word]) => built.positional(name, word), command)
        .options(options);
    // Two forms to the types of yargs.
    if (about === false) program.command(typed, about, build, choose(load));
    else program.command(typed, about, build, choose(load));
  }
  return program
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
          Object.keys({ ...doctorOptions, ...routesOptions, ...setOptions, ...secretOptions, ...patchOptions }),
          isCommand(argv[0]) ? argv[0] : undefined,
        ),
      );
    });
}
