import * as path from 'node:path';
import { parseDocument } from '../../document/parse.js';
import { LARGEST_CONFIG, readText } from '../../installation/file-system.js';
import { hostFiles } from '../../installation/host.js';
import { readBackup } from '../../storage/runs/backups.js';
import { type JournalEntry, targetOf } from '../../storage/runs/journal.js';
import { listRuns, runDirectory } from '../../storage/runs/run-directory.js';
import type { System } from '../check-options.js';
import { InputError } from '../input-error.js';

/** A text a file had once. */
export interface FormerText {
  /** For people: `openclaw.json.bak`, `git 1a2b3c4`. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
}

/** The texts git has of a file, newest first; none where git has nothing of it. */
export type CommittedTexts = (file: string) => Promise<readonly FormerText[]>;

/** Beside a config OpenClaw keeps the texts it replaced: five of them, the newest without a number. */
const RING = ['.bak', '.bak.1', '.bak.2', '.bak.3', '.bak.4'] as const;

/** The newest of the texts a file had that holds comments; `undefined` where none does. */
export async function lastCommentedText(
  file: string,
  system: System,
  { runsDirectory, committed }: { readonly runsDirectory: string; readonly committed: CommittedTexts },
): Promise<FormerText | undefined> {
  const texts = [...(await ring(file, system)), ...(await backups(file, runsDirectory)), ...(await committed(file))];
  return texts.filter(({ text }) => hasComments(text)).sort((a, b) => b.at - a.at)[0];
}

/** @throws {InputError} where it cannot be read or has no comments */
export async function givenText(name: string, system: System): Promise<FormerText> {
  const read = await readText(hostFiles(system.platform), path.resolve(system.cwd, name), LARGEST_CONFIG);
  if (!read.ok) throw new InputError(`${name}: ${read.message}`);
  if (!hasComments(read.content))
    throw new InputError(`${name} has no comments, or cannot be parsed; name another file.`);
  return { name, at: read.stat.modifiedAt, text: read.content };
}

function hasComments(text: string): boolean {
  if (!text.includes('//') && !text.includes('/*')) return false;
  const { comments, problems, root } = parseDocument(text);
  return comments.length > 0 && problems.length === 0 && root !== undefined;
}

async function ring(file: string, system: System): Promise<readonly FormerText[]> {
  const found: FormerText[] = [];
  for (const ending of RING) {
    const read = await readText(hostFiles(system.platform), file + ending, LARGEST_CONFIG).catch(() => undefined);
    if (read?.ok) found.push({ name: path.basename(file) + ending, at: read.stat.modifiedAt, text: read.content });
  }
  return found;
}

async function backups(file: string, runsDirectory: string): Promise<readonly FormerText[]> {
  const found: FormerText[] = [];
  for (const { runId, startedAt, entries } of await listRuns(runsDirectory).catch(() => [])) {
    const entry = entries.find((one) => isBackupOf(one, file));
    if (entry === undefined || !('backup' in entry)) continue;
    const bytes = await readBackup(runDirectory(runsDirectory, runId), entry).catch(() => undefined);
    const text = bytes && Buffer.from(bytes).toString('utf8');
    if (text !== undefined) found.push({ name: `the backup of run ${runId}`, at: Date.parse(startedAt), text });
  }
  return found;
}

function isBackupOf(entry: JournalEntry, file: string): boolean {
  return entry.type === 'write' && (entry.path === file || targetOf(entry) === file);
}
