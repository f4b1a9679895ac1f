import { groupBy } from '../../document/group-by.js';
import type { ReportedFinding } from '../model.js';
import { codeFrame } from '../pretty/frame.js';
import { html, htmlLink, htmlProse } from './escape.js';

const WIDTH = 160;
const CONTEXT = 2;
/** Of one rule in one file; the rest is listed without its code. */
const WITH_CODE = 20;

/** The findings of one file, each with its code. */
export function findingsHtml(findings: readonly ReportedFinding[], ruleClass: (rule: string) => string): string {
  return [...groupBy(findings, ({ ruleId }) => ruleId).values()]
    .map((group) => ruleHtml(group, ruleClass(group[0]?.ruleId ?? '')))
    .join('\n');
}

function ruleHtml(group: readonly ReportedFinding[], name: string): string {
  const shown = group.slice(0, WITH_CODE).map((finding) => findingHtml(finding, name));
  const rest = group.slice(WITH_CODE);
  if (rest.length > 0) {
    const items = rest.map(({ range, path }) => `<li>${html(placeOf(range, path))}</li>`).join('');
    shown.push(
      `<details class="finding ${group[0]?.severity ?? ''} ${name}"><summary>${rest.length} more of ${html(group[0]?.ruleId ?? '')}</summary><ul>${items}</ul></details>`,
    );
  }
  return shown.join('\n');
}

function findingHtml(finding: ReportedFinding, name: string): string {
  const { severity, ruleId, url, message, path, range } = finding;
  return [
    `<article class="finding ${severity} ${name}" id="${html(finding.fingerprint)}">`,
    `<h3><span class="${severity}">${severity}</span> ${htmlLink(url, ruleId)}</h3>`,
    `<p class="soft">${html(placeOf(range, path))}</p>`,
    `<p>${htmlProse(message)}</p>`,
    frameHtml(finding),
    remedyHtml(finding),
    '</article>',
  ].join('\n');
}

function placeOf(range: ReportedFinding['range'], path: string | null): string {
  const position = range === null ? 'whole file' : `line ${range.start.line}, column ${range.start.column}`;
  return path === null || path === '' ? position : `${position}: ${path}`;
}

function frameHtml({ source, range }: ReportedFinding): string {
  if (source === undefined || range === null) return '';
  const frame = codeFrame(
    source,
    { start: range.start.offset, end: range.end.offset },
    { width: WIDTH, context: CONTEXT },
  );
  const rows = frame.map(({ number, text, mark }) => {
    if (mark === undefined) return `<tr><td>${number}</td><td>${html(text)}</td></tr>`;
    const marked = html(text.slice(mark.start, mark.end)) || ' ';
    const line = `${html(text.slice(0, mark.start))}<mark>${marked}</mark>${html(text.slice(mark.end))}`;
    return `<tr class="marked"><td>${number}</td><td>${line}</td></tr>`;
  });
  return `<div class="scroll" tabindex="0" role="group" aria-label="Code"><table class="frame">${rows.join('')}</table></div>`;
}

function remedyHtml({ fix, notApplied, origin }: ReportedFinding): string {
  const refusal = origin.isBlocked ? 'Cannot be written' : 'Not fixed';
  const refused = notApplied === undefined ? '' : `<p class="error">${refusal}: ${htmlProse(notApplied)}</p>`;
  if (fix === null) return refused;
  const label = { safe: 'Safe fix', unsafe: 'Unsafe fix', manual: 'By hand' }[fix.applicability];
  const reason = fix.reason === undefined ? '' : ` <span class="soft">(${htmlProse(fix.reason)})</span>`;
  return `<p><strong>${label}:</strong> ${htmlProse(fix.title)}${reason}</p>${refused}`;
}
