import { compareText } from '../document/compare-text.js';
import type { Finding } from '../engine/finding.js';
import type { ReportInput } from './input.js';
import type { ReportedFinding } from './model.js';
import { prepareReport } from './prepare.js';

/** A finding that was there when the baseline was taken. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Relative to the directory of the baseline, which the report's `cwd` has to be. */
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

/** The open findings, to be known from now on. After a `--fix` these are the ones it has left. */
export function takeBaseline(input: ReportInput): readonly BaselineEntry[] {
  const { findings } = prepareReport({ ...input, showSecrets: false });
  return findings.filter(isOpen).map(entryOf);
}

/** One line an entry and in a fixed order, so that a diff shows what came and went. */
export function renderBaseline(entries: readonly BaselineEntry[]): string {
  const lines = [...entries]
    .sort((a, b) => compareText(keyOf(a), keyOf(b)))
    .map(({ file, rule, path, fingerprint }) => `\n    ${JSON.stringify({ file, rule, path, fingerprint })}`);
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
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
  // A baseline speaks of the files as they were read, whatever a --fix has made of them.
  for (const finding of prepareReport({ ...input, mode: 'check', showSecrets: false }).findings) {
    const isStillThere = isOpen(finding) || (finding.status === 'fixed' && input.mode !== 'fix');
    if (!isStillThere || !known.delete(keyOf(entryOf(finding)))) continue;
    if (isOpen(finding)) matched.add(finding.origin);
  }
  return {
    findings: input.result.findings.map((finding) => (matched.has(finding) ? asKnown(finding) : finding)),
    stale: [...known.values()],
  };
}

/** A finding that the baseline answers for. */
export function asKnown(finding: Finding): Finding {
  return { ...finding, status: 'suppressed', justification: JUSTIFICATION, answeredIn: 'baseline' };
}

function isOpen({ status }: Pick<Finding, 'status'>): boolean {
  return status === 'open';
}

function entryOf({ fingerprint, ruleId, file, path }: ReportedFinding): BaselineEntry {
  return { fingerprint, rule: ruleId, file, path };
}

function keyOf({ fingerprint, file, rule, path }: BaselineEntry): string {
  return [file, rule, path ?? '', fingerprint].join('\0');
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, rule, file, path } = value as Partial<Record<keyof BaselineEntry, unknown>>;
  const isPath = path === null || typeof path === 'string';
  return typeof fingerprint === 'string' && typeof rule === 'string' && typeof file === 'string' && isPath;
}
