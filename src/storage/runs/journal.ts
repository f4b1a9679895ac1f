import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { StorageError, storageError } from '../failure.js';

/** What a run set out to do to one file, written down before the file is touched. Paths are absolute. */
export type JournalEntry =
  | {
      readonly type: 'write';
      readonly path: string;
      /** The file that was written, where `path` is a symbolic link to it. */
      readonly target?: string;
      /** What the caller said the file is, e.g. `config` or `sessions`. */
      readonly kind: string;
      readonly mode: number;
      readonly sha256Before: string;
      readonly sha256After: string;
      /** File name inside the run's directory. */
      readonly backup: string;
    }
  | { readonly type: 'create'; readonly path: string; readonly kind: string; readonly sha256After: string }
  | {
      readonly type: 'chmod';
      readonly path: string;
      readonly target?: string;
      readonly modeBefore: number;
      readonly modeAfter: number;
    }
  | {
      readonly type: 'delete';
      readonly path: string;
      readonly mode: number;
      readonly sha256Before: string;
      readonly backup: string;
    };

export interface Journal {
  readonly version: 1;
  readonly runId: string;
  /** `clawmend 1.2.3`. */
  readonly tool: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Of the process that wrote, and how far it got; a run of a dead process that is still writing was cut off. */
  readonly pid?: number;
  readonly state?: 'writing' | 'complete';
  /** Where the files belong; the caller asks there whether a gateway holds them. */
  readonly stateDir?: string;
  readonly configPath?: string;
  readonly entries: readonly JournalEntry[];
  /** Paths of files that one fix changed together; they are put back together or not at all. */
  readonly units?: readonly (readonly string[])[];
  /** ISO 8601; set once everything was put back. */
  readonly undoneAt?: string;
}

export const JOURNAL_NAME = 'journal.json';

/** The file an entry is about, symbolic links followed as they were when it was written. */
export function targetOf(entry: JournalEntry): string {
  return ('target' in entry ? entry.target : undefined) ?? entry.path;
}

/** @throws {StorageError} `unknown-run`, `bad-journal`, `no-permission` */
export async function readJournal(runDirectory: string): Promise<Journal> {
  const file = path.join(runDirectory, JOURNAL_NAME);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const failure = storageError(file, cause);
    if (failure.code !== 'missing') throw failure;
    throw new StorageError('unknown-run', runDirectory, 'no such run is kept', { cause });
  });
  const journal = parse(text);
  if (isJournal(journal)) return journal;
  throw new StorageError('bad-journal', file, 'the journal of this run cannot be read; its backups lie beside it');
}

export function renderJournal(journal: Journal): string {
  return `${JSON.stringify(journal, null, 2)}\n`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  if (!isRecord(value) || value.version !== 1 || typeof value.runId !== 'string') return false;
  if (typeof value.tool !== 'string' || typeof value.startedAt !== 'string') return false;
  if (!isOptionalPath(value.stateDir) || !isOptionalPath(value.configPath)) return false;
  if (value.pid !== undefined && typeof value.pid !== 'number') return false;
  if (value.units !== undefined && !isUnits(value.units)) return false;
  return Array.isArray(value.entries) && value.entries.every(isEntry);
}

function isUnits(value: unknown): boolean {
  const isText = (item: unknown): boolean => typeof item === 'string';
  return Array.isArray(value) && value.every((unit) => Array.isArray(unit) && unit.every(isText));
}

function isOptionalPath(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && path.isAbsolute(value));
}

function isEntry(value: unknown): boolean {
  if (!isRecord(value) || typeof value.path !== 'string' || !path.isAbsolute(value.path)) return false;
  if (!isOptionalPath(value.target)) return false;
  if (value.type === 'chmod') return typeof value.modeBefore === 'number' && typeof value.modeAfter === 'number';
  if (value.type === 'create') return typeof value.sha256After === 'string' && typeof value.kind === 'string';
  if (value.type !== 'write' && value.type !== 'delete') return false;
  if (typeof value.sha256Before !== 'string' || typeof value.mode !== 'number') return false;
  if (typeof value.backup !== 'string' || path.basename(value.backup) !== value.backup) return false;
  return value.type === 'delete' || (typeof value.sha256After === 'string' && typeof value.kind === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
