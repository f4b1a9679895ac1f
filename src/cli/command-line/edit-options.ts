import type { Options } from 'yargs';
import type { CheckOptions, How } from '../../index.js';
import type { Terminal } from '../terminal.js';
import { flag, text } from './option-kinds.js';
import { type Arguments, given, homeOptions, oneOf, single } from './options.js';
import { UsageError } from './usage-error.js';

const WHERE = 'Where to look:';

const places: Readonly<Record<string, Options>> = {
  ...homeOptions,
  target: text('The release that the result is checked against; the installed one unless given', { group: WHERE }),
};

export const getOptions: Readonly<Record<string, Options>> = {
  json: flag('Print it as JSON'),
  format: text('pretty or json'),
  'show-secrets': flag('Leave secrets readable'),
  ...places,
};

export const fileOptions: Readonly<Record<string, Options>> = {
  json: flag('Print it as JSON'),
  ...places,
};

const shared: Readonly<Record<string, Options>> = {
  'dry-run': flag('Check it and show the diff; write nothing'),
  diff: flag('Print the patch and nothing else; write nothing'),
  force: flag('Write it although a check speaks against it'),
  ...places,
  format: text('pretty or json'),
  'show-secrets': flag('Leave secrets readable'),
  'allow-exec': flag('Taken for the sake of openclaw; nothing is ever executed', { hidden: true }),
};

const drops: Readonly<Record<string, Options>> = {
  replace: flag('The value is the whole: entries that it lacks go'),
};

export const unsetOptions: Readonly<Record<string, Options>> = {
  ...shared,
  json: flag('The same as --format json'),
};

export const patchOptions: Readonly<Record<string, Options>> = {
  ...drops,
  'replace-path': text('What the patch holds there is the whole new value; repeatable'),
  file: text('The patch, as openclaw is given it'),
  stdin: flag('Read the patch from standard input, as openclaw is told to'),
  ...shared,
  json: flag('The same as --format json'),
};

export const setOptions: Readonly<Record<string, Options>> = {
  merge: flag('Add to what is there; models of a provider by their id'),
  ...drops,
  'strict-json': flag('The value is JSON, and nothing else will do'),
  ...shared,
  json: flag('The same as --strict-json --format json'),
};

/** Conditions, and several values at once. */
export const batchOptions: Readonly<Record<string, Options>> = {
  'expect-current-json': text('Only if this JSON value stands there now', { group: 'Conditions:' }),
  'expect-current-absent': flag('Only if nothing stands there now', { group: 'Conditions:' }),
  'batch-json': text('A list of assignments: [{"path": …, "value": …}]', { group: 'Other values:' }),
  'batch-file': text('The same from a file', { group: 'Other values:' }),
};

export interface EditOptions {
  readonly check: CheckOptions;
  readonly mode: 'write' | 'dry-run' | 'diff';
  readonly force: boolean;
  readonly format: 'pretty' | 'json';
  readonly showSecrets: boolean;
}

/** @throws {UsageError} */
export function readEditOptions(args: Arguments, { system }: Terminal): EditOptions {
  const format = readFormat(args);
  return {
    check: readPlaces(args, system),
    mode: given(args, 'diff') ? 'diff' : given(args, 'dry-run') ? 'dry-run' : 'write',
    force: given(args, 'force'),
    format,
    showSecrets: given(args, 'show-secrets'),
  };
}

/** @throws {UsageError} */
export function readFormat(args: Arguments): EditOptions['format'] {
  const format = oneOf(args, 'format', ['pretty', 'json'] as const);
  return given(args, 'json') ? 'json' : (format ?? 'pretty');
}

export function readPlaces(args: Arguments, system: CheckOptions['system']): CheckOptions {
  return {
    system,
    config: single(args, 'config'),
    stateDir: single(args, 'state-dir'),
    target: single(args, 'target'),
  };
}

/** @throws {UsageError} */
export function readHow(args: Arguments): How {
  if (given(args, 'merge') && given(args, 'replace')) throw new UsageError('give --merge or --replace, not both.');
  if (given(args, 'merge')) return 'merge';
  return given(args, 'replace') ? 'replace' : 'assign';
}
