/**
 * The public API: check an installation, fix it, write rules of one's own. `check({ paths: ['openclaw.json'] })` is all
 * it takes; the process is read where no `system` is given, and nowhere else.
 */
import { type Applied, type ApplyOptions, applyPlan } from './doctor/apply/apply-plan.js';
import { planAsWritten } from './doctor/apply/plan-as-written.js';
import { runsDirectory } from './doctor/apply/runs-directory.js';
import type { CheckOptions, System } from './doctor/check-options.js';
import { type Plan, planRun } from './doctor/plan/plan.js';
import { processSystem } from './doctor/process-system.js';
import type { FixLevel } from './engine/run-options.js';

export { type Applied, type ApplyOptions, applyPlan } from './doctor/apply/apply-plan.js';
export { planAsWritten } from './doctor/apply/plan-as-written.js';
export { runsDirectory } from './doctor/apply/runs-directory.js';
export { cutOffRuns, type UndoOptions, undo, undoPreview } from './doctor/apply/undo.js';
export type { RunOutcome } from './doctor/apply/write-run.js';
export type { CheckOptions, System } from './doctor/check-options.js';
export { closest } from './doctor/closest.js';
export type { How, Want } from './doctor/edit/change.js';
export { configFile } from './doctor/edit/config-file.js';
export { type ConfigEdit, type EditedFile, type EditRequest, editConfig } from './doctor/edit/edit-config.js';
export { readPatch } from './doctor/edit/patch/read-patch.js';
export { readInput, textOfInput } from './doctor/edit/read-input.js';
export { type ReadValue, readValue } from './doctor/edit/read-value.js';
export type { Refusal } from './doctor/edit/refusal.js';
export { typedBatch, typedProvider, typedSet, typedUnset } from './doctor/edit/typed/changes.js';
export { type ProviderWords, secretReference } from './doctor/edit/typed/secret-builders.js';
export { writeEdit } from './doctor/edit/write-edit.js';
export { checkHomes } from './doctor/homes/check-homes.js';
export { findHomes, type Home, homeNamed } from './doctor/homes/find-homes.js';
export type { HomesOptions } from './doctor/homes/homes-options.js';
export { mergeReports } from './doctor/homes/merge-reports.js';
export { InputError } from './doctor/input-error.js';
export { findToolConfig } from './doctor/plan/find-tool-config.js';
export type { Plan } from './doctor/plan/plan.js';
export { reportInput } from './doctor/plan/report-input.js';
export { processSystem } from './doctor/process-system.js';
export { configJsonSchema } from './doctor/releases/config-json-schema.js';
export { type KeyLife, keyLife } from './doctor/releases/key-life.js';
export { listMigrations, type MigrationList } from './doctor/releases/list-migrations.js';
export { type ListedRelease, listReleases } from './doctor/releases/list-releases.js';
export type { CommittedTexts, FormerText } from './doctor/restore/commented-texts.js';
export {
  type LostComment,
  type Restoration,
  type RestoredFile,
  type RestoreOptions,
  restoreComments,
} from './doctor/restore/restore-comments.js';
export { writeRestored } from './doctor/restore/write-restored.js';
export { explainRef, type RefExplanation } from './doctor/routes/explain-ref.js';
export {
  type ComparedRoute,
  compareRoutes,
  type ListedRoute,
  listRoutes,
  type RouteComparison,
  type RouteList,
} from './doctor/routes/list-routes.js';
export { allRules, leftPlugins } from './doctor/rules/all-rules.js';
export { checkRuleExample, type RuleTester, ruleTester, type TestRunner } from './doctor/rules/rule-tester.js';
export { ruleUrl } from './doctor/rules/rule-url.js';
export { findRule, type SeverityOverride } from './doctor/rules/select-rules.js';
export { tool } from './doctor/tool.js';
export { planUpgrade } from './doctor/upgrade/plan-upgrade.js';
export type { AskedSpan } from './doctor/upgrade/span.js';
export { FixCycle } from './engine/apply/fix-cycle.js';
export type { Applicability, Finding, FindingStatus, Fix, Severity } from './engine/finding.js';
export { type EditBuilder, manual, safe, unsafe } from './engine/fix.js';
export { type LegacyKey, legacyKeys } from './engine/legacy-keys.js';
export {
  type ConfigContext,
  defineRule,
  type Example,
  type FileContext,
  type InstallationContext,
  type Report,
  type Rule,
  type RuleMeta,
  type SessionContext,
  type TextContext,
} from './engine/rule.js';
export { matchesRule } from './engine/rule-pattern.js';
export type { Proposal, Verdict } from './engine/run-options.js';
export { isChanged, type RunResult } from './engine/run-result.js';
export type { Environment } from './installation/locate.js';
export type { ConfigValue } from './openclaw/config/view.js';
export { type HomeReport, type HomeRow, type HomesReport, keptFor, renderHomes } from './report/homes/index.js';
export type { ReportInput, Written } from './report/input.js';
export type { UpgradePlan } from './report/upgrade/plan.js';
export { rules } from './rules/registry.js';
export { StorageError } from './storage/failure.js';
export type { Journal } from './storage/runs/journal.js';
export { listRuns } from './storage/runs/run-directory.js';
export type { UndoOutcome } from './storage/runs/undo.js';
export type { RefusedUndo, UndoStep } from './storage/runs/undo-step.js';
export type { ConfiguredSuppression, RuleLevel, ToolConfig, ToolConfigFile } from './tool-config/tool-config.js';

/** What `check`, `preview` and `fix` take; the process they run in unless `system` says otherwise. */
export type Options = Omit<CheckOptions, 'system'> & { readonly system?: System | undefined };

function onSystem(options: Options): CheckOptions {
  return { ...options, system: options.system ?? processSystem() };
}

/**
 * Looks only: the plan holds findings and no changes.
 * @throws {InputError} where there is nothing that can be checked
 */
export async function check(options: Options = {}): Promise<Plan> {
  return planRun(onSystem(options), 'none');
}

/**
 * Works out what `fix` would write, and writes nothing.
 * @throws {InputError} where there is nothing that can be checked
 * @throws {FixCycle} where two rules undo each other; nothing is to be written then
 */
export async function preview(options: Options = {}, level: Exclude<FixLevel, 'none'> = 'safe'): Promise<Plan> {
  return planRun(onSystem(options), level);
}

/**
 * Checks, fixes and writes, with a backup that `undo` puts back. Files that could not be written are in
 * `written.failures`, each with what to do; they are no exception.
 * @param apply where the backup goes: where the command line keeps its own, unless given
 * @throws {InputError} where there is nothing that can be checked
 * @throws {FixCycle} where two rules undo each other; nothing was written
 * @throws {StorageError} where no backup can be kept; nothing was written
 */
export async function fix(
  options: Options = {},
  level: Exclude<FixLevel, 'none'> = 'safe',
  apply: Partial<ApplyOptions> = {},
): Promise<{ readonly plan: Plan; readonly written: Applied }> {
  const checked = onSystem(options);
  const plan = await planRun(checked, level);
  const written = await applyPlan(plan, checked.system, { runsDirectory: runsDirectory(checked.system), ...apply });
  return { plan: planAsWritten(plan, written), written };
}
