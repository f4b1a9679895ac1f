import yargs, { type Argv } from 'yargs';
import { tool } from '../../doctor/tool.js';
import type { Terminal } from '../terminal.js';
import type { Chosen } from './command.js';
import { type CommandForm, commands, forms, nameOf } from './command-forms.js';
import { loaders } from './commands.js';
import { EPILOG, helpPage } from './help.js';
import { plainWords } from './openclaw-words.js';
import { type Arguments, repeated } from './options.js';
import { withProviderArguments } from './secret-options.js';
import { UsageError } from './usage-error.js';
import { usageMessage } from './usage-message.js';

/** @returns nothing where help or the version was all that was asked for */
export async function parse(typed: readonly string[], terminal: Terminal): Promise<Chosen | undefined> {
  const argv = withProviderArguments(plainWords(typed));
  const choose = (form: CommandForm) => (args: Arguments) => {
    refuseSurplus(form, args);
    throw new CommandFound({ args, load: loaders[nameOf(form)] });
  };
  let shown = '';
  try {
    await describe(yargs([]), choose, terminal.width, argv).parseAsync([...argv], {}, (_error, _args, output) => {
      shown = output;
    });
  } catch (error) {
    if (error instanceof CommandFound) return error.chosen;
    throw error;
  }
  if (shown !== '') await terminal.print(`${helpPage(shown, argv, terminal.width)}\n`);
  return undefined;
}

/** Thrown where all is read: yargs 18 would go on to write the command's page of help, which takes longer than the rest. */
class CommandFound extends Error {
  readonly chosen: Chosen;

  constructor(chosen: Chosen) {
    super('the command is found');
    this.chosen = chosen;
  }
}

function describe(
  program: Argv,
  choose: (form: CommandForm) => (args: Arguments) => void,
  width: number,
  argv: readonly string[],
): Argv {
  program.scriptName(tool.name);
  for (const form of commands) {
    const { typed, about, words = {}, options = {} } = form;
    const build = (command: Argv): Argv =>
      Object.entries(words)
        .reduce((built, [name, word]) => built.positional(name, word), command)
        .options(options);
    // Two forms to the types of yargs.
    if (about === false) program.command(typed, about, build, choose(form));
    else program.command(typed, about, build, choose(form));
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
      throw new UsageError(usageMessage(message ?? error?.message ?? '', commandIn(argv)));
    });
}

/** The command that is typed; the default one where none is. */
function commandIn([first]: readonly string[]): CommandForm {
  return commands.find((form) => nameOf(form) === first) ?? forms.doctor;
}

/** A word that a command has no use for was meant as something else. @throws {UsageError} */
function refuseSurplus(form: CommandForm, args: Arguments): void {
  const name = nameOf(form);
  const [word] = repeated(args, '_').filter((each, index) => index > 0 || each !== name);
  if (word === undefined) return;
  const option = ['target', 'from'].find((one) => form.options?.[one] !== undefined);
  const isRelease = /^v?\d{4}\.\d/.test(word) && option !== undefined;
  const hint = isRelease ? `did you mean --${option} ${word}?` : `see ${tool.name} ${name} --help.`;
  throw new UsageError(`${name} has no use for ${JSON.stringify(word)}; ${hint}`);
}
