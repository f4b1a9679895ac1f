import type { Environment } from '../../installation/locate.js';
import { applyBaseline } from '../../report/baseline.js';
import { homeReport, uncheckedHome } from '../../report/homes/home-report.js';
import type { HomeReport } from '../../report/homes/model.js';
import type { ReportInput } from '../../report/input.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { StorageError } from '../../storage/failure.js';
import { type Applied, applyPlan } from '../apply/apply-plan.js';
import { planAsWritten } from '../apply/plan-as-written.js';
import { InputError } from '../input-error.js';
import { type Plan, planRun } from '../plan/plan.js';
import { ruleUrl } from '../rules/rule-url.js';
import { tool } from '../tool.js';
import type { Home } from './find-homes.js';
import type { HomesOptions } from './homes-options.js';

const NOTHING_WRITTEN: Applied = { paths: [], failures: [] };

/** Checks one of many homes, repairs it where that is asked for, and keeps its report. Never throws for that home. */
export async function checkHome(home: Home, options: HomesOptions): Promise<HomeReport> {
  if (home.reason !== undefined) return uncheckedHome(home.name, home.reason);
  try {
    return await reportOn(home, options);
  } catch (error) {
    options.check.signal?.throwIfAborted();
    return uncheckedHome(home.name, maskShapes(reasonOf(error)));
  }
}

async function reportOn(home: Home, options: HomesOptions): Promise<HomeReport> {
  const { mode, level, runsDirectory } = options;
  const system = { ...options.check.system, env: withoutPlaces(options.check.system.env) };
  const planned = await planRun({ ...options.check, system, paths: [home.path] }, mode === 'check' ? 'none' : level);
  options.check.signal?.throwIfAborted();
  const written =
    mode === 'fix'
      ? await applyPlan(planned, system, {
          runsDirectory,
          prune: 'later',
          ...(options.check.signal && { signal: options.check.signal }),
        })
      : NOTHING_WRITTEN;
  const input = reportInput(home, planAsWritten(planned, written), written, options);
  return homeReport(home.name, baselined(input, options), options.kept);
}

/** Places that the environment names cannot be those of every home. */
function withoutPlaces(env: Environment): Environment {
  const { OPENCLAW_OAUTH_DIR, OPENCLAW_AGENT_DIR, PI_CODING_AGENT_DIR, ...rest } = env;
  return rest;
}

function baselined(input: ReportInput, { baseline }: HomesOptions): ReportInput {
  if (baseline === undefined) return input;
  const { findings } = applyBaseline({ ...input, cwd: baseline.directory }, baseline.entries);
  return { ...input, result: { ...input.result, findings } };
}

function reportInput(home: Home, plan: Plan, written: Applied, options: HomesOptions): ReportInput {
  const { check, mode, level, showSecrets, width, color, detail, command } = options;
  const byId = new Map(plan.rules.map((rule) => [rule.id, rule]));
  const { only = [], skip = [], severity = [], rules = [] } = check;
  const theirs = new Set(rules.map(({ id }) => id));
  return {
    result: plan.result,
    tool,
    cwd: check.system.cwd,
    mode,
    color,
    width,
    showSecrets,
    written,
    notes: plan.notes,
    isIncomplete: !plan.isComplete,
    rule: (id) => byId.get(id),
    ruleUrl: (id) => ruleUrl(id, !theirs.has(id)),
    home: plan.installations[0].home,
    invocation: `${command} ${home.name}`,
    level,
    refused: mode === 'fix' ? plan.refused.after : plan.refused.before,
    scope: only.length + skip.length + severity.length > 0 ? 'some-rules' : 'all-rules',
    detail,
    routes: plan.routes,
    sameRoutes: plan.sameRoutes,
  };
}

/** In a table of many homes one that could not be checked is a line, whatever it was. */
function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  if (error instanceof StorageError) return `nothing was written: ${error.path}: ${error.message}`;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'EACCES' || code === 'EPERM') return 'a directory in it may not be read by this user; run as its owner.';
  return `this is a defect of ours, please report it: ${message}`;
}
