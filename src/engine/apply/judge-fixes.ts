import { type Found, runRule } from '../check/run-rule.js';
import type { Finding } from '../finding.js';
import { TouchedPlaces } from '../paths/touched-places.js';
import type { RunState } from '../run-state.js';
import type { Workspace } from '../workspace.js';
import { applyFix } from './apply-fix.js';
import { concernsGuard, guardVerdict, writeRefusal } from './choose-fix.js';
import { concernsImports } from './import-guard.js';
import { makeTogether } from './make-together.js';

/**
 * Findings with their fixes as the guard sees them, where nothing is to be fixed yet. Fixes that keep off each
 * other are asked for together first: what changes nothing as a whole need not be looked at one by one.
 */
export function judgeFixes(state: RunState, found: readonly Found[]): readonly Finding[] {
  return judge(state, found).map((finding) => blocked(state, finding));
}

/** Says beforehand of a fix that could be asked for that its file cannot be written. */
export function blocked(state: RunState, finding: Finding): Finding {
  const { fix, status } = finding;
  if (fix === null || fix.applicability === 'manual' || status !== 'open') return finding;
  const notApplied = writeRefusal(state, finding, fix);
  return notApplied === undefined ? finding : { ...finding, notApplied, isBlocked: true };
}

function judge(state: RunState, found: readonly Found[]): readonly Finding[] {
  const { workspace: before, input } = state;
  const concerned = found.filter((one) => isConcerned(state, one.finding));
  const asked = new Set(concerned);
  const harmless = new Set(harmlessAmong(state, concerned));
  return found.map((one) => {
    const { finding, subject } = one;
    const { fix, ruleId } = finding;
    if (fix === null || harmless.has(one) || !asked.has(one)) return finding;
    const made = applyFix(before, input.installation, subject, fix, ruleId);
    if (!made.ok) return finding;
    const lowered = guardVerdict(state, { finding, fix, before, after: made.workspace });
    return lowered === undefined ? finding : { ...finding, fix: { ...fix, ...lowered } };
  });
}

function isConcerned(state: Pick<RunState, 'options'>, { fix, status }: Finding): boolean {
  if (fix === null || fix.applicability === 'manual' || status === 'suppressed') return false;
  if (fix.applicability === 'unsafe' || state.options.guard === undefined) return concernsImports(fix);
  return concernsGuard(state, fix);
}

/** Of fixes that are not harmless as a whole, each half may be: a few that are not are found in few steps. */
function harmlessAmong(state: RunState, concerned: readonly Found[]): readonly Found[] {
  if (concerned.length < 2) return [];
  const together = harmlessTogether(state, concerned);
  if (together !== undefined) return together;
  const middle = concerned.length >> 1;
  return [...harmlessAmong(state, concerned.slice(0, middle)), ...harmlessAmong(state, concerned.slice(middle))];
}

/** @returns those that were looked at, or `undefined` where they are not harmless */
function harmlessTogether(state: RunState, concerned: readonly Found[]): readonly Found[] | undefined {
  const { workspace: before, input } = state;
  const touched = new TouchedPlaces();
  const { workspace, made } = makeTogether(state, concerned, touched, 'may-lose-comments');
  const together = [...made.keys()];
  let after = workspace;
  for (const one of concerned) {
    const { finding, subject } = one;
    if (made.has(one) || finding.fix === null || touched.concern(finding)) continue;
    const applied = applyFix(after, input.installation, subject, finding.fix, finding.ruleId);
    if (!applied.ok) continue;
    after = applied.workspace;
    touched.add(finding, applied.changes);
    together.push(one);
  }
  const done = new Set(together);
  const waiting = concerned.filter((one) => !done.has(one));
  if (waiting.length > FEW) {
    const rest = makeRest(state, waiting, after);
    if (rest !== undefined) {
      after = rest;
      together.push(...waiting);
    }
  }
  const [first] = together;
  if (first?.finding.fix == null) return [];
  const { finding } = first;
  const lowered = guardVerdict(state, { finding, fix: first.finding.fix, before, after });
  return lowered === undefined ? together : undefined;
}

/** So many are as quickly judged one by one. */
const FEW = 3;
const MOST_ROUNDS = 20;

/** What had to wait, made as a fix would make it: its rules look again at what the others have left. */
function makeRest(
  { rules, input, options }: RunState,
  waiting: readonly Found[],
  from: Workspace,
): Workspace | undefined {
  const ids = new Set(waiting.map(({ finding }) => finding.ruleId));
  const asking = rules.filter(({ id }) => ids.has(id));
  let after = from;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const again = asking
      .flatMap((rule) => runRule(rule, after, input))
      .filter(({ finding }) => isConcerned({ options }, finding));
    if (again.length === 0) return after;
    const { workspace } = makeTogether({ workspace: after, input }, again, new TouchedPlaces(), 'may-lose-comments');
    if (workspace === after) return undefined;
    after = workspace;
  }
  return undefined;
}
