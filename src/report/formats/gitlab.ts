import { createHash } from 'node:crypto';
import type { Report } from '../model.js';
import { openFindings } from '../summary/open-findings.js';

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const;

/** A GitLab code quality report. */
export function gitlab({ findings }: Report): string {
  const issues = openFindings(findings).map(({ file, fingerprint, message, range, ruleId, severity }) => ({
    description: message,
    check_name: ruleId,
    // Ours tells findings of one file apart; GitLab wants it for the whole report.
    fingerprint: createHash('sha256').update(`${file}\0${fingerprint}`).digest('hex').slice(0, 40),
    severity: SEVERITIES[severity],
    location: {
      path: file,
      positions: {
        begin: { line: range?.start.line ?? 1, column: range?.start.column ?? 1 },
        end: { line: range?.end.line ?? 1, column: range?.end.column ?? 1 },
      },
      lines: { begin: range?.start.line ?? 1, end: range?.end.line ?? 1 },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
