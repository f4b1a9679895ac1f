import type { Options } from 'yargs';
import { rules } from '../../index.js';
import { type CommandForm, commands, nameOf, type Offer } from '../command-line/command-forms.js';

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

const FILES = new Set(['batch-file', 'file', 'output', 'baseline', 'config', 'tool-config', 'stdin-filename']);

/** All that can be typed, with rule ids as they are now. */
export function completedCommands(): readonly CompletedCommand[] {
  const ids = rules.map(({ id }) => id).sort();
  return commands.flatMap((form) => {
    const { about, options = {} } = form;
    if (about === false) return [];
    return [{ name: nameOf(form), about, options: optionsOf(options, ids), words: wordsOf(form, ids) }];
  });
}

function optionsOf(options: Readonly<Record<string, Options>>, ids: readonly string[]): readonly CompletedOption[] {
  return Object.entries(options)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, option]) => ({
      name,
      ...(typeof option.alias === 'string' && { short: option.alias }),
      about: option.describe ?? '',
      value: valueAfter(name, option, ids),
    }));
}

/** The first word stands for all: where several may stand, they are of one kind. */
function wordsOf({ words = {} }: CommandForm, ids: readonly string[]): CompletedCommand['words'] {
  const [offer]: readonly (Offer | undefined)[] = Object.values(words).map((word) => word.offer);
  return offer === 'rules' ? ids : (offer ?? 'none');
}

function valueAfter(name: string, option: Options, ids: readonly string[]): CompletedOption['value'] {
  if (option.type === 'boolean') return 'none';
  if (name === 'only' || name === 'skip') return ids;
  if (name === 'target') return ['installed', 'latest'];
  if (name === 'state-dir') return 'directory';
  if (FILES.has(name)) return 'file';
  return choicesIn(option.describe ?? '') ?? 'text';
}

/** `a, b or c`, as an option's text lists what it takes: the list is said once, to people and to shells. */
function choicesIn(about: string): readonly string[] | undefined {
  const list = /(?:^|: )((?:[\w-]+, )*[\w-]+ or [\w-]+)(?=$|;)/.exec(about)?.[1];
  return list?.split(/, | or /);
}
