import { type Arguments, given, single } from '../command-line/options.js';
import { serve } from '../mcp/serve.js';
import type { Terminal } from '../terminal.js';

/** Speaks the model context protocol until the client takes its leave. */
export function run(args: Arguments, terminal: Terminal): Promise<number> {
  const place = {
    config: single(args, 'config'),
    stateDir: single(args, 'state-dir'),
    target: single(args, 'target'),
  };
  return serve({ terminal, ...place }, given(args, 'allow-write') ? 'allowed' : 'refused');
}
