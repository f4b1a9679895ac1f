import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Chosen } from './command.js';
import { doctorOptions } from './options.js';

type ParseOptions = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads the command line of a check, the command that runs in hooks and editors, without the parser that knows all
 * commands: loading that one takes longer than many a check.
 * @returns `undefined` for whatever is no plain check or holds a mistake; the full parser then has the word
 */
export function readPlainCheck(argv: readonly string[]): Chosen | undefined {
  const args = argv[0] === 'doctor' ? argv.slice(1) : argv;
  const parsed = parseOrNothing(args);
  // A bare word may be a command, or one that was mistyped.
  if (parsed === undefined || /^[\w-]*$/.test(parsed.positionals[0] ?? '.')) return undefined;
  return {
    args: { ...defaults(), ...parsed.values, paths: parsed.positionals },
    load: () => import('../commands/doctor.js'),
  };
}

function parseOrNothing(args: readonly string[]) {
  const options: ParseOptions = {};
  for (const [name, { type }] of Object.entries(doctorOptions)) {
    options[name] = type === 'boolean' ? { type } : { type: 'string', multiple: true };
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

function defaults(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(doctorOptions).flatMap(([name, option]) =>
      option.default === undefined ? [] : [[name, option.default]],
    ),
  );
}
