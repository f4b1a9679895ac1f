import { htmlDocument } from '../html/document.js';
import { html, htmlLink, htmlProse } from '../html/escape.js';
import { listTable } from '../html/table.js';
import { count } from '../words.js';
import type { JsonFinding } from './json-report.js';
import type { HomeReport, HomesReport } from './model.js';
import { columnsOf, legendOf, sharedRules, troubles, versionNotes, worstFirst } from './table.js';
import { headline, judgedBy } from './words.js';

/** More are counted, not listed: a page for many homes has to open. */
const MOST_FINDINGS = 200;
const RANK = { error: 0, warning: 1, info: 2 } as const;
const TONES = {
  'not-checked': 'error',
  'will-not-start': 'error',
  errors: 'error',
  findings: '',
  clean: 'good',
} as const;

const OWN_CSS =
  'table.list td.number, table.list th.number { text-align: right; } details { margin: .5rem 0; } summary { cursor: pointer; }';

/** One page that needs nothing but itself: the table of homes, what they share, and each home below. */
export function homesHtml(report: HomesReport): string {
  const { tool, homes, notes } = report;
  const sorted = worstFirst(homes);
  const all = [...notes, ...versionNotes(homes)];
  return htmlDocument({
    title: `${tool.name}: ${count(homes.length, 'home')}`,
    css: OWN_CSS,
    main: 'homes',
    header: [
      `<h1>${html(tool.name)} report</h1>`,
      `<p class="verdict">${html(headline(report))}</p>`,
      `<p class="soft">${html(judgedBy(report))}</p>`,
    ].join('\n'),
    sections: [
      section('Homes', `${tableHtml(report, sorted)}<p class="soft">${html(legendOf(report))}</p>`),
      troubles(homes).length === 0
        ? ''
        : section('What could not be done', listHtml(troubles(homes).map(({ home, text }) => `${home}: ${text}`))),
      rulesHtml(homes),
      ...sorted.map(homeHtml),
      all.length === 0 ? '' : section('Notes', listHtml(all)),
    ],
  });
}

function section(title: string, body: string): string {
  return `<section>\n<h2>${html(title)}</h2>\n${body}\n</section>`;
}

function listHtml(texts: readonly string[]): string {
  return `<ul>${texts.map((text) => `<li>${htmlProse(text)}</li>`).join('')}</ul>`;
}

function tableHtml(report: HomesReport, sorted: readonly HomeReport[]): string {
  const columns = columnsOf(report);
  const rows = sorted.map(({ row, report: one }, index) => {
    const cells = columns.map((column, at) => {
      const text = html(column.cell(row));
      if (at === 0)
        return `<th scope="row">${one === undefined ? text : `<a href="#home-${index + 1}">${text}</a>`}</th>`;
      if (column.name === 'verdict') return `<td class="${TONES[row.verdict]}">${text}</td>`;
      return column.isNumber ? `<td class="number">${text}</td>` : `<td>${text}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return listTable(
    columns.map(({ name }) => html(name)),
    rows,
  );
}

function rulesHtml(homes: readonly HomeReport[]): string {
  const rules = sharedRules(homes);
  if (rules.length === 0) return '';
  const rows = rules.map(
    ({ severity, ruleId, findings, homes: number, fixableSafe }) =>
      `<tr><td class="${severity}">${severity}</td><th scope="row">${html(ruleId)}</th><td class="number">${findings}</td><td class="number">${number}</td><td class="number">${fixableSafe}</td></tr>`,
  );
  return section('What is left, by rule', listTable(['severity', 'rule', 'findings', 'homes', 'safe fixes'], rows));
}

function homeHtml({ row, report }: HomeReport, index: number): string {
  if (report === undefined) return '';
  const open = report.findings.filter(({ status }) => status === 'open').toSorted(byGravity);
  const fixed = report.findings.filter(({ status }) => status === 'fixed');
  const patch = report.patch ?? '';
  const parts = [
    open.length === 0 ? '<p>Nothing is left.</p>' : findingsHtml(open),
    fixed.length === 0
      ? ''
      : `<details><summary>${fixed.length} ${row.fixes === 'in-patch' ? 'in the patch' : 'fixed'}</summary>${findingsHtml(fixed)}</details>`,
    patch === ''
      ? ''
      : `<details><summary>Patch</summary><pre>${patch.split('\n').map(html).join('\n')}</pre></details>`,
  ];
  return `<section id="home-${index + 1}">\n<h2>${html(row.home)}</h2>\n${parts.filter((part) => part !== '').join('\n')}\n</section>`;
}

function findingsHtml(findings: readonly JsonFinding[]): string {
  const rows = findings.slice(0, MOST_FINDINGS).map(({ severity, file, range, path, ruleId, url, message, fix }) => {
    const place = range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
    const where = `${html(place)}${path ? `<br /><code>${html(path)}</code>` : ''}`;
    const remedy = fix === null ? '' : `<br /><span class="soft">${fix.applicability}: ${htmlProse(fix.title)}</span>`;
    return `<tr><td class="${severity}">${severity}</td><td>${where}</td><td>${htmlLink(url ?? undefined, ruleId)}</td><td>${htmlProse(message)}${remedy}</td></tr>`;
  });
  const left = findings.length - rows.length;
  return `${listTable(['severity', 'place', 'rule', 'finding'], rows)}${left > 0 ? `<p class="soft">… and ${left} more.</p>` : ''}`;
}

function byGravity(a: JsonFinding, b: JsonFinding): number {
  return RANK[a.severity] - RANK[b.severity];
}
