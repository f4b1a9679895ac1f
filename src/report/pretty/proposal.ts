import { formatPath } from '../../document/config-path.js';
import { editsBetween } from '../../document/diff/unified.js';
import type { Document } from '../../document/node.js';
import type { Finding } from '../../engine/finding.js';
import type { Proposal } from '../../engine/run-options.js';
import type { FileResult, RunResult } from '../../engine/run-result.js';
import { newestKnown } from '../../openclaw/releases/known.js';
import { fileDiff } from '../file-diff.js';
import type { ReportInput } from '../input.js';
import type { Report } from '../model.js';
import { prepareReport } from '../prepare.js';
import { diffLines } from './diff.js';
import type { Layout } from './findings.js';
import { createStyle } from './style.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

export type ProposalLook = Pick<ReportInput, 'tool' | 'cwd' | 'color' | 'width' | 'showSecrets'>;

/** One fix that is about to be made: what is wrong, what the fix is called, and its diff; secrets masked. */
export function renderProposal(proposal: Proposal, look: ProposalLook): string {
  const { fix } = proposal;
  const files = changedFiles(proposal);
  const finding: Finding = { ...proposal.finding, path: null, range: null };
  const report = prepareReport({
    ...look,
    // Only what is shown here; the target is not.
    result: { ...NO_RUN, findings: [finding], files },
    mode: 'diff',
    written: { paths: [], failures: [] },
    notes: [],
  });
  const style = createStyle(look.color);
  const layout: Layout = { width: look.width, style, fileName: (file) => file, blocked: 'each' };
  const [shown] = report.findings;
  const lines = [
    `${style.severity[finding.severity](finding.severity)}  ${style.rule(finding.ruleId)}`,
    ...wrap(oneLine(placeOf(proposal, shown?.file ?? '', report)), { width: look.width, first: '  ' }),
  ];
  lines.push(...wrap(oneLine(shown?.message ?? ''), { width: look.width, first: '  ' }));
  lines.push(
    ...wrap(`${fix.applicability} fix: ${oneLine(shown?.fix?.title ?? fix.title)}`, { width: look.width, first: '  ' }),
  );
  if (shown?.fix?.reason !== undefined)
    lines.push(...wrap(oneLine(shown.fix.reason), { width: look.width, first: '  ' }));
  for (const file of report.files) {
    const diff = fileDiff(file);
    if (diff !== undefined) lines.push(...diffLines(diff, false, layout, 'at-width'));
  }
  if (fix.change.type === 'actions') {
    for (const action of fix.change.actions) {
      lines.push(
        oneLine(
          action.action === 'chmod' ? `chmod ${action.mode.toString(8)} ${action.path}` : `delete ${action.path}`,
        ),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The key, and where it stands. */
function placeOf({ finding, before }: Proposal, file: string, { redaction }: Report): string {
  const { path, range } = finding;
  const text = before.get(finding.file)?.original;
  const line = range === null || text === undefined ? '' : `:${lineOf(text, range.start)}`;
  return `${file}${line}${path === null || path.length === 0 ? '' : ` ${redaction.clean(formatPath(path))}`}`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\n\r]/).length;
}

const NO_RUN: Pick<RunResult, 'actions' | 'defects' | 'target'> = {
  actions: [],
  defects: [],
  target: { release: newestKnown, source: 'newest-known' },
};

function changedFiles({ finding, before, after, entry }: Proposal): readonly FileResult[] {
  if (entry !== undefined) return [fileResult(finding, finding.file, entry.before, entry.after?.text ?? '')];
  const results: FileResult[] = [];
  for (const [path, draft] of after) {
    const was = before.get(path);
    // The finding's own file tells which values of its message are secrets, changed or not.
    if (was === undefined || (path !== finding.file && (was === draft || was.text === draft.text))) continue;
    results.push({ ...fileResult(finding, path, was.document, draft.text), kind: draft.file.kind });
  }
  return results;
}

function fileResult({ ruleId }: Finding, path: string, before: Document, after: string): FileResult {
  const edits = editsBetween(before.text, after);
  return {
    path,
    // Of a store only the entry is shown, which is a small document of its own.
    kind: 'other',
    dialect: before.dialect,
    before: before.text,
    after,
    edits,
    touched: edits.map(({ offset, length }) => ({ ruleId, start: offset, end: offset + length })),
  };
}
