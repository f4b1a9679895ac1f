import { fileDiff } from '../file-diff.js';
import { groupBy } from '../group-by.js';
import type { RouteSummary } from '../input.js';
import type { Report, ReportedFile, ReportedFinding } from '../model.js';
import { openByGravity } from '../open-findings.js';
import { relativeFile } from '../relative-file.js';
import { count, targetSource } from '../words.js';
import { css } from './css.js';
import { sideBySide } from './diff.js';
import { html, htmlLink, htmlProse } from './escape.js';
import { findingsHtml } from './findings.js';

/** More are counted, not listed: a store can hold thousands that are all alike. */
const MOST_ROWS = 200;
const MANY_HUNKS = 20;

/** One page that needs nothing but itself: summary, findings with their code, diffs side by side, routes. */
export function htmlPage(report: Report): string {
  const { input, findings } = report;
  const title = `${input.tool.name}: ${input.result.target.release.text}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>${html(title)}</title>
<style>${css}</style>
</head>
<body>
<header>
${headHtml(report)}
</header>
<main>
${[openHtml(openByGravity(findings)), fixedHtml(report), diffsHtml(report), routesHtml(report), notesHtml(report)]
  .filter((part) => part !== '')
  .join('\n')}
</main>
</body>
</html>
`;
}

function headHtml({ input, summary, files }: Report): string {
  const { target } = input.result;
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
  const found =
    items.length === 0 ? '<p class="good">No problems found.</p>' : `<ul class="counts">${items.join('')}</ul>`;
  return [
    `<h1>${html(input.tool.name)} report</h1>`,
    `<p class="soft">${count(files.length, 'file')} checked for OpenClaw ${html(target.release.text)} (${html(targetSource(target))}), by ${html(input.tool.name)} ${html(input.tool.version)}.</p>`,
    found,
    commandsHtml(input.mode === 'fix', input.invocation ?? input.tool.name, summary),
  ].join('\n');
}

function commandsHtml(isDone: boolean, call: string, summary: Report['summary']): string {
  const lines: string[] = [];
  if (!isDone && summary.fixableSafe > 0) lines.push(`${call} --diff`, `${call} --fix`);
  if (summary.fixableUnsafe > 0) lines.push(`${call} --fix --unsafe`);
  return lines.length === 0 ? '' : `<pre>${lines.map(html).join('\n')}</pre>`;
}

function openHtml(open: readonly ReportedFinding[]): string {
  return [...groupBy(open, ({ file }) => file)]
    .map(([file, findings]) => `<section>\n<h2>${html(file)}</h2>\n${findingsHtml(findings)}\n</section>`)
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
  return `<section>\n<h2>${title}</h2>\n${listTable(['Rule', 'Place', 'Fix'], rows)}${more}\n</section>`;
}

function diffsHtml({ files }: Report): string {
  return files
    .map(diffHtml)
    .filter((part) => part !== '')
    .join('\n');
}

function diffHtml(file: ReportedFile): string {
  const diff = fileDiff(file);
  if (diff === undefined) return '';
  const { length } = diff.hunks;
  const table = sideBySide(diff);
  const shown = length > MANY_HUNKS ? `<details><summary>${length} places</summary>${table}</details>` : table;
  return `<section>\n<h2>Changes in ${html(file.file)}</h2>\n${shown}\n</section>`;
}

function routesHtml({ input }: Report): string {
  const { routes = [], cwd } = input;
  if (routes.length === 0) return '';
  const rows = routes.map(
    ({ agent, slot, file, path, before, after }) =>
      `<tr><td>${html(agent)} ${html(slot)}</td><td>${html(relativeFile(cwd, file))}<br /><code>${html(path)}</code></td><td>${routeHtml(before)}</td><td>${routeHtml(after)}</td></tr>`,
  );
  return `<section>\n<h2>Routes that change</h2>\n${listTable(['Slot', 'Place', 'Before', 'After'], rows)}\n</section>`;
}

function routeHtml({ ref, runtime, auth, bill, route }: RouteSummary): string {
  return `<code>${html(ref)}</code><br />${html(route)}, runtime ${html(runtime)}<br />${html(auth.kind)}, ${html(bill)}`;
}

function listTable(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<div class="scroll"><table class="list"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function notesHtml({ input, redaction }: Report): string {
  if (input.notes.length === 0) return '';
  const items = input.notes.map((note) => `<li>${htmlProse(redaction.clean(note))}</li>`).join('');
  return `<section>\n<h2>Notes</h2>\n<ul>${items}</ul>\n</section>`;
}
