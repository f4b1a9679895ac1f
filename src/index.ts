/** The public API: check an installation, fix it, write rules of one's own. Nothing here reads the process by itself. */
import { type ApplyOptions, applyPlan } from './apply-plan.js';
import type { CheckOptions } from './check-options.js';
import type { FixLevel } from './engine/run.js';
import { type Plan, planRun } from './plan.js';
import type { Written } from './report/input.js';
import { settle } from './settle.js';

export { allRules } from './all-rules.js';
export { type ApplyOptions, applyPlan } from './apply-plan.js';
export type { CheckOptions, System } from './check-options.js';
export { closest } from './closest.js';
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
export { FixCycle, type Proposal, type RunResult, type Verdict } from './engine/run.js';
export { explainRef, type RefExplanation } from './explain-ref.js';
export { findToolConfig } from './find-tool-config.js';
export { InputError } from './input-error.js';
export { listMigrations, type MigrationList } from './list-migrations.js';
export {
  type ComparedRoute,
  compareRoutes,
  type ListedRoute,
  listRoutes,
  type RouteComparison,
  type RouteList,
} from './list-routes.js';
export type { Environment } from './openclaw/locate.js';
export type { ConfigValue } from './openclaw/view.js';
export type { Plan } from './plan.js';
export type { ReportInput, Written } from './report/input.js';
export { checkRuleExample, type RuleTester, ruleTester, type TestRunner } from './rule-tester.js';
export { ruleUrl } from './rule-url.js';
export { rules } from './rules/registry.js';
export { findRule, type SeverityOverride } from './select-rules.js';
export { settle } from './settle.js';
export { StorageError } from './storage/failure.js';
export { listRuns } from './storage/run-store.js';
export type { UndoOutcome } from './storage/undo.js';
export { tool } from './tool.js';
export type { ConfiguredSuppression, RuleLevel, ToolConfig, ToolConfigFile } from './tool-config/tool-config.js';
export { type UndoOptions, undo } from './undo.js';

/** Looks only: the plan holds findings and no changes. */
export function check(options: CheckOptions): Promise<Plan> {
  return planRun(options, 'none');
}

/** Works out what `fix` would write, and writes nothing. */
export function preview(options: CheckOptions, level: Exclude<FixLevel, 'none'> = 'safe'): Promise<Plan> {
  return planRun(options, level);
}

/** Checks, fixes and writes, with a backup that `undo` puts back. */
export async function fix(
  options: CheckOptions,
  level: Exclude<FixLevel, 'none'>,
  apply: ApplyOptions,
): Promise<{ readonly plan: Plan; readonly written: Written }> {
  const plan = await planRun(options, level);
  const written = await applyPlan(plan, options.system, apply);
  return { plan: settle(plan, written), written };
}
