import { compareText } from '../document/compare-text.js';
import { type ConfigPath, formatPath } from '../document/config-path.js';
import { mapOffset } from '../document/edit/edits.js';
import type { Range } from '../document/node.js';
import type { TextSource } from '../document/text-source.js';
import { memberAt, nodeAt, pathAt } from '../document/tree.js';
import type { Applicability, Finding, Fix, Severity } from '../engine/finding.js';
import { type FileResult, isChanged, type RunResult, textAfter, textBefore } from '../engine/run-result.js';
import { entriesAfter } from '../openclaw/sessions/entries-after.js';
import { fingerprint, numberedFingerprint } from './fingerprint.js';
import type { ReportInput } from './input.js';
import type { Report, ReportedFile, ReportedFinding, Summary } from './model.js';
import { cleanDeep } from './redact/clean-deep.js';
import { createRedaction, openRedaction, type Redaction } from './redact/redaction.js';
import { insertedRanges, shareSecrets } from './redact/shared-secrets.js';
import { type ShownText, shownText } from './redact/shown-text.js';
import { relativeFile } from './relative-file.js';

const LINES_OF_CONTEXT = 3;

/**
 * Makes ready what the formats print. A finding that is still open after `--fix` stands where the written text has it,
 * every other one where the text had it that was read.
 */
export function prepareReport(input: ReportInput): Report {
  const failures = new Map(
    input.written.failures
      .filter(({ change = 'write' }) => change === 'write')
      .map(({ path, message }) => [path, message]),
  );
  const places = placesByFile(input.result);
  const files = input.result.files
    .map((result) => reportedFile(result, input, places.get(result.path) ?? [], failures))
    .sort(byFile);
  const byPath = new Map(files.map((file) => [file.result.path, file]));
  const redaction = input.showSecrets ? openRedaction : createRedaction(textsInPlay(input.result, byPath));
  const findings = input.result.findings.map((finding) =>
    reportedFinding(unlessUnwritten(finding, failures), input, byPath.get(finding.file), redaction),
  );
  findings.sort((a, b) => byPlace(a.finding, b.finding));
  // The id of an account is a name somebody chose, and may be the key itself.
  const routes = input.routes && cleanDeep(input.routes, redaction.clean);
  return {
    input: routes === undefined ? input : { ...input, routes },
    findings: identified(findings),
    files,
    summary: summarise(findings.map(({ finding }) => finding)),
    redaction,
  };
}

/** A finding without what makes it known again, which few formats ask for. */
interface Unidentified {
  readonly finding: Omit<ReportedFinding, 'fingerprint'>;
  readonly identify: () => string;
}

function reportedFile(
  result: FileResult,
  input: ReportInput,
  places: readonly Range[],
  failures: ReadonlyMap<string, string>,
): ReportedFile {
  const file = relativeFile(input.cwd, result.path);
  const changed = isChanged(result) && !failures.has(result.path);
  const options = { showSecrets: input.showSecrets, isStore: result.kind === 'sessions' };
  if (!changed) {
    const text = shownText(() => textBefore(result), {
      ...options,
      entries: result.entries,
      document: result.documents?.before,
      focus: () => places,
    });
    return { file, result, changed, before: text, after: text };
  }
  const { edits } = result;
  let both: ReturnType<typeof shareSecrets> | undefined;
  const share = (): ReturnType<typeof shareSecrets> => {
    both ??= shareSecrets(
      { text: textBefore(result), secrets: before.ownSecrets, parts: before.parts },
      { text: textAfter(result), secrets: after.ownSecrets, parts: after.parts },
      edits,
    );
    return both;
  };
  const before: ShownText = shownText(() => textBefore(result), {
    ...options,
    entries: result.entries,
    document: result.documents?.before,
    focus: () => [
      ...places,
      ...edits.map(({ offset, length }) => wholeLines(textBefore(result), offset, offset + length)),
    ],
    shared: () => share().before,
  });
  const after: ShownText = shownText(() => textAfter(result), {
    ...options,
    entries: () => entriesAfter(result.entries?.(), edits, textAfter(result)),
    document: result.documents?.after,
    focus: () => [
      ...places.map(({ start, end }) => ({
        start: mapOffset(edits, start, 'left'),
        end: mapOffset(edits, end, 'right'),
      })),
      ...insertedRanges(edits).map(({ start, end }) => wholeLines(textAfter(result), start, end)),
    ],
    shared: () => share().after,
  });
  return { file, result, changed, before, after };
}

/** Diffs print whole lines, however long, and as many around them. */
function wholeLines(text: TextSource, from: number, to: number): Range {
  let start = from;
  let end = to;
  for (let line = 0; line <= LINES_OF_CONTEXT; line++) {
    start = start === 0 ? 0 : text.lastIndexOf('\n', start - 1);
    if (start === -1) start = 0;
    end = text.indexOf('\n', end + (line === 0 ? 0 : 1));
    if (end === -1) end = text.length;
  }
  return { start, end };
}

function placesByFile({ findings }: RunResult): ReadonlyMap<string, readonly Range[]> {
  const places = new Map<string, Range[]>();
  for (const { file, range } of findings) {
    if (range === null) continue;
    const known = places.get(file);
    if (known === undefined) places.set(file, [range]);
    else known.push(range);
  }
  return places;
}

