import type { Found } from '../check/run-rule.js';
import type { TouchedPlaces } from '../paths/touched-places.js';
import type { PathChange } from '../paths/track-path.js';
import type { RunState } from '../run-state.js';
import type { Workspace } from '../workspace.js';
import { type Asked, applyTogether } from './apply-together.js';

interface AskedFinding extends Asked {
  readonly found: Found;
}

/**
 * What can be made together, in as few steps as it takes; what is left has to be made one by one.
 * @param touched learns the places of what was made
 */
export function makeTogether(
  state: Pick<RunState, 'workspace' | 'input'>,
  found: readonly Found[],
  touched: TouchedPlaces,
  losing: 'may-lose-comments' | 'keeps-comments',
): { readonly workspace: Workspace; readonly made: ReadonlyMap<Found, readonly PathChange[]> } {
  const made = new Map<Found, readonly PathChange[]>();
  let { workspace } = state;
  let waiting: readonly AskedFinding[] = found.flatMap(asAsked);
  while (waiting.length > 1) {
    const step = applyTogether(workspace, state.input.installation, waiting, losing);
    if (step.made.size === 0) break;
    workspace = step.workspace;
    for (const [{ found: one }, changes] of step.made) {
      made.set(one, changes);
      touched.add(one.finding, changes);
    }
    waiting = [...step.waiting].filter((asked) => !touched.concern(asked.found.finding));
  }
  return { workspace, made };
}

function asAsked(found: Found): readonly AskedFinding[] {
  const { finding, subject } = found;
  return finding.fix === null ? [] : [{ found, subject, fix: finding.fix, ruleId: finding.ruleId }];
}
