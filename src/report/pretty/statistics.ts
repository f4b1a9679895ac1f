import { groupBy } from '../group-by.js';
import type { ReportedFinding } from '../model.js';
import type { Layout } from './findings.js';

/** A line a rule, the most frequent first: how often, how grave, how it is repaired. */
export function statisticsLines(findings: readonly ReportedFinding[], { style }: Layout): readonly string[] {
  const groups = [...groupBy(findings, ({ ruleId, severity }) => `${severity} ${ruleId}`).values()].sort(
    (a, b) => b.length - a.length || ((a[0]?.ruleId ?? '') < (b[0]?.ruleId ?? '') ? -1 : 1),
  );
  const widest = Math.max(0, ...groups.map((group) => String(group.length).length));
  const lines = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const number = String(group.length).padStart(widest);
    const severity = style.severity[first.severity](first.severity.padEnd('warning'.length));
    return [`${style.strong(number)}  ${severity}  ${first.ruleId}${style.faint(`  ${repairOf(group)}`)}`];
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function repairOf(group: readonly ReportedFinding[]): string {
  const of = (applicability: string): number => group.filter(({ fix }) => fix?.applicability === applicability).length;
  const parts = [
    [of('safe'), 'safe'],
    [of('unsafe'), 'unsafe'],
    [group.length - of('safe') - of('unsafe'), 'by hand'],
  ] as const;
  const present = parts.filter(([number]) => number > 0);
  return present.map(([number, word]) => (present.length === 1 ? word : `${number} ${word}`)).join(', ');
}
