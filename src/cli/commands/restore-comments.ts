import { restoreComments, runsDirectory, writeRestored } from '../../index.js';
import { inertText } from '../../report/inert-text.js';
import { sweptNote } from '../../report/words.js';
import { committedTexts } from '../check/committed-texts.js';
import { noteCutOffRun } from '../check/cut-off-run.js';
import { type Arguments, given, oneOf, single } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import { restorationJson, restorationText } from '../render/restoration.js';
import type { Terminal } from '../terminal.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const { system } = terminal;
  const format = given(args, 'json') ? 'json' : (oneOf(args, 'format', ['pretty', 'json'] as const) ?? 'pretty');
  const directory = runsDirectory(system);
  const restoration = await restoreComments(
    {
      system,
      config: single(args, 'config'),
      stateDir: single(args, 'state-dir'),
      target: single(args, 'target'),
    },
    { runsDirectory: directory, committed: committedTexts, from: single(args, 'from') },
  );
  if (given(args, 'write')) await noteCutOffRun(directory, terminal);
  const write = () => writeRestored(restoration, system, { runsDirectory: directory });
  const written = given(args, 'write') ? await (terminal.holdTermination?.(write) ?? write()) : undefined;
  const look = { width: terminal.width, showSecrets: given(args, 'show-secrets') };
  const render = format === 'json' ? restorationJson : restorationText;
  const text = render(restoration, written, look);
  await terminal.print(format === 'json' ? text : inertText(text, terminal.isTerminal));
  if (written !== undefined && written.swept.length > 0) {
    await terminal.note(`${sweptNote(written.swept.join(', '))}\n`);
  }
  if (written !== undefined && written.failures.length > 0) return EXIT.failure;
  if (restoration.files.some(({ outcome }) => outcome === 'unparsable')) return EXIT.failure;
  const isOpen = written === undefined && restoration.files.some(({ outcome }) => outcome === 'restored');
  return isOpen ? EXIT.findings : EXIT.clean;
}
