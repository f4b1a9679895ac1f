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

/** As the rule says; others speak of OpenClaw's own doctor as a danger. */
export function settledBy({ origin: { fix, leftTo } }: Pick<ReportedFinding, 'origin'>): LeftFinding['by'] {
  if ((fix?.by ?? leftTo) === 'openclaw') return 'openclaw';
  return fix?.applicability === 'unsafe' ? 'unsafe' : 'hand';
}
