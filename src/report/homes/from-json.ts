import type { Finding } from '../../engine/finding.js';
import { newestKnown } from '../../openclaw/releases/known.js';
import { parseRelease } from '../../openclaw/releases/release.js';
import type { Report, ReportedFinding } from '../model.js';
import { openRedaction } from '../redact/redaction.js';
import { shownText } from '../redact/shown-text.js';
import { assembled, type Kept, rowOf, uncheckedHome } from './home-report.js';
import type { InFile, JsonFinding, JsonHome, JsonReport } from './json-report.js';
import type { HomeReport } from './model.js';

/** Where a report comes from. */
export interface Origin {
  /** The machine's name. */
  readonly host: string;
  /** The file that was read, as it was named. */
  readonly from: string;
}

/**
 * The homes of a report that another machine has written: one, or those of a report on many. Names of files begin with
 * the name of the machine, so that no two of them are taken for one.
 */
export function homesOfReport(report: JsonReport, origin: Origin, kept: Kept): readonly HomeReport[] {
  const { homes } = report;
  if (homes === undefined) return [homeOf(withHost(report, origin.host), origin.host, origin, kept)];
  return homes.map((one) => {
    const name = `${origin.host}/${one.home}`;
    if (one.verdict === 'not-checked')
      return uncheckedHome(name, one.reason ?? 'it was not checked', { from: origin.from });
    return homeOf(withHost(partOf(report, one), origin.host), name, origin, kept);
  });
}

function homeOf(report: JsonReport, home: string, { from }: Origin, kept: Kept): HomeReport {
  const { version } = report.tool;
  const row = { ...rowOf(home, report), from, tool: version };
  return assembled(row, report, asReport(report), kept);
}

/** What a report on many homes says of one of them. */
function partOf(report: JsonReport, one: JsonHome): JsonReport {
  const ofHome = <T extends InFile>(list: readonly T[] = []): readonly T[] =>
    list.filter(({ home }) => home === one.home);
  const { homes: _, ...rest } = report;
  return {
    ...rest,
    tool: { ...report.tool, version: one.tool ?? report.tool.version },
    ...(one.mode !== undefined && { mode: one.mode }),
    verdict: one.verdict,
    incomplete: one.incomplete ?? false,
    target: one.release === null ? null : { release: one.release, source: one.releaseSource ?? 'flag' },
    files: ofHome(report.files),
    findings: ofHome(report.findings),
    summary: one,
    routes: { changed: ofHome(report.routes?.changed) },
    patch: one.patch ?? '',
    actions: ofHome(report.actions),
    failures: ofHome(report.failures),
    defects: ofHome(report.defects),
    notes: one.notes ?? [],
    ...(one.undo !== undefined && { undo: one.undo }),
  };
}

function withHost(report: JsonReport, host: string): JsonReport {
  const moved = <T extends InFile>(list: readonly T[]): readonly T[] =>
    list.map((item) => ({ ...item, file: fileOn(host, item.file) }));
  const { routes, actions = [], failures = [], defects = [], patch = '' } = report;
  return {
    ...report,
    files: moved(report.files),
    findings: moved(report.findings),
    routes: { changed: moved(routes?.changed ?? []) },
    patch: patchOn(host, patch),
    actions: moved(actions),
    failures: moved(failures),
    defects: moved(defects),
  };
}

function fileOn(host: string, file: string): string {
  return `${host}/${file.replace(/^(?:\.{1,2}\/|\/)+/, '')}`;
}

/** The two lines above a hunk that name its file. */
const NAMES = /^--- ("?)a\/([^\n]*)\n\+\+\+ ("?)b\/([^\n]*)\n(?=@@ )/gm;

function patchOn(host: string, patch: string): string {
  return patch.replace(NAMES, (_, oldQuote: string, oldName: string, newQuote: string, newName: string) => {
    return `--- ${oldQuote}a/${fileOn(host, oldName)}\n+++ ${newQuote}b/${fileOn(host, newName)}\n`;
  });
}

/** The report as the formats take it; the texts of the files are on the other machine. */
function asReport(report: JsonReport): Report {
  const { target, tool, summary, findings, files } = report;
  const release = (target && parseRelease(target.release)) || newestKnown;
  return {
    input: {
      result: { target: { release, source: 'flag' }, findings: [], files: [], actions: [], defects: [] },
      tool,
      cwd: '/',
      mode: report.mode === 'fix' || report.mode === 'diff' ? report.mode : 'check',
      color: false,
      width: 80,
      showSecrets: false,
      written: { paths: [], failures: [] },
      notes: report.notes ?? [],
    },
    findings: findings.map(asFinding),
    files: files.map(({ file }) => {
      const text = shownText(() => '', { showSecrets: false, isStore: false, focus: () => [] });
      const result = {
        path: file,
        kind: 'config',
        dialect: 'json5',
        before: '',
        after: '',
        edits: [],
        touched: [],
      } as const;
      return { file, result, changed: false, before: text, after: text };
    }),
    summary,
    redaction: openRedaction,
  };
}

function asFinding(finding: JsonFinding): ReportedFinding {
  const { ruleId, severity, status, message, file, fix, justification, notApplied, settledBy, url } = finding;
  const origin: Finding = {
    ruleId,
    severity,
    message,
    file,
    path: finding.pathSegments,
    viewPath: null,
    range: null,
    fix: null,
    status,
    ...(justification === 'in the baseline' && { answeredIn: 'baseline' as const }),
  };
  return {
    ruleId,
    severity,
    status,
    message,
    file,
    path: finding.path,
    pathSegments: finding.pathSegments,
    range: finding.range,
    fix,
    url: url ?? undefined,
    fingerprint: finding.fingerprint,
    ...(justification !== undefined && { justification }),
    ...(notApplied !== undefined && { notApplied }),
    ...(settledBy !== undefined && { settledBy }),
    done: fix?.title ?? message,
    origin,
  };
}
