import * as path from 'node:path';
import type { System } from '../check-options.js';

/** Where backups are kept: outside every OpenClaw home, whose own writers prune what lies beside a config. */
export function runsDirectory({ env, homedir, platform }: System): string {
  const home = env.HOME || homedir;
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'clawmend', 'runs');
  }
  // A relative path is to be ignored, says the specification of these directories.
  const state = env.XDG_STATE_HOME;
  const base = state !== undefined && path.isAbsolute(state) ? state : path.join(home, '.local', 'state');
  return path.join(base, 'clawmend', 'runs');
}
