import type { Severity } from '../../engine/finding.js';
import type { Summary } from '../model.js';
import type { VerdictKind } from '../summary/verdict.js';
import type { JsonReport } from './json-report.js';

/** Formats in which the report of one home is made by itself, to be put together with those of the others. */
export const PART_FORMATS = ['sarif', 'gitlab', 'junit', 'github', 'rdjson', 'concise', 'pretty'] as const;
export type PartFormat = (typeof PART_FORMATS)[number];

/** A home's line in the table. Nothing in it is secret, no path absolute. */
export interface HomeRow extends Summary {
  /** As a person names it: a path relative to the working directory, or the name of a machine. */
  readonly home: string;
  /** The release it was judged by; absent where it could not be checked. */
  readonly release?: string;
  readonly releaseSource?: string;
  readonly verdict: VerdictKind | 'not-checked';
  /** Why it was not checked. */
  readonly reason?: string;
  /** What counts as fixed was written, or stands in a patch that nobody has applied yet. */
  readonly fixes: 'written' | 'in-patch';
  /** There is something to write, and it was not. */
  readonly hasPatch: boolean;
  /** What could not be written or read, and faults of ours: a sentence each. */
  readonly failures: readonly string[];
  /** Not everything that is there was read. */
  readonly isIncomplete: boolean;
  /** The run that `undo` puts back. */
  readonly undo?: string;
  /** The version of the tool that made its report, and the file it was read from. */
  readonly tool?: string;
  readonly from?: string;
  readonly rules: readonly RuleCount[];
}

/** What is left of one rule in a home, or in all of them. */
export interface RuleCount {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly findings: number;
  readonly fixableSafe: number;
}

/** What is kept of a home once it was looked at. */
export interface HomeReport {
  readonly row: HomeRow;
  /** The patch; kept where it is asked for. */
  readonly patch: string;
  /** The whole report; kept where a format needs it. */
  readonly report?: JsonReport;
  readonly parts: Readonly<Partial<Record<PartFormat, string>>>;
}

/** Everything a report on many homes may say. */
export interface HomesReport {
  readonly homes: readonly HomeReport[];
  readonly tool: { readonly name: string; readonly version: string; readonly homepage?: string };
  readonly mode: 'check' | 'fix' | 'diff' | 'merge';
  readonly color: boolean;
  readonly width: number;
  readonly notes: readonly string[];
  /** What to type to do the same again without the paths, and those behind it; nothing where it was done elsewhere. */
  readonly call?: { readonly command: string; readonly paths: string };
  readonly detail: 'folded' | 'everything' | 'statistics';
  readonly most?: number;
  /** Of a directory that the names of files begin with, to leave it out: not used for merged reports. */
  readonly level?: 'safe' | 'unsafe';
}
