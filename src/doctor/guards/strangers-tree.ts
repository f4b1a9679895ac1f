import { repositoryRoot } from '../../storage/files/repository-root.js';
import type { CheckOptions, System } from '../check-options.js';

/** The tree a build has checked out: it may come from anybody. `undefined` on a person's own machine. */
export function builtTree({ env, cwd }: System): string | undefined {
  return isBuild(env.CI) ? repositoryRoot(cwd) : undefined;
}

/** The tree whose files may be a stranger's: what a build checks, and what somebody is about to commit. */
export function strangersTree({ system, tree }: CheckOptions): string | undefined {
  if (tree !== 'strangers' && !isBuild(system.env.CI)) return undefined;
  return repositoryRoot(system.cwd) ?? system.cwd;
}

function isBuild(ci: string | undefined): boolean {
  return ci !== undefined && !['', '0', 'false'].includes(ci.toLowerCase());
}
