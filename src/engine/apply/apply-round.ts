import { type Found, runRule } from '../check/run-rule.js';
import type { FileAction, Finding, Fix } from '../finding.js';
import { TouchedPlaces } from '../paths/touched-places.js';
import type { PathChange } from '../paths/track-path.js';
import type { Rule } from '../rule.js';
import type { RunState } from '../run-state.js';
import type { FileDraft, Workspace } from '../workspace.js';
import { applyFix } from './apply-fix.js';
import { concernsGuard, guardVerdict, isAllowed, objectionTo, readingsToChoose, writeRefusal } from './choose-fix.js';
import { makeTogether } from './make-together.js';

/** A fix that was made, and what it did. */
interface Made {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly changes: readonly PathChange[];
  readonly actions: readonly FileAction[];
  readonly files: readonly string[];
}

interface Round {
  readonly applied: readonly Made[];
  /** Fixes that have to wait until the rule has looked again. */
  readonly deferred: number;
}

type Guarding = 'together' | 'one-by-one';

/**
 * Makes what a rule asks for, as far as it goes without looking again. Where the guard has something against the
 * round as a whole, the round is made again and every fix is asked for by itself.
 */
export async function applyRound(
  state: RunState,
  rule: Rule,
): Promise<{ readonly applied: number; readonly deferred: number }> {
  const before = state.workspace;
  const together = state.options.decide === undefined;
  const made = await makeRound(state, rule, together ? 'together' : 'one-by-one');
  const concerned = together ? made.applied.filter(({ fix }) => concernsGuard(state, fix)) : [];
  const [first] = concerned;
  if (first !== undefined) {
    const { finding, fix } = first;
    if (guardVerdict(state, { finding, fix, before, after: state.workspace }) !== undefined) {
      state.workspace = before;
      return keep(state, await makeRound(state, rule, 'one-by-one'));
    }
  }
  return keep(state, made);
}

export function isDone(actions: readonly FileAction[], fix: Fix): boolean {
  if (fix.change.type !== 'actions') return false;
  return fix.change.actions.every((wanted) =>
    actions.some((done) => done.action === wanted.action && done.path === wanted.path),
  );
}

function keep(state: RunState, { applied, deferred }: Round): { readonly applied: number; readonly deferred: number } {
  for (const { finding, changes, actions, files } of applied) {
    if (files.length > 1) state.joint.push(files);
    state.tracker.add(changes);
    state.actions.push(...actions.map((action) => ({ ...action, ruleId: finding.ruleId })));
    state.applied.push({ ...finding, status: 'fixed' });
  }
  return { applied: applied.length, deferred };
}

async function makeRound(state: RunState, rule: Rule, guarding: Guarding): Promise<Round> {
  const { options } = state;
  const applied: Made[] = [];
  const actions: FileAction[] = [...state.actions];
  const touched = new TouchedPlaces();
  let deferred = 0;
  const asked = runRule(rule, state.workspace, state.input).filter(
    ({ finding }) => finding.fix !== null && options.suppression?.(finding) === undefined,
  );
  await options.pause?.();
  const together = guarding === 'together' ? applyAllowed(state, asked, touched) : [];
  const handled = new Set(together.map(({ finding }) => finding));
  applied.push(...together);
  for (const found of asked) {
    const { finding } = found;
    if (finding.fix === null || handled.has(finding) || isDone(actions, finding.fix)) continue;
    if (touched.concern(finding)) {
      deferred++;
      continue;
    }
    await options.pause?.();
    const made = await applyOne(state, found, finding.fix, guarding);
    if (made === undefined) continue;
    applied.push(made);
    actions.push(...made.actions);
    touched.add(finding, made.changes);
  }
  return { applied, deferred };
}

function applyAllowed(state: RunState, asked: readonly Found[], touched: TouchedPlaces): readonly Made[] {
  const { level } = state;
  const allowed = asked.filter(
    ({ finding }) =>
      finding.fix !== null && isAllowed(finding.fix, level) && writeRefusal(state, finding, finding.fix) === undefined,
  );
  const losing = level === 'safe' ? 'keeps-comments' : 'may-lose-comments';
  const { workspace, made } = makeTogether(state, allowed, touched, losing);
  state.workspace = workspace;
  return [...made].flatMap(([{ finding }, changes]) => {
    const { fix, file } = finding;
    return fix === null ? [] : [{ finding, fix, changes, actions: [], files: [file] }];
  });
}

async function applyOne(state: RunState, found: Found, fix: Fix, guarding: Guarding): Promise<Made | undefined> {
  if (isAllowed(fix, state.level)) return make(state, found, fix, guarding);
  if (state.options.decide === undefined) return undefined;
  for (const reading of readingsToChoose(fix)) {
    const made = await make(state, found, reading, guarding);
    if (made !== undefined) return made;
  }
  return undefined;
}

async function make(
  state: RunState,
  { finding, subject }: Found,
  fix: Fix,
  guarding: Guarding,
): Promise<Made | undefined> {
  const { level, workspace: before, input, options } = state;
  const refusal = writeRefusal(state, finding, fix);
  if (refusal !== undefined) return state.block(finding, refusal);
  const made = applyFix(before, input.installation, subject, fix, finding.ruleId);
  if (!made.ok) {
    if (made.type === 'defect') state.recordDefect(finding, made.message);
    return state.refuse(finding, made.message);
  }
  if (made.lostComments > 0 && level === 'safe') {
    state.lower(finding, { applicability: 'unsafe' });
    return state.refuse(finding, 'it would take a comment along that belongs to something else; needs --unsafe');
  }
  const changed = changedFiles(before, made.workspace);
  const locked = changed.map(({ file }) => options.readOnly?.(file.path, file.kind)).find((reason) => reason);
  if (locked !== undefined) return state.block(finding, locked);
  if (guarding === 'one-by-one') {
    const objection = await objectionTo(state, { finding, fix, before, after: made.workspace });
    if (objection !== undefined) return state.refuse(finding, objection);
  }
  state.workspace = made.workspace;
  return { finding, fix, changes: made.changes, actions: made.actions, files: changed.map(({ file }) => file.path) };
}

function changedFiles(before: Workspace, after: Workspace): readonly FileDraft[] {
  return [...after.values()].filter((draft) => before.get(draft.file.path) !== draft);
}
