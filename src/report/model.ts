import type { PathSegment } from '../document/config-path.js';
import type { Position } from '../document/lines.js';
import type { Applicability, Finding, FindingStatus, Patch, Severity } from '../engine/finding.js';
import type { FileResult } from '../engine/run-result.js';
import type { ReportInput } from './input.js';
import type { Redaction } from './redact/redaction.js';
import type { ShownText } from './redact/shown-text.js';

export interface ReportedFile {
  /** Relative to the working directory. */
  readonly file: string;
  readonly result: FileResult;
  readonly changed: boolean;
  readonly before: ShownText;
  readonly after: ShownText;
}

/** A finding as every format prints it: no absolute path, no secret. */
export interface ReportedFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly message: string;
  /** Relative to the working directory. */
  readonly file: string;
  /** The text `range` points into; absent for a file that is not read as text. */
  readonly source?: ShownText;
  readonly path: string | null;
  readonly pathSegments: readonly PathSegment[] | null;
  readonly range: { readonly start: Position; readonly end: Position } | null;
  readonly fix: {
    readonly title: string;
    readonly applicability: Applicability;
    readonly reason?: string;
    /** What there is to choose from, likeliest first. */
    readonly readings?: readonly Patch[];
  } | null;
  /** The rule's page on the web, where it has one. */
  readonly url: string | undefined;
  readonly fingerprint: string;
  readonly justification?: string;
  readonly notApplied?: string;
  readonly settledBy?: 'other-fixes';
  /** What became of one that is done, in a few words: its fix, or that nothing had to be done for it any more. */
  readonly done: string;
  /** The finding this was made from. */
  readonly origin: Finding;
}

export interface Summary {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly fixed: number;
  readonly suppressed: number;
  readonly fixableSafe: number;
  readonly fixableUnsafe: number;
}

/** What all formats are made from. */
export interface Report {
  readonly input: ReportInput;
  readonly findings: readonly ReportedFinding[];
  readonly files: readonly ReportedFile[];
  readonly summary: Summary;
  readonly redaction: Redaction;
}
