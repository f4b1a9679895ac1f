import type { JsonValue } from '../../document/node.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';

const SHELL = /[;&|`$<>"'\r\n\0]/;
const BARE_NAME = /^[A-Za-z0-9._+][A-Za-z0-9._+-]*$/;
const PATH = /^[.~]|[/\\]/;

/** A media model that runs a program. */
export interface CommandModel {
  readonly [key: string]: JsonValue;
  readonly command: string;
  readonly type: 'cli';
}

/**
 * The media model that an old `{ command: [program, ...args], timeoutSeconds }` describes.
 * @returns `undefined` where the command is none that may be run: not all text, or with the marks of a shell.
 */
export function commandModel(transcription: ConfigValue, target: Release): CommandModel | undefined {
  const parts = transcription
    .at('command')
    ?.items()
    .map(({ string }) => string);
  const [first, ...rest] = parts ?? [];
  const program = first?.trim() ?? '';
  if (program === '' || SHELL.test(program) || !(PATH.test(program) || BARE_NAME.test(program))) return undefined;
  const args = rest.filter((part) => part !== undefined);
  if (args.length !== rest.length) return undefined;
  const timeout = transcription.at('timeoutSeconds')?.value;
  const file = isAtLeast(target, '2026.8.1') ? '{{AttachmentPath}}' : '{{MediaPath}}';
  const named = args.map((part) => part.replaceAll('{input}', file));
  return {
    command: program,
    type: 'cli',
    ...(named.length > 0 && { args: named }),
    ...(typeof timeout === 'number' && { timeoutSeconds: timeout }),
  };
}
