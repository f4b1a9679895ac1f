import { groupBy } from '../group-by.js';
import { compareText, type ReportedFinding } from '../model.js';
import { codeFrame } from './frame.js';
import type { Style } from './style.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

export interface Layout {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** How a person reads a file's name. */
  readonly fileName: (file: string) => string;
  /** Where it is said that a file cannot be written: beside each of its findings, or once at the end. */
  readonly blocked: 'each' | 'once';
}

/** So many findings of one rule in one file are shown in full when there are more than `FOLD_FROM`. */
const SHOWN_WHEN_FOLDED = 3;
const FOLD_FROM = 5;
const INDENT = '  ';
const GAP = '  ';
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Findings file by file, in each rule by rule, the gravest first. */
export function findingBlocks(findings: readonly ReportedFinding[], layout: Layout): readonly string[] {
  const lines: string[] = [];
  const files = [...groupBy(findings, ({ origin }) => origin.file)];
  files.sort(([, a], [, b]) => gravity(a) - gravity(b));
  for (const [path, ofFile] of files) {
    lines.push(layout.style.file(layout.fileName(path)), '');
    const groups = [...groupBy(ofFile, ({ ruleId, severity }) => `${severity} ${ruleId}`).values()];
    for (const group of groups.sort(byGravity)) lines.push(...ruleBlock(group, layout), '');
  }
  return lines;
}

function ruleBlock(group: readonly ReportedFinding[], layout: Layout): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { style } = layout;
  const times = group.length > 1 ? style.faint(`  ${group.length} times`) : '';
  const lines = [`${style.severity[first.severity](first.severity)}  ${style.rule(first.ruleId)}${times}`];
  const shown = group.length < FOLD_FROM ? group : group.slice(0, SHOWN_WHEN_FOLDED);
  const margin = marginFor(shown);
  let previous: ReportedFinding | undefined;
  for (const finding of shown) {
    lines.push(...findingBlock(finding, previous, margin, layout));
    previous = finding;
  }
  return [...lines, ...foldedLines(group.slice(shown.length), margin, layout)];
}

/** Columns to the left of the text, which hold positions and line numbers. */
function marginFor(findings: readonly ReportedFinding[]): number {
  return Math.max(4, ...findings.map((finding) => INDENT.length + positionOf(finding).length + GAP.length));
}

function positionOf({ range }: ReportedFinding): string {
  return range === null ? '' : `${range.start.line}:${range.start.column}`;
}

/** What the finding before it has already said is not said again. */
function findingBlock(
  finding: ReportedFinding,
  previous: ReportedFinding | undefined,
  margin: number,
  layout: Layout,
): readonly string[] {
  const { width, style } = layout;
  const lines: string[] = [];
  const position = positionOf(finding);
  const path = oneLine(finding.path ?? '');
  const left = INDENT + position.padEnd(margin - INDENT.length);
  const isNews = finding.message !== previous?.message;
  const message = isNews ? wrap(oneLine(finding.message), { width, first: ' '.repeat(margin) }) : [];
  if (path !== '') lines.push(`${style.strong(left)}${style.faint(path)}`);
  else if (position !== '') message[0] = style.strong(left) + (message[0] ?? '').slice(margin);
  lines.push(...message, ...frameLines(finding, margin, isNews ? 1 : 0, layout));
  const remedies = remediesOf(finding, layout);
  if (previous === undefined || remedyText(remedies) !== remedyText(remediesOf(previous, layout))) {
    lines.push(...remedyLines(remedies, margin, layout));
  }
  return lines;
}

