import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, safe, unsafe, write } from '../../engine/fix.js';
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

/**
 * Carries an old transcription command over, or removes it where nothing is left to do.
 * @param model `undefined` where the command is none that may be run
 * @param taken a model for audio is set already
 */
export function transcriptionFix(
  old: ConfigValue,
  { model, taken }: { readonly model: CommandModel | undefined; readonly taken: boolean },
  add: (edit: EditBuilder, model: CommandModel) => void,
) {
  if (model === undefined && !taken) {
    return unsafe('Remove it', (edit) => edit.remove(old, 'empty-parents'), 'the command cannot be carried over');
  }
  return safe(taken ? 'Remove it: a model for audio is set' : 'Move it', (edit) => {
    if (!taken && model !== undefined) add(edit, model);
    edit.remove(old, 'empty-parents');
  });
}

/** Makes it the model that `tools.media.audio` has of its own, and switches audio on. */
export function addAudioModel(edit: EditBuilder, config: ConfigValue, model: CommandModel): void {
  write(edit, config, 'tools.media.audio.enabled', true);
  if (config.has('tools.media.audio.models')) edit.remove('tools.media.audio.models');
  edit.append('tools.media.audio.models', model);
}
