import { readPlaces } from '../command-line/edit-options.js';
import { type Arguments, given } from '../command-line/options.js';
import { serve } from '../mcp/serve.js';
import type { Terminal } from '../terminal.js';

/** Speaks the model context protocol until the client takes its leave. */
export function run(args: Arguments, terminal: Terminal): Promise<number> {
  const { config, stateDir, target } = readPlaces(args, terminal.system);
  return serve({ terminal, config, stateDir, target }, given(args, 'allow-write') ? 'allowed' : 'refused');
}
