import * as path from 'node:path';
import { closest, InputError, tool } from '../../index.js';
import { namesBeside } from '../../storage/own-files.js';
import { commands, nameOf } from './command-forms.js';

/** Words people type for what is an option or another command here. */
const MEANT: Readonly<Record<string, string>> = {
  check: `${tool.name}`,
  lint: `${tool.name}`,
  run: `${tool.name}`,
  validate: `${tool.name}`,
  fix: `${tool.name} --fix`,
  repair: `${tool.name} --fix`,
  apply: `${tool.name} --fix`,
  diff: `${tool.name} --diff`,
  version: `${tool.name} --version`,
  help: `${tool.name} --help`,
  list: `${tool.name} rules`,
  rule: `${tool.name} rules`,
  revert: `${tool.name} undo`,
  migrate: `${tool.name} --fix`,
  update: `${tool.name} upgrade`,
  merge: `${tool.name} merge-reports`,
};

const CONFIG = /\.(?:json5?|jsonc)$/i;

/** A path that names no file may have been meant as a command, or is the name of a file with a slip in it. */
export async function mistyped(word: string | undefined, cause: unknown, cwd: string): Promise<InputError | undefined> {
  if (word === undefined || !(cause instanceof InputError)) return undefined;
  if (!cause.message.startsWith(`${word}: `) || !cause.message.includes('does not exist')) return undefined;
  const hint = commandMeant(word) ?? (await fileMeant(word, cwd)) ?? globHint(word);
  return hint === undefined ? undefined : new InputError(`there is no file ${word}; ${hint}`, { cause });
}

function commandMeant(word: string): string | undefined {
  if (/[./\\]/.test(word)) return undefined;
  const meant = Object.hasOwn(MEANT, word.toLowerCase()) ? MEANT[word.toLowerCase()] : undefined;
  if (meant !== undefined) return `did you mean "${meant}"?`;
  const [command] = closest(word, commands.filter(({ about }) => about !== false).map(nameOf), 1);
  return command === undefined ? undefined : `did you mean "${tool.name} ${command}"?`;
}

/** A config beside it with nearly the same name. */
async function fileMeant(word: string, cwd: string): Promise<string | undefined> {
  const names = await namesBeside(path.resolve(cwd, word));
  const configs = names.filter((name) => CONFIG.test(name));
  const [near] = closest(path.basename(word), configs, 1);
  if (near === undefined) return undefined;
  const written = path.join(path.dirname(word), near);
  return `did you mean ${written}?`;
}

function globHint(word: string): string | undefined {
  return /[*?[{]/.test(word) ? 'the pattern matches nothing here; rules are chosen with --only.' : undefined;
}
