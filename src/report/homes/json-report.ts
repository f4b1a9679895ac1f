import type { Severity } from '../../engine/finding.js';
import type { Summary } from '../model.js';

/** A report of `--format json`, as far as others are made of it. */
export interface JsonReport {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly mode?: string;
  readonly verdict?: string;
  readonly incomplete?: boolean;
  readonly target: { readonly release: string; readonly source: string } | null;
  readonly files: readonly JsonFile[];
  readonly findings: readonly JsonFinding[];
  readonly summary: Summary;
  readonly routes?: { readonly changed: readonly InFile[] };
  readonly patch?: string;
  readonly actions?: readonly InFile[];
  readonly failures?: readonly Told[];
  readonly defects?: readonly Told[];
  readonly notes?: readonly string[];
  readonly undo?: string;
  /** Of a report on many homes. */
  readonly homes?: readonly JsonHome[];
}

/** Something about one file, which may say of which home. */
export interface InFile {
  readonly file: string;
  readonly home?: string;
}

interface JsonFile extends InFile {
  readonly dialect: string;
  readonly changed: boolean;
}

export interface Told extends InFile {
  readonly message: string;
}

export interface JsonFinding extends InFile {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string | null;
  readonly pathSegments: readonly (string | number)[] | null;
  readonly range: { readonly start: JsonPosition; readonly end: JsonPosition } | null;
  readonly fix: {
    readonly title: string;
    readonly applicability: 'safe' | 'unsafe' | 'manual';
    readonly reason?: string;
  } | null;
  readonly status: 'open' | 'fixed' | 'suppressed';
  readonly settledBy?: 'other-fixes';
  readonly justification?: string;
  readonly notApplied?: string;
  readonly url: string | null;
  readonly fingerprint: string;
}

interface JsonPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A home in a report on many. */
export interface JsonHome extends Summary {
  readonly home: string;
  readonly release: string | null;
  readonly releaseSource: string | null;
  readonly verdict: string;
  readonly mode?: string;
  readonly reason?: string;
  readonly incomplete?: boolean;
  readonly tool?: string;
  readonly patch?: string;
  readonly undo?: string;
  readonly notes?: readonly string[];
}

/** What a text has instead of a report, as the rest of a sentence. */
export type NoReport = { readonly problem: string };

/** The newest schema that is understood. */
const SCHEMA = 1;

/** @returns the report, or why the text is none */
export function readJsonReport(text: string): JsonReport | NoReport {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: text.trim() === '' ? 'is empty' : 'is no JSON' };
  }
  if (!isRecord(data) || !isRecord(data.tool) || typeof data.schemaVersion !== 'number') return NOT_OURS;
  if (data.schemaVersion > SCHEMA) {
    return {
      problem: `has schemaVersion ${data.schemaVersion}, and ${SCHEMA} is the newest known here; update this tool`,
    };
  }
  if (!isTool(data.tool) || !isRecord(data.summary) || !isTarget(data.target)) return NOT_OURS;
  if (!isList(data.findings, isFinding) || !isList(data.files, isFile)) return NOT_OURS;
  if (!NUMBERS.every((name) => typeof Reflect.get(data.summary as object, name) === 'number')) return NOT_OURS;
  const lists = [data.actions, data.failures, data.defects].every(
    (list) => list === undefined || isList(list, isInFile),
  );
  const homes = data.homes === undefined || isList(data.homes, isHome);
  const notes = data.notes === undefined || isList(data.notes, (note) => typeof note === 'string');
  const patch = data.patch === undefined || typeof data.patch === 'string';
  return lists && homes && notes && patch ? (data as unknown as JsonReport) : NOT_OURS;
}

const NOT_OURS: NoReport = { problem: 'is no report of --format json' };
const NUMBERS = ['error', 'warning', 'info', 'fixed', 'fixableSafe', 'fixableUnsafe'];
const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'];
const STATUSES: readonly unknown[] = ['open', 'fixed', 'suppressed'];
const APPLICABILITIES: readonly unknown[] = ['safe', 'unsafe', 'manual'];

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isTool({ name, version }: Fields): boolean {
  return typeof name === 'string' && typeof version === 'string';
}

function isTarget(value: unknown): boolean {
  return value === null || (isRecord(value) && typeof value.release === 'string');
}

function isInFile(value: unknown): boolean {
  return isRecord(value) && typeof value.file === 'string';
}

function isFile(value: unknown): boolean {
  return isInFile(value) && isRecord(value) && typeof value.changed === 'boolean';
}

function isHome(value: unknown): boolean {
  return isRecord(value) && typeof value.home === 'string' && typeof value.verdict === 'string';
}

function isFinding(value: unknown): boolean {
  if (!isRecord(value) || !isInFile(value)) return false;
  const { ruleId, severity, message, path, range, fix, status } = value;
  const isFix =
    fix === null || (isRecord(fix) && typeof fix.title === 'string' && APPLICABILITIES.includes(fix.applicability));
  const isRange = range === null || (isRecord(range) && isPosition(range.start) && isPosition(range.end));
  const isPath = path === null || typeof path === 'string';
  const isNamed = typeof ruleId === 'string' && typeof message === 'string';
  return isNamed && isPath && isFix && isRange && SEVERITIES.includes(severity) && STATUSES.includes(status);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && typeof value.line === 'number' && typeof value.column === 'number';
}
