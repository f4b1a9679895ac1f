import type { ReportedFinding } from '../model.js';

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What is left to do; in the order of the files. */
export function openFindings(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return findings.filter(({ status }) => status === 'open');
}

/** What is left to do, errors first. */
export function openByGravity(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return openFindings(findings).toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}