/** The texts that messages may quote: those that have findings or were changed. */
function textsInPlay(result: RunResult, byPath: ReadonlyMap<string, ReportedFile>): readonly ShownText[] {
  const named = new Set(result.findings.map((finding) => finding.file));
  const files = [...byPath].filter(([path, file]) => named.has(path) || file.changed);
  return files.flatMap(([, { before, after }]) => (before === after ? [before] : [before, after]));
}

/** What could not be written is not repaired. */
function unlessUnwritten(finding: Finding, failures: ReadonlyMap<string, string>): Finding {
  const failure = failures.get(finding.file);
  if (failure === undefined || finding.status !== 'fixed') return finding;
  const { settledBy: _, ...open } = finding;
  return { ...open, status: 'open', notApplied: failure, isBlocked: true };
}

function reportedFinding(
  finding: Finding,
  input: ReportInput,
  file: ReportedFile | undefined,
  redaction: Redaction,
): Unidentified {
  const { fix } = finding;
  const isNow = input.mode === 'fix' && finding.status !== 'fixed';
  const source = isNow ? file?.after : file?.before;
  const { path, range } = isNow && file?.changed ? placeNow(finding, file) : finding;
  const reported = {
    ruleId: finding.ruleId,
    severity: finding.severity,
    status: finding.status,
    message: redaction.clean((isNow ? finding.messageAfter : undefined) ?? finding.message),
    file: relativeFile(input.cwd, finding.file),
    ...(source && { source }),
    path: path && redaction.clean(formatPath(path)),
    pathSegments: path && redaction.cleanPath(path),
    range:
      source && range ? { start: source.lines.position(range.start), end: source.lines.position(range.end) } : null,
    // A fix that was not made, and need not be, must not read as if it had been.
    fix: finding.settledBy === undefined && fix !== null ? shownFix(fix, redaction) : null,
    ...(finding.settledBy !== undefined && { settledBy: finding.settledBy }),
    done: finding.settledBy === undefined ? redaction.clean(fix?.title ?? finding.message) : SETTLED,
    url: input.ruleUrl?.(finding.ruleId),
    ...(finding.justification !== undefined && { justification: redaction.clean(finding.justification) }),
    ...(finding.notApplied !== undefined && { notApplied: redaction.clean(finding.notApplied) }),
    origin: finding,
  };
  return { finding: reported, identify: () => fingerprint(finding.ruleId, path, range, source) };
}

const SETTLED = 'No longer applies after the other fixes';

function shownFix({ title, applicability, reason, readings }: Fix, redaction: Redaction): ReportedFinding['fix'] {
  return {
    title: redaction.clean(title),
    applicability,
    ...(reason !== undefined && { reason: redaction.clean(reason) }),
    ...(readings !== undefined && {
      readings: readings.map((reading) => ({ title: redaction.clean(reading.title), edits: reading.edits })),
    }),
  };
}

/** Where a finding of the text that was read stands in the text that was written. */
function placeNow(
  { path, range }: Finding,
  { result, before, after }: ReportedFile,
): { readonly path: ConfigPath | null; readonly range: Range | null } {
  if (range === null) return { path, range };
  const start = mapOffset(result.edits, range.start, 'right');
  const moved = { start, end: Math.max(start, mapOffset(result.edits, range.end, 'left')) };
  const { root } = after.document;
  if (path === null || root === undefined) return { path, range: moved };
  const node = nodeAt(root, path);
  if (node === undefined) {
    const wasThere = before.document.root !== undefined && nodeAt(before.document.root, path) !== undefined;
    return { path: wasThere ? pathAt(after.document, start) : path, range: moved };
  }
  const key = memberAt(root, path)?.keyRange;
  return { path, range: key?.start === start ? key : node };
}

function identified(findings: readonly Unidentified[]): readonly ReportedFinding[] {
  let fingerprints: readonly string[] | undefined;
  return findings.map(({ finding }, index) => ({
    ...finding,
    get fingerprint() {
      fingerprints ??= numbered(findings);
      return fingerprints[index] ?? '';
    },
  }));
}

function numbered(findings: readonly Unidentified[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ finding, identify }) => {
    const first = identify();
    const place = `${finding.file}\0${first}`;
    const ordinal = (seen.get(place) ?? 0) + 1;
    seen.set(place, ordinal);
    return numberedFingerprint(first, ordinal);
  });
}

function summarise(findings: readonly Unidentified['finding'][]): Summary {
  const open = findings.filter(({ status }) => status === 'open');
  const ofSeverity = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  const fixable = (applicability: Applicability): number =>
    open.filter(({ fix, origin }) => fix?.applicability === applicability && !origin.isBlocked).length;
  return {
    error: ofSeverity('error'),
    warning: ofSeverity('warning'),
    info: ofSeverity('info'),
    fixed: findings.filter(({ status }) => status === 'fixed').length,
    suppressed: findings.filter(({ status }) => status === 'suppressed').length,
    fixableSafe: fixable('safe'),
    fixableUnsafe: fixable('unsafe'),
  };
}

function byFile(a: ReportedFile, b: ReportedFile): number {
  return compareText(a.file, b.file);
}

function byPlace(a: Unidentified['finding'], b: Unidentified['finding']): number {
  return (
    compareText(a.file, b.file) ||
    (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  );
}
