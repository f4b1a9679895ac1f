import type { Report, ReportedFinding } from '../model.js';
import { openByGravity } from '../summary/open-findings.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Workflow commands that GitHub Actions turns into annotations. It shows ten of each kind for a step, so the gravest
 * come first; a job summary (`markdown`) has them all.
 */
export function github({ findings }: Report): string {
  return openByGravity(findings)
    .map((finding) => `::${COMMANDS[finding.severity]} ${properties(finding)}::${data(text(finding))}\n`)
    .join('');
}

function properties({ file, range, ruleId }: ReportedFinding): string {
  const pairs: [string, string][] = [['file', file]];
  if (range !== null) {
    pairs.push(['line', String(range.start.line)]);
    // GitHub takes columns only for a range within one line.
    if (range.start.line === range.end.line) pairs.push(['col', String(range.start.column)]);
    pairs.push(['endLine', String(range.end.line)]);
    if (range.start.line === range.end.line) pairs.push(['endColumn', String(range.end.column)]);
  }
  pairs.push(['title', ruleId]);
  return pairs.map(([name, value]) => `${name}=${property(value)}`).join(',');
}

function text({ message, path, fix, url }: ReportedFinding): string {
  const lines = [path === null ? message : `${path}: ${message}`];
  if (fix !== null) lines.push(`Fix (${fix.applicability}): ${fix.title}`);
  if (url !== undefined) lines.push(url);
  return lines.join('\n');
}

function data(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
