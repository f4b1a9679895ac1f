import * as path from 'node:path';
import { InputError, listRuns, runsDirectory, StorageError, type UndoOutcome, undo } from '../../index.js';
import { withoutCommands } from '../../report/inert-text.js';
import type { Arguments } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const directory = runsDirectory(terminal.system);
  const runId = typeof args.run === 'string' ? args.run : undefined;
  const outcome = await undo(terminal.system, { runsDirectory: directory, runId }).catch(async (cause: unknown) => {
    if (!(cause instanceof StorageError)) throw cause;
    throw new InputError(await refusal(cause, directory, runId), { cause });
  });
  await terminal.print(withoutCommands(render(outcome)));
  for (const failure of outcome.failures) {
    await terminal.note(`${failure.path} was left as it is: ${failure.message}\n`);
  }
  return outcome.failures.length > 0 ? EXIT.failure : EXIT.clean;
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
