import type { InFile, JsonReport } from './json-report.js';
import type { HomeReport, HomesReport } from './model.js';
import { totalsOf, versionNotes } from './table.js';

/**
 * The contract of `--format json` over many homes: the same fields with what all homes have in them, each entry with
 * its `home`, and a row for each home.
 */
export function homesJson(report: HomesReport): string {
  const { homes, tool, mode, notes } = report;
  const { homes: _homes, byVerdict: _verdicts, ...summary } = totalsOf(homes);
  const document = {
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    mode,
    target: commonTarget(homes),
    homes: homes.map(homeJson),
    files: ofAll(homes, ({ files }) => files),
    findings: ofAll(homes, ({ findings }) => findings),
    summary,
    routes: { changed: ofAll(homes, ({ routes }) => routes?.changed) },
    patch: homes.map(({ report: one }) => one?.patch ?? '').join(''),
    actions: ofAll(homes, ({ actions }) => actions),
    failures: ofAll(homes, ({ failures }) => failures),
    defects: ofAll(homes, ({ defects }) => defects),
    notes: [...notes, ...versionNotes(homes)],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A finding a line, with the home it is of. */
export function homesJsonl({ homes }: HomesReport): string {
  return ofAll(homes, ({ findings }) => findings)
    .map((finding) => `${JSON.stringify(finding)}\n`)
    .join('');
}

/** What all homes were judged by, where that is the same. */
function commonTarget(homes: readonly HomeReport[]): object | null {
  const targets = homes.flatMap(({ report }) => (report?.target ? [report.target] : []));
  const [first] = targets;
  if (first === undefined || targets.some(({ release }) => release !== first.release)) return null;
  return first;
}

function homeJson({ row, report }: HomeReport): object {
  const { home, release, releaseSource, verdict, reason, undo, tool, from } = row;
  const { error, warning, info, fixed, suppressed, fixableSafe, fixableUnsafe } = row;
  const patch = report?.patch ?? '';
  return {
    home,
    release: release ?? null,
    releaseSource: releaseSource ?? null,
    verdict,
    ...(reason !== undefined && { reason }),
    ...{ error, warning, info, fixed, suppressed, fixableSafe, fixableUnsafe },
    ...(report?.mode !== undefined && { mode: report.mode }),
    ...(row.isIncomplete && { incomplete: true }),
    ...(tool !== undefined && { tool }),
    ...(from !== undefined && { from }),
    ...(undo !== undefined && { undo }),
    ...(report?.notes?.length && { notes: report.notes }),
    ...(patch !== '' && { patch }),
  };
}

function ofAll<T extends InFile>(
  homes: readonly HomeReport[],
  list: (report: JsonReport) => readonly T[] | undefined,
): readonly T[] {
  return homes.flatMap(({ row: { home }, report }) =>
    report === undefined ? [] : (list(report) ?? []).map((item) => ({ ...item, home })),
  );
}
