import { groupBy } from '../../document/group-by.js';
import { concise } from '../formats/concise.js';
import { github } from '../formats/github.js';
import { gitlab } from '../formats/gitlab.js';
import { json } from '../formats/json.js';
import { junit } from '../formats/junit.js';
import { rdjson } from '../formats/rdjson.js';
import { sarif } from '../formats/sarif.js';
import type { ReportInput } from '../input.js';
import type { Report } from '../model.js';
import { prepareReport } from '../prepare.js';
import { pretty } from '../pretty/report.js';
import type { JsonFinding, JsonReport } from './json-report.js';
import type { HomeReport, HomeRow, PartFormat, RuleCount } from './model.js';

const parts = { sarif, gitlab, junit, github, rdjson, concise, pretty } satisfies Readonly<
  Record<PartFormat, (report: Report) => string>
>;

/** What has to be kept of each home for the reports that were asked for. */
export interface Kept {
  readonly parts: readonly PartFormat[];
  /** Whether the whole report is kept. */
  readonly report: boolean;
  readonly patch: boolean;
}

/** The report of one home that was checked here. */
export function homeReport(home: string, input: ReportInput, kept: Kept): HomeReport {
  const report = prepareReport(input);
  const document: JsonReport = JSON.parse(json(report));
  return assembled(rowOf(home, document), document, report, kept);
}

/** A home that could not be checked. */
export function uncheckedHome(home: string, reason: string, more: Pick<HomeRow, 'from'> = {}): HomeReport {
  return {
    row: { home, verdict: 'not-checked', reason, ...NOTHING, ...more },
    patch: '',
    parts: {},
  };
}

const NOTHING = {
  error: 0,
  warning: 0,
  info: 0,
  fixed: 0,
  suppressed: 0,
  fixableSafe: 0,
  fixableUnsafe: 0,
  fixes: 'written',
  hasPatch: false,
  failures: [],
  isIncomplete: false,
  rules: [],
} satisfies Partial<HomeRow>;

export function assembled(row: HomeRow, document: JsonReport, report: Report, kept: Kept): HomeReport {
  const made = kept.parts.map((format) => [format, parts[format](report)] as const);
  return {
    row,
    patch: kept.patch ? (document.patch ?? '') : '',
    ...(kept.report && { report: document }),
    parts: Object.fromEntries(made),
  };
}

/** The line in the table, from a report. */
export function rowOf(home: string, document: JsonReport): HomeRow {
  const { summary, target, failures = [], defects = [], undo } = document;
  const told = (message: string, file: string): string => `${file}: ${message}`;
  return {
    home,
    ...(target !== null && { release: target.release, releaseSource: target.source }),
    verdict: verdictIn(document),
    error: summary.error,
    warning: summary.warning,
    info: summary.info,
    fixed: summary.fixed,
    suppressed: summary.suppressed ?? 0,
    fixableSafe: summary.fixableSafe,
    fixableUnsafe: summary.fixableUnsafe,
    fixes: isProposal(document) ? 'in-patch' : 'written',
    hasPatch: isProposal(document) && document.patch !== '',
    failures: [
      ...failures.map(({ file, message }) => told(message, file)),
      ...defects.map(({ file, message }) => told(`a defect of ours, please report it: ${message}`, file)),
      ...(document.incomplete ? (document.notes ?? []) : []),
    ],
    isIncomplete: document.incomplete === true,
    ...(undo !== undefined && { undo }),
    rules: rulesIn(document.findings),
  };
}

/** Fixes were shown and not written. Reports of older versions do not say so; a patch that no run has written does. */
function isProposal({ mode, patch = '', undo, findings }: JsonReport): boolean {
  if (mode !== undefined) return mode === 'diff';
  return patch !== '' && undo === undefined && findings.some(({ status }) => status === 'fixed');
}

const KNOWN = ['will-not-start', 'errors', 'findings', 'clean'] as const;

/** Reports of older versions have no verdict; counts tell as much as can be told. */
function verdictIn({ verdict, summary }: JsonReport): HomeRow['verdict'] {
  const known = KNOWN.find((kind) => kind === verdict);
  if (known !== undefined) return known;
  if (summary.error > 0) return 'errors';
  return summary.warning + summary.info > 0 ? 'findings' : 'clean';
}

function rulesIn(findings: readonly JsonFinding[]): readonly RuleCount[] {
  const open = findings.filter(({ status }) => status === 'open');
  return [...groupBy(open, ({ ruleId, severity }) => `${severity} ${ruleId}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { ruleId, severity } = first;
    const fixableSafe = group.filter(({ fix }) => fix?.applicability === 'safe').length;
    return [{ ruleId, severity, findings: group.length, fixableSafe }];
  });
}
