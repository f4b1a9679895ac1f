import { code, escaped, patchBlock } from '../formats/markdown-text.js';
import { count } from '../words.js';
import type { JsonFinding } from './json-report.js';
import type { HomesReport } from './model.js';
import { columnsOf, legendOf, sharedRules, troubles, versionNotes, worstFirst } from './table.js';
import { headline, judgedBy } from './words.js';

/** A GitHub step summary may hold 1 MiB. */
const MOST_FINDINGS = 1_500;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** A page for a job summary: the table of homes, what they share, the findings of each folded away. */
export function homesMarkdown(report: HomesReport): string {
  const { homes, tool, notes } = report;
  const columns = columnsOf(report);
  const rules = sharedRules(homes);
  const told = troubles(homes);
  const parts = [
    `## ${tool.name}: ${headline(report)}`,
    judgedBy(report),
    tableOf(
      columns.map(({ name }) => name),
      worstFirst(homes).map(({ row }) =>
        columns.map((column, at) => (at === 0 ? code(column.cell(row)) : escaped(column.cell(row)))),
      ),
      columns.map(({ isNumber }) => isNumber),
    ),
    escaped(legendOf(report)),
    told.map(({ home, text }) => `- ${code(home)}: ${escaped(text)}`).join('\n'),
    rules.length === 0
      ? ''
      : `### What is left, by rule\n\n${tableOf(
          ['', 'rule', 'findings', 'homes', 'safe fixes'],
          rules.map((rule) => [
            rule.severity,
            code(rule.ruleId),
            ...[rule.findings, rule.homes, rule.fixableSafe].map(String),
          ]),
          [false, false, true, true, true],
        )}`,
    ...details(report),
    patchBlock(homes.map(({ report: one }) => one?.patch ?? '').join('')),
    [...notes, ...versionNotes(homes)].map((note) => `- ${escaped(note)}`).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function details({ homes }: HomesReport): readonly string[] {
  let room = MOST_FINDINGS;
  let left = 0;
  const blocks = worstFirst(homes).flatMap(({ row, report }) => {
    const open = (report?.findings ?? []).filter(({ status }) => status === 'open').toSorted(byGravity);
    const shown = open.slice(0, room);
    room -= shown.length;
    left += open.length - shown.length;
    if (shown.length === 0) return [];
    const rows = shown.map(({ severity, file, range, path, ruleId, message }) => {
      const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
      return [
        severity,
        path === null || path === '' ? code(place) : `${code(place)}<br>${code(path)}`,
        code(ruleId),
        escaped(message),
      ];
    });
    const table = tableOf(['', 'place', 'rule', 'finding'], rows, [false, false, false, false]);
    return [
      `<details><summary>${escaped(row.home)}: ${count(open.length, 'finding')}</summary>\n\n${table}\n\n</details>`,
    ];
  });
  return left > 0 ? [...blocks, `… and ${count(left, 'more finding')}.`] : blocks;
}

function byGravity(a: JsonFinding, b: JsonFinding): number {
  return RANK[a.severity] - RANK[b.severity];
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[], numbers: readonly boolean[]): string {
  return [
    `| ${heads.join(' | ')} |`,
    `|${numbers.map((isNumber) => (isNumber ? '---:' : '---')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
