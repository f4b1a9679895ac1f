import { groupBy } from '../../document/group-by.js';
import { checkRules } from '../check/check-rules.js';
import type { Found } from '../check/run-rule.js';
import type { Finding } from '../finding.js';
import { originOf, placeOf } from '../finding-place.js';
import type { RunState } from '../run-state.js';
import { isDone } from './apply-round.js';

/** What is still found after all fixes, by place; taken out as it is matched with what was found before. */
type Left = Map<string, Found[]>;

/** Findings as a re-scan of the patched text proves them. */
export async function conclude(state: RunState, initial: readonly Found[]): Promise<readonly Finding[]> {
  const left = await rescan(state);
  const made = new Set(state.applied.flatMap(marksOf));
  const isTextChanged = [...state.workspace].some(([path, draft]) => state.opened.get(path) !== draft);
  const concluded = initial.map(({ finding }) => concludeOne(state, finding, left, { made, isTextChanged }));
  const known = new Set(concluded.map(originOf));
  const followUps = state.applied
    .filter((finding) => !known.has(originOf(finding)))
    .map((finding): Finding => ({ ...finding, isNew: true }));
  const news = [...left.values()].flat().map(({ finding }) => {
    const refused = state.refusalOf(finding);
    const found: Finding = { ...finding, isNew: true };
    return refused === undefined ? found : state.asLowered({ ...found, ...refused });
  });
  return [...concluded, ...followUps, ...news];
}

async function rescan({ rules, workspace, input, options }: RunState): Promise<Left> {
  const { pause, suppression } = options;
  const found = await checkRules(rules, workspace, input, {
    ...(pause && { pause }),
    ...(suppression && { suppression }),
  });
  return groupBy(found, ({ finding: { ruleId, file, path } }) => placeOf(ruleId, file, path));
}

/** What was done: the marks of the fixes that were made, and whether any text is another. */
interface Done {
  readonly made: ReadonlySet<string>;
  readonly isTextChanged: boolean;
}

function concludeOne(state: RunState, finding: Finding, left: Left, done: Done): Finding {
  if (finding.status === 'suppressed') {
    takeLeft(state, finding, left);
    return finding;
  }
  const still = takeLeft(state, finding, left);
  // The texts do not show what is done to a file as a whole.
  if (finding.fix !== null && isDone(state.actions, finding.fix)) return { ...finding, status: 'fixed' };
  if (still === undefined) return isChanged(state, finding, done) ? asFixed(finding, done.made) : finding;
  const { message } = still.finding;
  const open = message === finding.message ? finding : { ...finding, messageAfter: message };
  const refused = state.refusalOf(finding) ?? state.refusalOf(still.finding);
  return refused === undefined ? open : state.asLowered({ ...open, ...refused });
}

/** A finding by its place and by its fix, which it may share with others of its rule. */
function marksOf(finding: Finding): readonly string[] {
  const { ruleId, file, fix } = finding;
  // One fix over several files answers whatever was found in them, whichever rule asked for it.
  if (fix?.change.type === 'across') return [originOf(finding), JSON.stringify(['across', fix.title])];
  return fix === null ? [originOf(finding)] : [originOf(finding), JSON.stringify([ruleId, file, fix.title])];
}

/** Done by its own fix, or by what other fixes did to its cause. */
function asFixed(finding: Finding, made: ReadonlySet<string>): Finding {
  const itself = finding.fix?.applicability !== 'manual' && marksOf(finding).some((mark) => made.has(mark));
  return { ...finding, status: 'fixed', ...(!itself && { settledBy: 'other-fixes' as const }) };
}

/** Something was written or done; only then may a finding that is gone count as fixed. */
function isChanged({ actions }: RunState, finding: Finding, { isTextChanged }: Done): boolean {
  return isTextChanged || actions.some((action) => action.path === finding.file);
}

function takeLeft(state: RunState, finding: Finding, left: Left): Found | undefined {
  const { ruleId, file, path } = finding;
  if (path === null && state.actions.some((action) => action.path === file) && state.wasApplied(finding)) {
    left.delete(placeOf(ruleId, file, path));
    return undefined;
  }
  const now = path === null ? finding : state.tracker.track({ file, path });
  if (now === undefined) return undefined;
  return left.get(placeOf(ruleId, now.file, now.path))?.shift();
}
