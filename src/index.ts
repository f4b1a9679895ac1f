/**
 * The public API: check an installation, fix it, write rules of one's own. `check({ paths: ['openclaw.json'] })` is all
 * it takes; the process is read where no `system` is given, and nowhere else.
 */
import { type Applied, type ApplyOptions, applyPlan } from './doctor/apply-plan.js';
import type { CheckOptions, System } from './doctor/check-options.js';
import { type Plan, planRun } from './doctor/plan.js';
import { processSystem } from './doctor/process-system.js';
import { runsDirectory } from './doctor/runs-directory.js';
import { settle } from './doctor/settle.js';
import type { FixLevel } from './engine/run-options.js';

export { allRules, leftPlugins } from './doctor/all-rules.js';
export { type Applied, type ApplyOptions, applyPlan } from './doctor/apply-plan.js';
export type { CheckOptions, System } from './doctor/check-options.js';
export { closest } from './doctor/closest.js';
export { explainRef, type RefExplanation } from './doctor/explain-ref.js';
export { findToolConfig } from './doctor/find-tool-config.js';
export { InputError } from './doctor/input-error.js';
export { type KeyLife, keyLife } from './doctor/key-life.js';
export { listMigrations, type MigrationList } from './doctor/list-migrations.js';
export { type ListedRelease, listReleases } from './doctor/list-releases.js';
export {
  type ComparedRoute,
  compareRoutes,
  type ListedRoute,
  listRoutes,
  type RouteComparison,
  type RouteList,
} from './doctor/list-routes.js';
export type { Plan } from './doctor/plan.js';
export { processSystem } from './doctor/process-system.js';
export { checkRuleExample, type RuleTester, ruleTester, type TestRunner } from './doctor/rule-tester.js';
export { ruleUrl } from './doctor/rule-url.js';
export { runsDirectory } from './doctor/runs-directory.js';
export { findRule, type SeverityOverride } from './doctor/select-rules.js';
export { settle } from './doctor/settle.js';
export { tool } from './doctor/tool.js';
export { type UndoOptions, undo } from './doctor/undo.js';
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
export type { RunResult } from './engine/run-result.js';
export type { Environment } from './installation/locate.js';
export type { ConfigValue } from './openclaw/config/view.js';
export type { ReportInput, Written } from './report/input.js';
export { rules } from './rules/registry.js';
export { StorageError } from './storage/failure.js';
export { listRuns } from './storage/run-store.js';
export type { UndoOutcome } from './storage/undo.js';
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
  return { plan: settle(plan, written), written };
}
