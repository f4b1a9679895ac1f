import type { Edit } from '../../document/node.js';
import { applyFix } from '../../engine/apply/apply-fix.js';
import { runRule } from '../../engine/check/run-rule.js';
import type { Finding, Fix } from '../../engine/finding.js';
import type { Rule } from '../../engine/rule.js';
import type { Snapshot } from '../config/snapshot.js';

/** The edits of a fix, by file; all of them or none are to be made. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** What a person can choose from: the fix, or each reading of a broken text. */
export function choicesOf({ fix }: Finding): readonly Fix[] {
  if (fix === null) return [];
  const readings = (fix.readings ?? []).map(
    ({ title, edits }): Fix => ({ title, applicability: fix.applicability, change: { type: 'edits', edits } }),
  );
  return fix.change.type === 'none' || fix.change.type === 'actions' ? readings : [fix, ...readings];
}

/**
 * What a fix makes of the texts.
 * @returns `undefined` where it cannot be made, or changes files that are not for an editor to write
 */
export function editsOfFix(
  snapshot: Snapshot,
  rules: readonly Rule[],
  finding: Finding,
  fix: Fix,
): FileEdits | undefined {
  const { workspace, installation, target, strictJson } = snapshot;
  const rule = rules.find(({ id }) => id === finding.ruleId);
  const found =
    rule &&
    runRule(rule, workspace, { installation, target: target.release, strictJson }).find((one) =>
      isSame(one.finding, finding),
    );
  if (found === undefined) {
    const edits = fix.change.type === 'edits' ? fix.change.edits : undefined;
    return edits && new Map([[finding.file, edits]]);
  }
  const made = applyFix(workspace, installation, found.subject, fix, finding.ruleId);
  if (!made.ok) return undefined;
  const changed = [...made.workspace.values()].filter(({ edits }) => edits.length > 0);
  if (changed.length === 0 || !changed.every(({ file }) => snapshot.isConfig(file.path))) return undefined;
  return new Map(changed.map(({ file, edits }) => [file.path, edits]));
}

function isSame(a: Finding, b: Finding): boolean {
  return (
    a.file === b.file &&
    a.message === b.message &&
    a.range?.start === b.range?.start &&
    a.range?.end === b.range?.end &&
    JSON.stringify(a.path) === JSON.stringify(b.path)
  );
}
