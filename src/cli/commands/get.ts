import { readValue } from '../../index.js';
import { inertText } from '../../report/inert-text.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { readFormat, readPlaces } from '../command-line/edit-options.js';
import { type Arguments, given } from '../command-line/options.js';
import { EXIT } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { withToolConfig } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const format = readFormat(args);
  const { check } = await withToolConfig({ check: readPlaces(args, terminal.system) }, terminal);
  const read = await readValue(check, String(args.path ?? ''));
  if (!read.ok) {
    const message = maskShapes(read.message);
    if (format === 'pretty') await terminal.note(`${message}\n`);
    // In the words OpenClaw answers with: what reads one reads the other.
    else await terminal.print(`${JSON.stringify({ ok: false, error: { type: 'cli_error', message } }, null, 2)}\n`);
    return EXIT.findings;
  }
  const value = given(args, 'show-secrets') ? read.value : read.shown;
  const isBare = format !== 'json' && (typeof value !== 'object' || value === null);
  const text = isBare ? String(value) : JSON.stringify(value, null, 2);
  await terminal.print(`${terminal.isTerminal ? inertText(text, true) : text}\n`);
  return EXIT.clean;
}
