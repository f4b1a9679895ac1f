import type { Position } from '../../document/lines.js';
import type { ReportedFinding } from '../model.js';

/** A finding as the JSON contract has it. */
export function findingJson(finding: ReportedFinding): object {
  const { ruleId, severity, message, file, path, pathSegments, range, fix, status, url, fingerprint } = finding;
  return {
    ruleId,
    severity,
    message,
    file,
    path,
    pathSegments,
    range: range && { start: positionJson(range.start), end: positionJson(range.end) },
    fix: fix && {
      title: fix.title,
      applicability: fix.applicability,
      ...(fix.reason && { reason: fix.reason }),
      ...(fix.readings && { readings: fix.readings }),
    },
    status,
    ...(finding.settledBy !== undefined && { settledBy: finding.settledBy }),
    ...(finding.justification !== undefined && { justification: finding.justification }),
    ...(finding.notApplied !== undefined && { notApplied: finding.notApplied }),
    url: url ?? null,
    fingerprint,
  };
}

function positionJson({ line, column, offset }: Position): object {
  return { line, column, offset };
}