function frameLines(
  { source, range, severity }: ReportedFinding,
  margin: number,
  context: number,
  { width, style }: Layout,
): readonly string[] {
  if (source === undefined || range === null || source.text.trim() === '') return [];
  const frame = codeFrame(
    source,
    { start: range.start.offset, end: range.end.offset },
    { width: width - margin, context },
  );
  const lines: string[] = [];
  for (const { number, text, mark } of frame) {
    const bar = `${String(number).padStart(margin - 3)} │ `;
    lines.push(`${style.faint(bar)}${mark === undefined ? style.faint(text) : text}`);
    if (mark === undefined) continue;
    const underline = style.severity[severity]('^'.repeat(mark.width));
    lines.push(`${style.faint(`${' '.repeat(margin - 3)} │ `)}${' '.repeat(mark.column)}${underline}`);
  }
  return lines;
}

interface Remedy {
  readonly kind: 'safe' | 'unsafe' | 'manual' | 'refused';
  readonly label: string;
  readonly text: string;
}

function remediesOf({ fix, notApplied, origin }: ReportedFinding, { blocked }: Layout): readonly Remedy[] {
  const remedies: Remedy[] = [];
  if (fix === null) remedies.push({ kind: 'manual', label: 'no automatic fix', text: '' });
  else if (fix.applicability === 'safe') remedies.push({ kind: 'safe', label: 'safe fix', text: fix.title });
  else if (fix.readings !== undefined && fix.readings.length > 1) {
    for (const [index, { title }] of fix.readings.entries()) {
      remedies.push({ kind: 'manual', label: index === 0 ? 'choose with --fix -i' : 'or', text: title });
    }
  } else if (fix.applicability === 'manual') remedies.push({ kind: 'manual', label: 'by hand', text: fix.title });
  else {
    const why = fix.reason === undefined ? '' : ` (${fix.reason})`;
    remedies.push({ kind: 'unsafe', label: 'unsafe fix', text: `${fix.title}${why}` });
  }
  if (notApplied !== undefined && !(origin.isBlocked && blocked === 'once')) {
    remedies.push({ kind: 'refused', label: 'not fixed', text: notApplied });
  }
  return remedies;
}

function remedyText(remedies: readonly Remedy[]): string {
  return remedies.map(({ label, text }) => `${label}: ${text}`).join('\n');
}

function remedyLines(remedies: readonly Remedy[], margin: number, { width, style }: Layout): readonly string[] {
  const paint = { safe: style.good, unsafe: style.severity.warning, manual: style.strong, refused: style.bad };
  const indent = ' '.repeat(margin);
  return remedies.flatMap(({ kind, label, text }) => {
    const first = text === '' ? `${indent}${label}` : `${indent}${label}: `;
    const [line = '', ...rest] = wrap(oneLine(text), { width, first, rest: indent });
    return [indent + paint[kind](label) + line.slice(margin + label.length), ...rest];
  });
}

/** One line for the findings that are not shown: how many, and where. */
function foldedLines(folded: readonly ReportedFinding[], margin: number, { width, style }: Layout): readonly string[] {
  if (folded.length === 0) return [];
  const numbers = [...new Set(folded.flatMap(({ range }) => (range === null ? [] : [range.start.line])))];
  const more = `… and ${folded.length} more`;
  const indent = ' '.repeat(margin);
  if (numbers.length < 2) return [style.faint(`${indent}${more}`)];
  const all = numbers.join(', ');
  const room = width - margin - more.length - ', on lines '.length - ', …'.length;
  const places = all.length <= room ? all : `${all.slice(0, all.lastIndexOf(',', room))}, …`;
  return [style.faint(`${indent}${more}, on lines ${places}`)];
}

function gravity(findings: readonly ReportedFinding[]): number {
  return Math.min(...findings.map(({ severity }) => RANK[severity]));
}

function byGravity(a: readonly ReportedFinding[], b: readonly ReportedFinding[]): number {
  const [left] = a;
  const [right] = b;
  if (left === undefined || right === undefined) return 0;
  return (
    RANK[left.severity] - RANK[right.severity] ||
    (left.range?.start.offset ?? -1) - (right.range?.start.offset ?? -1) ||
    compareText(left.ruleId, right.ruleId)
  );
}
