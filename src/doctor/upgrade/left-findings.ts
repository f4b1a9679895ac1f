import { formatPath } from '../../document/config-path.js';
import type { ReportedFinding } from '../../report/model.js';
import type { LeftFinding } from '../../report/upgrade/facts.js';

/** What is open after the safe fixes, by who can settle it. */
export function leftFindings(
  open: readonly ReportedFinding[],
  refused: ReadonlySet<ReportedFinding>,
): readonly LeftFinding[] {
  return open.map((finding) => ({
    ruleId: finding.ruleId,
    severity: finding.severity,
    file: finding.file,
    path: finding.origin.path === null ? null : formatPath(finding.origin.path),
    by: settledBy(finding),
    isRefused: refused.has(finding),
  }));
}

/** Findings whose remedy is OpenClaw's own doctor; others speak of it as a danger. */
const IMPORT_RULES: ReadonlySet<string> = new Set(['sessions/not-imported', 'state/root-layout']);

export function settledBy({ fix, ruleId }: ReportedFinding): LeftFinding['by'] {
  if (IMPORT_RULES.has(ruleId)) return 'openclaw';
  if (fix?.applicability === 'unsafe') return 'unsafe';
  return /^(?:Run|Let) `?openclaw doctor --fix|then run `openclaw doctor --fix/.test(fix?.title ?? '')
    ? 'openclaw'
    : 'hand';
}
