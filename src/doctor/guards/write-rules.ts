import type { FixLevel } from '../../engine/run-options.js';
import type { WriteRules } from '../../storage/files/write-obstacle.js';
import type { System } from '../check-options.js';
import { builtTree } from './strangers-tree.js';

/** How a run may write files, given who runs it and where. */
export function writeRules(system: System, fix: FixLevel): WriteRules {
  return {
    user: system.user,
    hardLinks: fix === 'unsafe' ? 'allowed' : { unless: '--unsafe' },
    // What a build checks may come from anybody; it must not make us write outside of what was checked out.
    confinedTo: builtTree(system),
  };
}

/** The same for an edit, which somebody may insist on. */
export function editRules(system: System, isForced: boolean): WriteRules {
  return { ...writeRules(system, 'safe'), hardLinks: isForced ? 'allowed' : { unless: '--force' } };
}
