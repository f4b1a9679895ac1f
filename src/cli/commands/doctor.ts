import {
  type Applied,
  applyPlan,
  check,
  isChanged,
  type Plan,
  planAsWritten,
  preview,
  runsDirectory,
} from '../../index.js';
import { withBaseline } from '../check/baseline.js';
import { noteCutOffRun } from '../check/cut-off-run.js';
import { inputFor, printReports, refuseBadReportFiles } from '../check/print-reports.js';
import { createProgress } from '../check/progress.js';
import type { Write } from '../check/standard-input.js';
import { type DoctorOptions, readDoctorOptions } from '../command-line/doctor-options.js';
import { type Arguments, given } from '../command-line/options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT, exitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { withToolConfig } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  if (given(args, 'stdin')) {
    const { checkStandardInput } = await import('../check/standard-input.js');
    return checkStandardInput(() => readDoctorOptions(args, terminal), terminal, given(args, 'fix'), checkWith);
  }
  const options = readDoctorOptions(args, terminal);
  if (options.source === 'staged') return checkStaged(options, terminal);
  return options.review === 'each' ? review(options, terminal) : checkWith(options, terminal, write);
}

async function checkStaged(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const { withStagedFiles } = await import('../check/staged.js');
  const staged = await withStagedFiles(options, terminal);
  if (staged !== undefined) return checkWith(staged, terminal, write);
  if (!options.quiet) await terminal.note('No config is staged.\n');
  return EXIT.clean;
}

async function review(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const dialogue = terminal.dialogue?.();
  if (dialogue === undefined) {
    throw new UsageError(
      '--interactive asks at a terminal, and there is none; leave it out, or look with --diff first.',
    );
  }
  const { createReview } = await import('../check/review.js');
  try {
    const decide = createReview({ dialogue, terminal }, options);
    return await checkWith({ ...options, check: { ...options.check, decide } }, terminal, write);
  } finally {
    dialogue.close();
  }
}

async function checkWith(asked: DoctorOptions, terminal: Terminal, write: Write): Promise<number> {
  const options = await withToolConfig(asked, terminal, asked.toolConfig);
  if (options.printConfig) return await printConfig(options, terminal);
  if (mayBeHomes(options)) {
    const { runHomes } = await import('../check/homes.js');
    const status = await runHomes(options, terminal);
    if (status !== undefined) return status;
  }
  const planned = await withProgress(options, terminal).catch(async (cause: unknown) => {
    const { mistyped } = await import('../command-line/mistyped.js');
    throw (await mistyped(options.check.paths?.[0], cause, terminal.system.cwd)) ?? cause;
  });
  await untilSignalsAreSeen();
  if (terminal.interrupted.aborted) return EXIT.interrupted;
  await refuseBadReportFiles(planned, options, terminal);
  if (options.mode === 'fix') await noteCutOffRun(runsDirectory(terminal.system), terminal);
  const written = options.mode === 'fix' ? await write(planned, terminal) : NOTHING_WRITTEN;
  const outcome = planAsWritten(planned, written);
  const report = inputFor(outcome, written, options, terminal, { format: 'json' });
  const plan = await withBaseline(outcome, report, options, terminal);
  await printReports(plan, written, options, terminal);
  if (!options.quiet) await noteWhatIsLeft(plan, written, options, terminal);
  if (terminal.interrupted.aborted) return EXIT.interrupted;
  return exitCode({
    findings: plan.result.findings,
    failOn: options.failOn ?? options.check.toolConfig?.failOn ?? FAIL_ON,
    maxWarnings: options.maxWarnings,
    hasPatch: options.mode === 'diff' && plan.result.files.some(isChanged),
    hasFailed: written.failures.length > 0 || plan.result.defects.length > 0 || !plan.isComplete,
  });
}

const FAIL_ON = 'warning';

/** Several paths may be several homes, and so may a pattern. */
function mayBeHomes({ source, check: { paths = [], config, stateDir, toolConfig } }: DoctorOptions): boolean {
  if (source !== 'files' || config !== undefined || stateDir !== undefined) return false;
  const names = paths.length > 0 ? paths : (toolConfig?.paths ?? []);
  return names.length > 1 || /[*?[{]/.test(names[0] ?? '');
}

async function withProgress({ mode, level, check: given, quiet }: DoctorOptions, terminal: Terminal): Promise<Plan> {
  // A review asks questions of its own on the same lines.
  if (quiet || given.decide !== undefined) return mode === 'check' ? check(given) : preview(given, level);
  const progress = createProgress(terminal);
  const asked = { ...given, onProgress: progress.onProgress };
  try {
    return await (mode === 'check' ? check(asked) : preview(asked, level));
  } finally {
    progress.end();
  }
}

/** Standard output holds the config alone; where it comes from is for people. */
async function printConfig(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const { renderToolConfig } = await import('../render/tool-config.js');
  await terminal.print(renderToolConfig(options, FAIL_ON));
  const files = options.check.toolConfig?.files ?? [];
  const origin = files.length === 0 ? 'no config of clawmend found' : `from ${files.join(', which extends ')}`;
  if (!options.quiet) await terminal.note(`${origin}\n`);
  return EXIT.clean;
}

const NOTHING_WRITTEN: Applied = { paths: [], failures: [] };

function write(plan: Plan, { system, interrupted, holdTermination }: Terminal): Promise<Applied> {
  const work = () => applyPlan(plan, system, { runsDirectory: runsDirectory(system), signal: interrupted });
  return holdTermination?.(work) ?? work();
}

/** The check keeps the process busy; a signal that came meanwhile is handled before anything is written. */
function untilSignalsAreSeen(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Where standard output holds a patch or a document for programs, people read the rest here. */
async function noteWhatIsLeft(plan: Plan, written: Applied, options: DoctorOptions, terminal: Terminal): Promise<void> {
  const isPretty = options.reports.some(({ format, file }) => format === 'pretty' && file === undefined);
  if (isPretty) return;
  for (const note of plan.notes) await terminal.note(`${note}\n`);
  for (const { path, message } of written.failures) await terminal.note(`${path} was not written: ${message}\n`);
  for (const { ruleId, message } of plan.result.defects) {
    await terminal.note(`a defect of ours in ${ruleId}, please report it: ${message}\n`);
  }
  if (options.mode !== 'diff') return;
  const report = inputFor(plan, written, options, terminal, { format: 'concise' });
  const { notInPatch } = await import('../../report/index.js');
  for (const line of notInPatch({ ...report, color: false })) await terminal.note(`${line}\n`);
}
