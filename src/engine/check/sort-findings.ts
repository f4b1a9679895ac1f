import { compareText } from '../../document/compare-text.js';
import type { Finding } from '../finding.js';

/** By file and place, as they are read. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      (a.range?.start ?? -1) - (b.range?.start ?? -1) ||
      compareText(a.ruleId, b.ruleId) ||
      compareText(a.message, b.message),
  );
}
