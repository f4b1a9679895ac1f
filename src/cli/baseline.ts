import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plan, ReportInput } from '../index.js';
import { InputError } from '../index.js';
import type { DoctorOptions } from './doctor-options.js';
import type { Terminal } from './terminal.js';

/** The plan with what its baseline knows suppressed. @throws {InputError} where the file is no baseline */
export async function withBaseline(
  plan: Plan,
  input: ReportInput,
  { baseline, quiet }: DoctorOptions,
  terminal: Terminal,
): Promise<Plan> {
  if (baseline === undefined) return plan;
  const { applyBaseline, readBaseline, renderBaseline } = await import('../report/baseline.js');
  const file = path.resolve(terminal.system.cwd, baseline.file);
  if (baseline.mode === 'update') {
    await write(file, renderBaseline(input), baseline.file);
    const count = input.result.findings.filter(({ status }) => status === 'open').length;
    if (!quiet) await terminal.note(`${baseline.file} holds ${count} finding${count === 1 ? '' : 's'} now.\n`);
  }
  const entries = readBaseline(await read(file, baseline.file));
  if (entries === undefined) {
    throw new InputError(`${baseline.file} is no baseline of clawdoctor; write one with --update-baseline.`);
  }
  const { findings, stale } = applyBaseline(input, entries);
  if (stale.length > 0 && !quiet) {
    const many = stale.length > 1;
    await terminal.note(
      `${stale.length} ${many ? 'entries' : 'entry'} of ${baseline.file} ${many ? 'are' : 'is'} no longer found; --update-baseline drops ${many ? 'them' : 'it'}.\n`,
    );
  }
  return { ...plan, result: { ...plan.result, findings } };
}

async function read(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new InputError(`the baseline ${name} cannot be read; write one with --update-baseline, or leave it out.`);
  }
}

async function write(file: string, text: string, name: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch {
    throw new InputError(`the baseline ${name} cannot be written; name a file in a directory you may write to.`);
  }
}
