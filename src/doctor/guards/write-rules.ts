import type { FixLevel } from '../../engine/run-options.js';
import { repositoryRoot } from '../../storage/files/repository-root.js';
import type { WriteRules } from '../../storage/files/write-obstacle.js';
import type { System } from '../check-options.js';

/** How a run may write files, given who runs it and where. */
export function writeRules({ user, env, cwd }: System, fix: FixLevel): WriteRules {
  return {
    user,
    hardLinks: fix === 'unsafe' ? 'allowed' : 'refused',
    // What a build checks may come from anybody; it must not make us write outside of what was checked out.
    confinedTo: isBuild(env.CI) ? repositoryRoot(cwd) : undefined,
  };
}

function isBuild(ci: string | undefined): boolean {
  return ci !== undefined && !['', '0', 'false'].includes(ci.toLowerCase());
}
