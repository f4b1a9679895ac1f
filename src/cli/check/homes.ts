import * as path from 'node:path';
import {
  checkHomes,
  findHomes,
  type HomeReport,
  type HomesReport,
  InputError,
  keptFor,
  renderHomes,
  runsDirectory,
  tool,
} from '../../index.js';
import { readBaseline } from '../../report/baseline.js';
import { readOwnFile } from '../../storage/own-files.js';
import type { DoctorOptions } from '../command-line/doctor-options.js';
import { commandFor, pathWords } from '../command-line/invocation.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { noteCutOffRun } from './cut-off-run.js';
import { printText, refuseBadFiles } from './print-reports.js';
import { createProgress } from './progress.js';

/** Several homes in one run. @returns `undefined` where one installation, or config files, were asked for */
export async function runHomes(options: DoctorOptions, terminal: Terminal): Promise<number | undefined> {
  const { system } = terminal;
  const names = pathsOf(options);
  const homes = await findHomes(names, system);
  if (homes === undefined) return undefined;
  refuseWhatIsForOne(options);
  await refuseBadFiles(
    options,
    homes.map((home) => home.path),
    terminal,
  );
  const directory = runsDirectory(system);
  if (options.mode === 'fix') await noteCutOffRun(directory, terminal);
  const progress = options.quiet ? undefined : createProgress(terminal);
  const { paths: _p, config: _c, stateDir: _s, given: _g, decide: _d, onProgress: _o, ...check } = options.check;
  const command = commandFor(options);
  const reports = await checkHomes(
    homes,
    {
      check,
      mode: options.mode,
      level: options.level,
      kept: keptFor(
        options.reports.map(({ format }) => format),
        options.detail,
      ),
      runsDirectory: directory,
      baseline: await baselineOf(options, terminal),
      showSecrets: options.showSecrets,
      width: terminal.width,
      color: options.color,
      detail: options.detail,
      command,
    },
    { onProgress: progress?.onProgress },
  ).finally(() => progress?.end());
  const report: HomesReport = {
    homes: reports,
    tool,
    mode: options.mode,
    color: options.color,
    width: terminal.width,
    notes: [],
    call: { command, paths: pathWords(names) },
    detail: options.detail,
    level: options.level,
    ...(options.most !== undefined && { most: options.most }),
  };
  const status = worstOf(reports, options);
  await printHomes(report, options, status, terminal);
  return status;
}

function pathsOf({ check: { paths = [], config, stateDir, toolConfig } }: DoctorOptions): readonly string[] {
  if (paths.length > 0 || config !== undefined || stateDir !== undefined) return paths;
  return toolConfig?.paths ?? [];
}

function refuseWhatIsForOne({ review, baseline }: DoctorOptions): void {
  if (review === 'each') throw new UsageError('--interactive reviews one home at a time; name one.');
  if (baseline?.mode === 'update') {
    throw new UsageError('--update-baseline takes one home at a time; name one. --baseline FILE is read for all.');
  }
}

async function baselineOf({ baseline }: DoctorOptions, { system }: Terminal) {
  if (baseline === undefined) return undefined;
  const file = path.resolve(system.cwd, baseline.file);
  const entries = readBaseline((await readOwnFile(file).catch(() => undefined)) ?? '');
  if (entries === undefined) {
    throw new InputError(`${baseline.file} cannot be read as a baseline of clawmend; name another file.`);
  }
  return { directory: path.dirname(file), entries };
}

/** The worst of what each home would have been alone. */
export function worstOf(
  reports: readonly HomeReport[],
  { failOn, maxWarnings, check }: Pick<DoctorOptions, 'failOn' | 'maxWarnings' | 'check'>,
): number {
  const threshold = { failOn: failOn ?? check.toolConfig?.failOn ?? ('warning' as const), maxWarnings };
  const codes = reports.map(({ row }) => {
    const hasFailed = row.verdict === 'not-checked' || row.failures.length > 0 || row.isIncomplete;
    return exitCodeOf(row, { ...threshold, hasPatch: row.hasPatch, hasFailed });
  });
  return Math.max(EXIT.clean, ...codes);
}

export async function printHomes(
  report: HomesReport,
  { reports, quiet }: Pick<DoctorOptions, 'reports' | 'quiet'>,
  status: number,
  terminal: Terminal,
): Promise<void> {
  for (const target of reports) {
    const { format, file } = target;
    if (quiet && file === undefined && format === 'pretty' && status === EXIT.clean) continue;
    const text = renderHomes(format, { ...report, color: report.color && file === undefined });
    await printText(target, text, terminal);
  }
  const isShown = reports.some(({ format, file }) => format === 'pretty' && file === undefined);
  if (isShown || quiet) return;
  // Standard output holds a patch or a document for programs: people find the table here.
  if (report.mode === 'diff') await terminal.note(renderHomes('pretty', { ...report, color: false }));
  else
    for (const { row } of report.homes) {
      for (const text of [row.reason ?? '', ...row.failures]) {
        if (text !== '') await terminal.note(`${row.home}: ${text}\n`);
      }
    }
}
