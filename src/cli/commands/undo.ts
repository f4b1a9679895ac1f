import * as path from 'node:path';
import {
  cutOffRuns,
  InputError,
  listRuns,
  runsDirectory,
  StorageError,
  type UndoOutcome,
  undo,
  undoPreview,
} from '../../index.js';
import { inertText, withoutCommands } from '../../report/inert-text.js';
import { withoutSecrets } from '../../report/redact/without-secrets.js';
import { sweptNote } from '../../report/words.js';
import type { Arguments } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import { renderRuns, renderUndoPreview } from '../render/undo.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const directory = runsDirectory(terminal.system);
  const runId = typeof args.run === 'string' ? args.run : undefined;
  if (args.list === true) return list(directory, terminal);
  if (args.diff === true) return preview(directory, runId, args['show-secrets'] === true, terminal);
  const { system, holdTermination } = terminal;
  const work = () => undo(system, { runsDirectory: directory, runId });
  const outcome = await (holdTermination?.(work) ?? work()).catch(async (cause: unknown) => {
    throw await asInputError(cause, directory, runId);
  });
  await terminal.print(withoutCommands(render(outcome)));
  if (outcome.swept.length > 0) {
    await terminal.note(`${sweptNote(outcome.swept.join(', '))}\n`);
  }
  for (const failure of outcome.failures) {
    await terminal.note(`${failure.path} was left as it is: ${failure.message}\n`);
  }
  return outcome.failures.length > 0 ? EXIT.failure : EXIT.clean;
}

async function list(directory: string, terminal: Terminal): Promise<number> {
  const runs = await listRuns(directory);
  const cutOff = new Set((await cutOffRuns(terminal.system, directory)).map(({ runId }) => runId));
  if (runs.length === 0) await terminal.note(`No run is kept in ${directory}.\n`);
  else await terminal.print(renderRuns(runs, cutOff));
  return EXIT.clean;
}

async function preview(
  directory: string,
  runId: string | undefined,
  showSecrets: boolean,
  terminal: Terminal,
): Promise<number> {
  const { journal, steps } = await undoPreview({ runsDirectory: directory, runId }).catch(async (cause: unknown) => {
    throw await asInputError(cause, directory, runId);
  });
  const text = renderUndoPreview(journal, steps, showSecrets ? (texts) => texts : withoutSecrets);
  await terminal.print(inertText(text, terminal.isTerminal));
  return EXIT.clean;
}

async function asInputError(cause: unknown, directory: string, runId: string | undefined): Promise<unknown> {
  return cause instanceof StorageError ? new InputError(await refusal(cause, directory, runId), { cause }) : cause;
}

async function refusal(cause: StorageError, directory: string, runId: string | undefined): Promise<string> {
  if (cause.code !== 'unknown-run') return `${cause.path}: ${cause.message}.`;
  if (runId === undefined) return `${cause.message}; backups are kept in ${directory}.`;
  const kept = (await listRuns(directory)).map((journal) => journal.runId);
  const hint = kept.length === 0 ? `none is kept in ${directory}.` : `these are kept: ${kept.join(', ')}.`;
  return `there is no run ${path.basename(runId)}; ${hint}`;
}

function render({ runId, startedAt, restored, unchanged, failures }: UndoOutcome): string {
  const lines = [...restored.map((file) => `put back  ${file}`), ...unchanged.map((file) => `as it was ${file}`)];
  const ending =
    failures.length > 0 ? `Run ${runId} of ${startedAt} is undone in part.` : `Run ${runId} of ${startedAt} is undone.`;
  return `${[...lines, ending].join('\n')}\n`;
}
