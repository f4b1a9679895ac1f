import type { Report, ReportedFinding } from '../model.js';
import { relativeFile } from '../relative-file.js';
import { openByGravity } from '../summary/open-findings.js';
import { count, countSeverities, sweptNote, targetSource } from '../words.js';
import { code, escaped, patchBlock } from './markdown-text.js';
import { patch } from './patch.js';

/** A GitHub step summary may hold 1 MiB. */
const MOST_ROWS = 500;

/** A page for a pull request or a job summary: a table of what is open, what was repaired, the patch. */
export function markdown(report: Report): string {
  const { input, findings, summary, files } = report;
  const { target } = input.result;
  const open = openByGravity(findings);
  const fixed = findings.filter(({ status }) => status === 'fixed');
  const parts = [
    `## ${input.tool.name}: ${countSeverities(summary) || 'no problems found'}`,
    `${count(files.length, 'file')} checked for OpenClaw ${target.release.text} (${escaped(targetSource(target))}).`,
  ];
  if (open.length > 0) parts.push(table(open));
  if (fixed.length > 0) {
    parts.push(`### ${input.mode === 'fix' ? 'Fixed' : 'Would be fixed'}`, fixed.map(fixedItem).join('\n'));
  }
  if (summary.suppressed > 0) parts.push(`${count(summary.suppressed, 'finding')} suppressed.`);
  const text = patch(report);
  if (text !== '') parts.push(patchBlock(text));
  const { swept = [] } = input.written;
  if (swept.length > 0) {
    const names = swept.map((path) => relativeFile(input.cwd, path)).join(', ');
    parts.push(escaped(report.redaction.clean(sweptNote(names))));
  }
  if (input.notes.length > 0)
    parts.push(input.notes.map((note) => `- ${escaped(report.redaction.clean(note))}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function table(findings: readonly ReportedFinding[]): string {
  const rows = findings.slice(0, MOST_ROWS).map((finding) => {
    const { severity, ruleId, url, file, range, path, message } = finding;
    const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
    const where = path === null || path === '' ? code(place) : `${code(place)}<br>${code(path)}`;
    return `| ${severity} | ${where} | ${ruleLink(ruleId, url)} | ${escaped(message)}${remedy(finding)} |`;
  });
  const left = findings.length - rows.length;
  return [
    '| | Place | Rule | Finding |',
    '|---|---|---|---|',
    ...rows,
    ...(left > 0 ? ['', `… and ${count(left, 'more finding')}.`] : []),
  ].join('\n');
}

function ruleLink(ruleId: string, url: string | undefined): string {
  return url === undefined ? code(ruleId) : `[${ruleId}](${url})`;
}

function remedy({ fix, notApplied, origin }: ReportedFinding): string {
  const refusal = origin.isBlocked ? 'cannot be written' : 'not fixed';
  const refused = notApplied === undefined ? '' : `<br>${refusal}: ${escaped(notApplied)}`;
  if (fix === null) return refused;
  const label = { safe: 'safe fix', unsafe: 'fix, with --unsafe', manual: 'by hand' }[fix.applicability];
  return `<br>*${label}:* ${escaped(fix.title)}${refused}`;
}

function fixedItem({ ruleId, url, file, path, done }: ReportedFinding): string {
  const place = path === null || path === '' ? file : `${file} ${path}`;
  return `- ${ruleLink(ruleId, url)} ${code(place)}: ${escaped(done)}`;
}
