import { serve } from '../../language-server/serve.js';
import type { Arguments } from '../command-line/options.js';
import type { Terminal } from '../terminal.js';

/** Speaks the language server protocol until the editor takes its leave. */
export function run(_args: Arguments, { system }: Terminal): Promise<number> {
  return serve({ input: process.stdin, output: process.stdout }, system);
}
