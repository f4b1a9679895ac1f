import type { Finding, Fix } from '../finding.js';
import type { Lowered, Proposal } from '../run-options.js';
import type { RunState } from '../run-state.js';
import { concernsImports, importVerdict } from './import-guard.js';

/** True where a fix of this strength may be made at this level. */
export function isAllowed(fix: Fix, level: 'safe' | 'unsafe'): boolean {
  return fix.applicability === 'safe' || (level === 'unsafe' && fix.applicability === 'unsafe');
}

/** Why the file a fix is for must not be written. */
export function writeRefusal({ workspace, options }: RunState, finding: Finding, fix: Fix): string | undefined {
  // Narrowing permissions or removing a leftover is no write that a program with the file in memory could undo.
  if (fix.change.type === 'actions') return options.readOnly?.(finding.file, 'other');
  const files = fix.change.type === 'across' ? fix.change.files.map(({ file }) => file) : [finding.file];
  return files
    .flatMap((path) => workspace.get(path) ?? [])
    .map(({ file }) => options.readOnly?.(file.path, file.kind))
    .find((reason) => reason !== undefined);
}

/** What the guard or the person at the keyboard has against a fix. */
export async function objectionTo(state: RunState, proposal: Proposal): Promise<string | undefined> {
  const lowered = guardVerdict(state, proposal);
  if (lowered !== undefined) state.lower(proposal.finding, lowered);
  if (
    lowered !== undefined &&
    proposal.fix.applicability !== 'manual' &&
    !isAllowed({ ...proposal.fix, ...lowered }, state.level)
  ) {
    return lowered.reason ?? 'it may change which model, account or permission is in force';
  }
  const verdict = await state.options.decide?.({ ...proposal, of: state.fixable });
  return verdict?.apply === false ? verdict.reason : undefined;
}

/** What the guards make of a fix; `undefined` where they leave it as it is. */
export function guardVerdict(state: RunState, proposal: Proposal): Lowered | undefined {
  return importVerdict(state, proposal) ?? state.options.guard?.(proposal);
}

/** Whether a guard has to see a fix. */
export function concernsGuard({ options }: Pick<RunState, 'options'>, fix: Fix): boolean {
  return concernsImports(fix) || (options.concerns?.(fix) ?? true);
}

/** The readings of a broken text as fixes by themselves, which a person is asked about one after the other. */
export function readingsToChoose({ readings = [], applicability }: Fix): readonly Fix[] {
  return readings.map(({ title, edits }) => ({ title, applicability, change: { type: 'edits', edits } }));
}
