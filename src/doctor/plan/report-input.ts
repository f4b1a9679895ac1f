import type { Rule } from '../../engine/rule.js';
import type { ReportInput, Written } from '../../report/input.js';
import { rules } from '../../rules/registry.js';
import type { CheckOptions } from '../check-options.js';
import { ruleUrl } from '../rules/rule-url.js';
import { type RuleSelection, selectRules } from '../rules/select-rules.js';
import { tool } from '../tool.js';
import type { Plan } from './plan.js';

/** How a report is to look, and how to get it again; all else is said by what was found and written. */
export type ReportLook = Pick<ReportInput, 'mode' | 'level' | 'color' | 'width' | 'showSecrets' | 'detail'> &
  Partial<Pick<ReportInput, 'most' | 'invocation' | 'routesCall' | 'writes'>>;

/** What a report on a plan is made from, once it was carried out or left. */
export function reportInput(
  plan: Plan,
  written: Written,
  { system, ...selection }: Pick<CheckOptions, 'system' | 'only' | 'skip' | 'severity'>,
  look: ReportLook,
): ReportInput {
  const byId = new Map(plan.rules.map((rule) => [rule.id, rule]));
  const ours = new Set(rules.map(({ id }) => id));
  return {
    ...look,
    result: plan.result,
    tool,
    cwd: system.cwd,
    written,
    notes: plan.notes,
    isIncomplete: !plan.isComplete,
    rule: (id) => byId.get(id),
    ruleUrl: (id) => ruleUrl(id, ours.has(id)),
    home: plan.installations[0].home,
    refused: look.mode === 'fix' ? plan.refused.after : plan.refused.before,
    scope: mayPromise(plan.rules, selection) ? 'all-rules' : 'some-rules',
    routes: plan.routes,
    sameRoutes: plan.sameRoutes,
  };
}

/** Whether every rule was asked whose error keeps a gateway from starting with its config. */
function mayPromise(all: readonly Rule[], { only = [], skip = [], severity = [] }: RuleSelection): boolean {
  if (only.length + skip.length + severity.length === 0) return true;
  const asked = new Set(selectRules(all, { only, skip, severity }, 'not-loaded').rules);
  return all.every((rule) => asked.has(rule) || rule.severity !== 'error' || !isAboutConfig(rule));
}

function isAboutConfig({ id, reads }: Rule): boolean {
  return reads === 'config' || reads === 'text' || id === 'include/unresolved';
}
