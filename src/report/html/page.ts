import { groupBy } from '../../document/group-by.js';
import { fileDiff } from '../file-diff.js';
import type { Report, ReportedFile, ReportedFinding } from '../model.js';
import { nextSteps } from '../summary/next-steps.js';
import { openByGravity } from '../summary/open-findings.js';
import { tallyWords } from '../summary/tally.js';
import { verdictOf } from '../summary/verdict.js';
import { count, targetSource } from '../words.js';
import { sideBySide } from './diff.js';
import { htmlDocument } from './document.js';
import { html, htmlLink, htmlProse } from './escape.js';
import { fileClass, filterCss, filtersHtml, indexHtml, type Numbers, numbersOf, ruleClass } from './filters.js';
import { findingsHtml } from './findings.js';
import { routesHtml } from './routes.js';
import { listTable } from './table.js';

/** More are counted, not listed: a store can hold thousands that are all alike. */
const MOST_ROWS = 200;
const MANY_HUNKS = 20;

/** One page that needs nothing but itself: summary, findings with their code, diffs side by side, routes. */
export function htmlPage(report: Report): string {
  const { input, findings } = report;
  const title = `${input.tool.name}: ${input.result.target.release.text}`;
  const open = openByGravity(findings);
  const numbers = numbersOf(open);
  return htmlDocument({
    title,
    css: filterCss(numbers),
    main: 'findings',
    header: headHtml(report),
    navigation: indexHtml(open, numbers, sectionsOf(report)),
    sections: [
      filtersHtml(open, numbers),
      openHtml(open, numbers),
      fixedHtml(report),
      diffsHtml(report),
      routesHtml(report),
      notesHtml(report),
    ],
  });
}

function headHtml(report: Report): string {
  const { input, summary, files } = report;
  const { target } = input.result;
  const { tone, sentences } = verdictOf(report);
  const counts: [number, string, string][] = [
    [summary.error, summary.error === 1 ? 'error' : 'errors', 'error'],
    [summary.warning, summary.warning === 1 ? 'warning' : 'warnings', 'warning'],
    [summary.info, 'info', 'info'],
    [summary.fixed, input.mode === 'fix' ? 'fixed' : 'would be fixed', 'good'],
    [summary.fixableSafe, summary.fixableSafe === 1 ? 'safe fix' : 'safe fixes', 'good'],
    [summary.fixableUnsafe, summary.fixableUnsafe === 1 ? 'unsafe fix' : 'unsafe fixes', 'warning'],
    [summary.suppressed, 'suppressed', 'soft'],
  ];
  const items = counts
    .filter(([number]) => number > 0)
    .map(([number, label, name]) => `<li class="${name}"><strong>${number}</strong> ${label}</li>`);
  const isClean = report.findings.length === 0 && tone === 'good' && input.scope !== 'some-rules';
  const verdict = isClean ? 'No problems found.' : sentences.join(' ');
  return [
    `<h1>${html(input.tool.name)} report</h1>`,
    `<p class="verdict ${{ bad: 'error', good: 'good', plain: '' }[tone]}">${htmlProse(verdict)}</p>`,
    `<p class="soft">${count(files.length, 'file')} checked for OpenClaw ${html(target.release.text)} (${html(targetSource(target))}), by ${html(input.tool.name)} ${html(input.tool.version)}.</p>`,
    items.length === 0 ? '' : `<ul class="counts">${items.join('')}</ul>`,
    report.findings.length === 0 ? '' : `<p>${html(tallyWords(report))}</p>`,
    stepsHtml(report),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function stepsHtml(report: Report): string {
  const steps = nextSteps(report).map(
    ({ purpose, commands }) => `<li>${html(purpose)}:<pre>${commands.map(html).join('\n')}</pre></li>`,
  );
  return steps.length === 0 ? '' : `<details><summary>What to do next</summary><ul>${steps.join('')}</ul></details>`;
}

/** The sections behind the files, by their id. */
function sectionsOf({ input, findings, files }: Report): readonly (readonly [string, string])[] {
  const sections: [string, string][] = [];
  if (findings.some(({ status }) => status === 'fixed'))
    sections.push(['fixed', input.mode === 'fix' ? 'Fixed' : 'Would be fixed']);
  if (files.some(({ changed }) => changed)) sections.push(['changes', 'Changes']);
  if ((input.routes ?? []).length > 0) sections.push(['routes', 'Routes that change']);
  if (input.notes.length > 0) sections.push(['notes', 'Notes']);
  return sections;
}

function openHtml(open: readonly ReportedFinding[], numbers: Numbers): string {
  return [...groupBy(open, ({ file }) => file)]
    .map(([file, findings]) => {
      const name = fileClass(numbers, file);
      const body = findingsHtml(findings, (rule) => ruleClass(numbers, rule));
      return `<section class="of-file ${name}" id="${name}" aria-labelledby="h-${name}">\n<h2 id="h-${name}">${html(file)}</h2>\n${body}\n</section>`;
    })
    .join('\n');
}

function fixedHtml({ findings, input }: Report): string {
  const fixed = findings.filter(({ status }) => status === 'fixed');
  if (fixed.length === 0) return '';
  const rows = fixed
    .slice(0, MOST_ROWS)
    .map(
      ({ ruleId, url, file, range, path, done }) =>
        `<tr><td>${htmlLink(url, ruleId)}</td><td>${html(range === null ? file : `${file}:${range.start.line}`)}${path ? `<br /><code>${html(path)}</code>` : ''}</td><td>${htmlProse(done)}</td></tr>`,
    );
  const title = input.mode === 'fix' ? 'Fixed' : 'Would be fixed';
  const left = fixed.length - rows.length;
  const more = left > 0 ? `<p class="soft">… and ${left} more.</p>` : '';
  return `<section id="fixed">\n<h2>${title}</h2>\n${listTable(['Rule', 'Place', 'Fix'], rows)}${more}\n</section>`;
}

function diffsHtml({ files }: Report): string {
  const parts = files.map(diffHtml).filter((part) => part !== '');
  return parts.length === 0 ? '' : `<div id="changes">\n${parts.join('\n')}\n</div>`;
}

function diffHtml(file: ReportedFile): string {
  const diff = fileDiff(file);
  if (diff === undefined) return '';
  const { length } = diff.hunks;
  const table = sideBySide(diff);
  const shown = length > MANY_HUNKS ? `<details><summary>${length} places</summary>${table}</details>` : table;
  return `<section>\n<h2>Changes in ${html(file.file)}</h2>\n${shown}\n</section>`;
}

function notesHtml({ input, redaction }: Report): string {
  if (input.notes.length === 0) return '';
  const items = input.notes.map((note) => `<li>${htmlProse(redaction.clean(note))}</li>`).join('');
  return `<section id="notes">\n<h2>Notes</h2>\n<ul>${items}</ul>\n</section>`;
}
