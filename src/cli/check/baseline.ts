import * as path from 'node:path';
import { InputError, matchesRule, type Plan, type ReportInput } from '../../index.js';
import type { BaselineEntry } from '../../report/baseline.js';
import { relativeFile } from '../../report/relative-file.js';
import { readOwnFile, writeOwnFile } from '../../storage/own-files.js';
import type { DoctorOptions } from '../command-line/doctor-options.js';
import type { Terminal } from '../terminal.js';

/**
 * The plan with what its baseline knows suppressed; with `--update-baseline` that is everything that is open.
 * @throws {InputError} where the file is no baseline, or cannot be written
 */
export async function withBaseline(
  plan: Plan,
  report: ReportInput,
  { baseline, quiet, check }: DoctorOptions,
  terminal: Terminal,
): Promise<Plan> {
  if (baseline === undefined) return plan;
  const { applyBaseline, asKnown, renderBaseline, takeBaseline } = await import('../../report/baseline.js');
  const { file: name, mode } = baseline;
  const file = path.resolve(terminal.system.cwd, name);
  // Read from wherever: a baseline names files relative to itself.
  const input = { ...report, cwd: path.dirname(file) };
  const isJudged = judging(input, check);
  const known = await read(file, name, mode);
  if (mode === 'update') {
    const kept = known.filter((entry) => !isJudged(entry));
    const taken = takeBaseline(input);
    await write(file, renderBaseline([...kept, ...taken]), name);
    if (!quiet) await terminal.note(`${name} holds ${counted(kept.length + taken.length, 'finding')} now.\n`);
    const findings = plan.result.findings.map((finding) => (finding.status === 'open' ? asKnown(finding) : finding));
    return { ...plan, result: { ...plan.result, findings } };
  }
  const { findings, stale } = applyBaseline(input, known);
  const gone = stale.filter(isJudged);
  if (gone.length > 0 && !quiet) {
    const which =
      gone.length > 1
        ? 'are no longer found; --update-baseline drops them'
        : 'is no longer found; --update-baseline drops it';
    await terminal.note(`${counted(gone.length, 'entry', 'entries')} of ${name} ${which}.\n`);
    for (const { file: where, rule, path: place } of gone) {
      await terminal.note(`  ${where}${place === null ? '' : ` ${place}`} ${rule}\n`);
    }
  }
  return { ...plan, result: { ...plan.result, findings } };
}

/** Only what a run has looked at can be gone. */
function judging(
  { result, cwd }: ReportInput,
  { paths = [], state, only = [], skip = [] }: DoctorOptions['check'],
): (entry: BaselineEntry) => boolean {
  const isPart = paths.length > 0 || state === 'skip';
  const files = new Set(result.files.map((file) => relativeFile(cwd, file.path)));
  return ({ file, rule }) => {
    const named = (patterns: readonly string[]): boolean => patterns.some((pattern) => matchesRule(pattern, rule));
    return (only.length === 0 || named(only)) && !named(skip) && (!isPart || files.has(file));
  };
}

async function read(file: string, name: string, mode: 'use' | 'update'): Promise<readonly BaselineEntry[]> {
  const { readBaseline } = await import('../../report/baseline.js');
  const message = `the baseline ${name} cannot be read; write one with --update-baseline, or leave it out.`;
  const text = await readOwnFile(file).catch((cause: unknown) => {
    throw new InputError(message, { cause });
  });
  if (text === undefined && mode === 'update') return [];
  if (text === undefined) throw new InputError(message);
  const entries = readBaseline(text);
  if (entries !== undefined) return entries;
  throw new InputError(`${name} is no baseline of clawmend; name another file.`);
}

async function write(file: string, text: string, name: string): Promise<void> {
  try {
    await writeOwnFile(file, text);
  } catch (cause) {
    const message = `the baseline ${name} cannot be written; name a file in a directory you may write to.`;
    throw new InputError(message, { cause });
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
