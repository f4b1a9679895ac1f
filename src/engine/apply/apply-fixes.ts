import { runRule } from '../check/run-rule.js';
import type { Rule } from '../rule.js';
import type { RunState } from '../run-state.js';
import { applyRound } from './apply-round.js';
import { CycleWatch, FixCycle } from './fix-cycle.js';

const MAX_PASSES = 50;
const MAX_ROUNDS_PER_RULE = 5000;

/**
 * Works out every fix that may be made: each rule in order sees what the rules before it have left, until a whole
 * pass changes nothing.
 * @throws {FixCycle}
 */
export async function applyFixes(state: RunState): Promise<void> {
  const watch = new CycleWatch(state.workspace, state.actions);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const active: string[] = [];
    for (const rule of state.rules) {
      if (!asksForFixes(state, rule)) {
        if (state.options.pause !== undefined) await state.options.pause();
      } else if (await exhaust(state, rule)) active.push(rule.id);
    }
    if (active.length === 0) return;
    watch.passed(active, state.workspace, state.actions);
  }
  throw new FixCycle(watch.lastAtWork);
}

/** Most rules ask for nothing, and need no round to find that out. */
function asksForFixes({ workspace, input }: RunState, rule: Rule): boolean {
  return runRule(rule, workspace, input).some(({ finding }) => finding.fix !== null);
}

/** @returns whether the rule has changed anything */
async function exhaust(state: RunState, rule: Rule): Promise<boolean> {
  let active = false;
  for (let round = 0; round < MAX_ROUNDS_PER_RULE; round++) {
    const outcome = await applyRound(state, rule);
    if (outcome.applied === 0) return active;
    active = true;
    if (outcome.deferred === 0) return active;
  }
  throw new FixCycle([rule.id]);
}
