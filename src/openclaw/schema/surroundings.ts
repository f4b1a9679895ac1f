import * as path from 'node:path';
import type { Installation } from '../installation.js';
import { recordedPlugins } from '../plugins/records.js';

/** What a release's verdict on a config depends on beside the config. */
export interface Surroundings {
  /** Whether a variable is there to fill in texts; what it would say is not known. */
  isSet(variable: string): boolean;
  /** The user's home, and where OpenClaw keeps its state. */
  readonly home: string;
  readonly stateDir: string;
  /** Plugins that are installed here, as far as anybody looked. */
  readonly plugins: ReadonlySet<string>;
  /** Paths that the config names and that lead nowhere here, as they are written; none where nobody looked. */
  readonly missing: ReadonlySet<string>;
}

export function surroundingsOf(installation: Installation): Surroundings {
  const { home, stateDir, envNames, missingPaths = NOTHING } = installation;
  let plugins: ReadonlySet<string> | undefined;
  return {
    isSet: (variable) => envNames.has(variable),
    home,
    stateDir: stateDir ?? path.posix.join(home, '.openclaw'),
    get plugins() {
      plugins ??= recordedPlugins(installation) ?? NOTHING;
      return plugins;
    },
    missing: missingPaths,
  };
}

const NOTHING: ReadonlySet<string> = new Set();
