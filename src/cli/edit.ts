import {
  type CheckOptions,
  type ConfigEdit,
  type EditRequest,
  editConfig,
  type RunOutcome,
  runsDirectory,
  writeEdit,
} from '../index.js';
import { inertText } from '../report/inert-text.js';
import { noteCutOffRun } from './check/cut-off-run.js';
import type { EditOptions } from './command-line/edit-options.js';
import { EXIT } from './exit-code.js';
import { type EditLook, editJson, editPatch, editRefusals, editText } from './render/edit.js';
import type { Terminal } from './terminal.js';
import { withToolConfig } from './tool-config.js';

/** What a command wants of the config. */
export type Wanted = EditRequest['wants'];

/** Works an edit out, and writes it where that is asked for and nothing speaks against it. */
export async function makeEdit(
  check: CheckOptions,
  request: EditRequest,
  mode: EditLook['mode'],
  terminal: Terminal,
): Promise<{ readonly edit: ConfigEdit; readonly written: RunOutcome | undefined }> {
  const { system, holdTermination } = terminal;
  const edit = await editConfig(check, request);
  if (mode !== 'write' || edit.refusals.length > 0 || edit.files.length === 0) return { edit, written: undefined };
  const directory = runsDirectory(system);
  await noteCutOffRun(directory, terminal);
  const write = () => writeEdit(edit, system, { runsDirectory: directory, force: request.force });
  // A signal waits for the file that is being written.
  return { edit, written: await (holdTermination?.(write) ?? write()) };
}

/** Works an edit out, writes it unless something speaks against it or a mere look was asked for, and tells. */
export async function runEdit(given: EditOptions, wants: Wanted, terminal: Terminal): Promise<number> {
  const options = await withToolConfig(given, terminal);
  const { mode, format } = options;
  const { edit, written } = await makeEdit(options.check, { wants, force: options.force }, mode, terminal);
  const isRefused = edit.refusals.length > 0;
  const look: EditLook = {
    cwd: terminal.system.cwd,
    width: terminal.width,
    showSecrets: options.showSecrets,
    mode,
    written,
  };
  const show = (text: string) => terminal.print(inertText(text, terminal.isTerminal));
  if (format === 'json') await terminal.print(editJson(edit, look));
  else if (mode === 'diff') await show(editPatch(edit, look));
  else await show(editText(edit, look));
  if (format !== 'json' && isRefused) await terminal.note(editRefusals(edit, look));
  if (isRefused) return EXIT.findings;
  if (written !== undefined && written.failures.length > 0) return EXIT.failure;
  return mode === 'diff' && edit.files.length > 0 ? EXIT.findings : EXIT.clean;
}
