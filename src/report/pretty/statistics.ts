import { groupBy } from '../../document/group-by.js';
import type { ReportedFinding } from '../model.js';
import type { Layout } from './findings.js';

const RANK = { error: 0, warning: 1, info: 2 } as const;

function rankOf([first]: readonly ReportedFinding[]): number {
  return RANK[first?.severity ?? 'info'];
}

/** A line a rule, the most frequent first and errors before advice: how often, how grave, how it is repaired. */
export function statisticsLines(findings: readonly ReportedFinding[], { style }: Layout): readonly string[] {
  const groups = [...groupBy(findings, ({ ruleId, severity }) => `${severity} ${ruleId}`).values()].sort(
    (a, b) => b.length - a.length || rankOf(a) - rankOf(b) || ((a[0]?.ruleId ?? '') < (b[0]?.ruleId ?? '') ? -1 : 1),
  );
  const longest = Math.max(0, ...groups.map(([first]) => first?.ruleId.length ?? 0));
  const widest = Math.max(0, ...groups.map((group) => String(group.length).length));
  const lines = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const number = String(group.length).padStart(widest);
    const severity = style.severity[first.severity](first.severity.padEnd('warning'.length));
    return [
      `${style.strong(number)}  ${severity}  ${first.ruleId.padEnd(longest)}${style.faint(`  ${repairOf(group)}`)}`,
    ];
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
