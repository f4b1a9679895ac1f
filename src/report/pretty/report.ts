import type { Report, ReportedFinding } from '../model.js';
import { readableFile } from '../relative-file.js';
import { openByGravity } from '../summary/open-findings.js';
import { verdictOf } from '../summary/verdict.js';
import { count, countSeverities } from '../words.js';
import { findingBlocks, type Layout } from './findings.js';
import { fixedBlocks } from './fixed.js';
import { footer } from './footer.js';
import { statisticsLines } from './statistics.js';
import { createStyle } from './style.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set(['config', 'include']);
const NARROWEST = 40;
/** Longer lines of prose are hard to read. */
const WIDEST = 100;

/** For a person at a terminal: what is wrong, where, and what to type next; after `--fix`, first what was done. */
export function pretty(report: Report): string {
  const { input } = report;
  const states = new Set(
    report.files.filter(({ result }) => !WRITTEN_BY_PEOPLE.has(result.kind)).map(({ result }) => result.path),
  );
  const layout: Layout = {
    width: Math.min(Math.max(input.width, NARROWEST), WIDEST),
    style: createStyle(input.color),
    fileName: (file) => readableFile(input.cwd, input.home, file),
    blocked: input.mode === 'check' ? 'once' : 'each',
    isState: (file) => states.has(file),
  };
  const open = openByGravity(report.findings);
  const shown = open.slice(0, input.most ?? open.length);
  const left =
    input.detail === 'statistics' ? statisticsLines(open, layout) : findingBlocks(shown, layout, input.detail);
  const cut = input.detail === 'statistics' ? [] : cutLines(open.slice(shown.length), layout);
  const done = input.detail === 'statistics' ? [] : fixedBlocks(report, layout);
  const heading = done.length > 0 && left.length > 0 ? [layout.style.strong('Still open:'), ''] : [];
  const lines = [...verdictLines(report, layout), ...done, ...heading, ...left, ...cut, ...footer(report, layout)];
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

/** First what a reader has to know: whether the gateway starts, and what the findings are about. */
function verdictLines(report: Report, { width, style }: Layout): readonly string[] {
  const { tone, sentences } = verdictOf(report);
  const lines = wrap(oneLine(sentences.join(' ')), { width });
  const paint = { bad: style.bad, good: style.good, plain: style.strong }[tone];
  return [...lines.map((line) => paint(line)), ''];
}

/** What `--max-diagnostics` left out. */
function cutLines(left: readonly ReportedFinding[], { width, style }: Layout): readonly string[] {
  if (left.length === 0) return [];
  const of = (severity: ReportedFinding['severity']): number => left.filter((one) => one.severity === severity).length;
  const counts = countSeverities({ error: of('error'), warning: of('warning'), info: of('info') });
  const text = `${count(left.length, 'more finding')} not shown (--max-diagnostics): ${counts}.`;
  return [...wrap(text, { width }).map((line) => style.faint(line)), ''];
}
