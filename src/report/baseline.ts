import type { Finding } from '../engine/finding.js';
import type { ReportInput } from './input.js';
import { prepareReport, type ReportedFinding } from './model.js';

/** A finding that was there when the baseline was taken. `file` and `path` are for people; the fingerprint decides. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly path: string | null;
}

/** What a baseline makes of a run's findings. */
export interface Baselined {
  /** Those that the baseline knows are suppressed. */
  readonly findings: readonly Finding[];
  /** Entries that no finding matches any more. */
  readonly stale: readonly BaselineEntry[];
}

const VERSION = 1;
const JUSTIFICATION = 'in the baseline';

/** The baseline of all open findings, as text: one line an entry, so that a diff shows what came and went. */
export function renderBaseline(input: ReportInput): string {
  const entries = openFindings(input)
    .map(({ fingerprint, ruleId, file, path }) => ({ fingerprint, rule: ruleId, file, path }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": ${VERSION},\n  "findings": [${entries.length === 0 ? '' : `\n${entries.join(',\n')}\n  `}]\n}\n`;
}

/** @returns `undefined` for a text that is no baseline of ours */
export function readBaseline(text: string): readonly BaselineEntry[] | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof data !== 'object' || data === null || !('version' in data) || data.version !== VERSION) return undefined;
  const entries: unknown = 'findings' in data ? data.findings : undefined;
  return Array.isArray(entries) && entries.every(isEntry) ? entries : undefined;
}

/** Suppresses the findings that a baseline knows. A value that changed is another finding; a line that moved is not. */
export function applyBaseline(input: ReportInput, entries: readonly BaselineEntry[]): Baselined {
  const known = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const matched = new Set<Finding>();
  for (const finding of openFindings(input)) {
    const key = keyOf({ ...finding, rule: finding.ruleId });
    if (known.delete(key)) matched.add(finding.origin);
  }
  return {
    findings: input.result.findings.map((finding) =>
      matched.has(finding) ? { ...finding, status: 'suppressed', justification: JUSTIFICATION } : finding,
    ),
    stale: [...known.values()],
  };
}

function openFindings(input: ReportInput): readonly ReportedFinding[] {
  // A baseline speaks of the files as they were read, whatever a --fix would make of them.
  const { findings } = prepareReport({ ...input, mode: 'check' });
  return findings.filter(({ status }) => status === 'open');
}

function keyOf({ fingerprint, file, rule }: Pick<BaselineEntry, 'fingerprint' | 'file' | 'rule'>): string {
  return `${file}\0${rule}\0${fingerprint}`;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, rule, file } = value as Partial<Record<keyof BaselineEntry, unknown>>;
  return typeof fingerprint === 'string' && typeof rule === 'string' && typeof file === 'string';
}
