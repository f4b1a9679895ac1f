import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { InputError, type Plan, type ReportInput, reportInput, type Written } from '../../index.js';
import { stoppedCommands, visibleLines, withoutCommands } from '../../report/inert-text.js';
import { requireWritableDirectory, writeOwnFile } from '../../storage/own-files.js';
import type { DoctorOptions, ReportTarget } from '../command-line/doctor-options.js';
import { invocation, routesInvocation } from '../command-line/invocation.js';
import type { Terminal } from '../terminal.js';

const PRIVATE = 0o600;
/** Text for people, which a log may hold; `pretty` writes colours of its own and shows all else as a stand-in. */
const PLAIN_FORMATS: ReadonlySet<string> = new Set(['concise', 'markdown', 'junit']);

/** Prints or writes every report that was asked for. @throws {InputError} where a file cannot be written */
export async function printReports(
  plan: Plan,
  written: Written,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<void> {
  const { patchNotes, renderPatch, renderReport } = await import('../../report/index.js');
  for (const target of options.reports) {
    if (options.quiet && target.file === undefined && target.format === 'pretty' && isAllWell(plan, written)) continue;
    const input = inputFor(plan, written, options, terminal, target);
    const text = target.format === 'patch' ? renderPatch(input) : renderReport(target.format, input);
    await printText(target, text, terminal);
    if (target.format === 'patch') for (const note of patchNotes(input)) await terminal.note(`${note}\n`);
  }
}

/** Prints a report, or writes its file. @throws {InputError} where that cannot be done */
export async function printText({ format, file }: ReportTarget, text: string, terminal: Terminal): Promise<void> {
  if (file === undefined) await terminal.print(inert(text, format, terminal));
  else await writeReport(file, text, terminal);
}

/** What stands in the files that were checked must not be acted upon by whoever shows or logs the report. */
function inert(text: string, format: ReportTarget['format'], { isTerminal, system }: Terminal): string {
  if (format === 'patch') {
    if (isTerminal) return visibleLines(text);
    return system.env.GITHUB_ACTIONS === 'true' ? stoppedCommands(text, randomUUID()) : text;
  }
  if (format === 'pretty') return withoutCommands(text);
  if (format === 'github') return visibleLines(text);
  return PLAIN_FORMATS.has(format) ? withoutCommands(visibleLines(text)) : text;
}

function isAllWell({ result }: Plan, written: Written): boolean {
  return result.findings.length === 0 && result.defects.length === 0 && written.failures.length === 0;
}

export function inputFor(
  plan: Plan,
  written: Written,
  options: DoctorOptions,
  terminal: Terminal,
  target: ReportTarget,
): ReportInput {
  const { mode, level, detail, showSecrets, most, source } = options;
  return reportInput(
    plan,
    written,
    { ...options.check, system: terminal.system },
    {
      mode,
      level,
      detail,
      showSecrets,
      width: terminal.width,
      color: options.color && target.file === undefined,
      invocation: invocation(options),
      ...(source !== 'stdin' && { routesCall: routesInvocation(options) }),
      writes: ({ files: 'to-files', staged: 'by-git', stdin: 'to-output' } as const)[source],
      ...(most !== undefined && { most }),
    },
  );
}

/**
 * Refuses a report's file before anything else is written: over what it is about, or where it cannot be made.
 * @throws {InputError}
 */
export async function refuseBadReportFiles(
  { result }: Plan,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<void> {
  const checked = result.files.map((file) => file.path);
  await refuseBadFiles(options, checked, terminal);
}

/** @param checked what is checked or read: files, or directories with all that lies in them */
export async function refuseBadFiles(
  { reports, baseline }: Pick<DoctorOptions, 'reports' | 'baseline'>,
  checked: readonly string[],
  { system }: Terminal,
): Promise<void> {
  const asked = [...reports.map(({ file }) => file), ...(baseline?.mode === 'update' ? [baseline.file] : [])];
  for (const file of asked) {
    if (file === undefined) continue;
    const target = path.resolve(system.cwd, file);
    if (checked.some((one) => path.resolve(system.cwd, one) === target)) {
      throw new InputError(`${file} is one of the files that are checked; give the report another name.`);
    }
    await requireWritableDirectory(target).catch((cause: unknown) => {
      throw unwritable(file, cause);
    });
  }
}

async function writeReport(file: string, text: string, { system }: Terminal): Promise<void> {
  try {
    await writeOwnFile(path.resolve(system.cwd, file), text, PRIVATE);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function unwritable(file: string, cause: unknown): InputError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown failure';
  return new InputError(`the report cannot be written to ${file} (${code}); name another file.`, { cause });
}
