import type { Environment } from '../../installation/locate.js';
import { applyBaseline } from '../../report/baseline.js';
import { homeReport, uncheckedHome } from '../../report/homes/home-report.js';
import type { HomeReport } from '../../report/homes/model.js';
import type { ReportInput } from '../../report/input.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { type Applied, applyPlan } from '../apply/apply-plan.js';
import { planAsWritten } from '../apply/plan-as-written.js';
import { failureReason } from '../failure-reason.js';
import { type Plan, planRun } from '../plan/plan.js';
import { reportInput } from '../plan/report-input.js';
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
  const input = inputOf(home, planAsWritten(planned, written), written, options);
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

function inputOf(home: Home, plan: Plan, written: Applied, options: HomesOptions): ReportInput {
  const { check, mode, level, showSecrets, width, color, detail, command } = options;
  const invocation = `${command} ${home.name}`;
  return reportInput(plan, written, check, { mode, level, showSecrets, width, color, detail, invocation });
}

/** In a table of many homes one that could not be checked is a line, whatever it was. */
function reasonOf(error: unknown): string {
  const { kind, text } = failureReason(error);
  return kind === 'defect' ? `this is a defect of ours, please report it: ${text}` : text;
}
