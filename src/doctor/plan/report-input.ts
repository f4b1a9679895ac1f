import type { ReportInput, Written } from '../../report/input.js';
import { rules } from '../../rules/registry.js';
import type { CheckOptions } from '../check-options.js';
import { ruleUrl } from '../rules/rule-url.js';
import { tool } from '../tool.js';
import type { Plan } from './plan.js';

/** How a report is to look, and how to get it again; all else is said by what was found and written. */
export type ReportLook = Pick<ReportInput, 'mode' | 'level' | 'color' | 'width' | 'showSecrets' | 'detail'> &
  Partial<Pick<ReportInput, 'most' | 'invocation' | 'routesCall' | 'writes'>>;

/** What a report on a plan is made from, once it was carried out or left. */
export function reportInput(
  plan: Plan,
  written: Written,
  { system, only = [], skip = [], severity = [] }: Pick<CheckOptions, 'system' | 'only' | 'skip' | 'severity'>,
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
    scope: only.length + skip.length + severity.length > 0 ? 'some-rules' : 'all-rules',
    routes: plan.routes,
    sameRoutes: plan.sameRoutes,
  };
}
