import { codeFrame } from './frame.js';
import { compareText, type ReportedFinding } from './model.js';
import type { Style } from './style.js';
import { oneLine } from './text-width.js';
import { wrap } from './wrap.js';

export interface Layout {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** How a person reads a file's name. */
  readonly fileName: (file: string) => string;
}

/** So many findings of one rule in one file are shown in full when there are more than `FOLD_FROM`. */
const SHOWN_WHEN_FOLDED = 3;
const FOLD_FROM = 5;
const INDENT = '  ';
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Findings file by file, in each rule by rule, the gravest first. */
export function findingBlocks(findings: readonly ReportedFinding[], layout: Layout): readonly string[] {
  const lines: string[] = [];
  for (const [path, ofFile] of groupBy(findings, ({ origin }) => origin.file)) {
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
  let previous: ReportedFinding | undefined;
  for (const finding of shown) {
    lines.push(...findingBlock(finding, previous, layout));
    previous = finding;
  }
  lines.push(...foldedLines(group.slice(shown.length), layout));
  return lines;
}

/** What the finding before it has already said is not said again. */
function findingBlock(
  finding: ReportedFinding,
  previous: ReportedFinding | undefined,
  layout: Layout,
): readonly string[] {
  const lines: string[] = [];
  const place = placeOf(finding);
  if (place !== '') lines.push(INDENT + layout.style.faint(place));
  if (finding.message !== previous?.message) {
    lines.push(...wrap(oneLine(finding.message), { width: layout.width, first: INDENT }));
  }
  lines.push(...frameLines(finding, layout));
  const remedy = remedyOf(finding);
  if (previous === undefined || remedyText(remedy) !== remedyText(remedyOf(previous))) {
    lines.push(...remedyLines(remedy, layout));
  }
  return lines;
}

function placeOf({ range, path }: ReportedFinding): string {
  const position = range === null ? '' : `${range.start.line}:${range.start.column}`;
  return [position, oneLine(path ?? '')].filter((part) => part !== '').join('  ');
}

function frameLines({ source, range, severity }: ReportedFinding, { width, style }: Layout): readonly string[] {
  if (source === undefined || range === null || source.text.trim() === '') return [];
  const digits = String(range.start.line + 1).length;
  const gutter = INDENT.length + digits + 3;
  const frame = codeFrame(
    source,
    { start: range.start.offset, end: range.end.offset },
    { width: Math.max(20, width - gutter), context: 1 },
  );
  const lines: string[] = [];
  for (const { number, text, mark } of frame) {
    const margin = style.faint(`${INDENT}${String(number).padStart(digits)} │`);
    lines.push(`${margin} ${mark === undefined ? style.faint(text) : text}`.trimEnd());
    if (mark === undefined) continue;
    const underline = style.severity[severity]('^'.repeat(mark.width));
    lines.push(`${style.faint(`${INDENT}${' '.repeat(digits)} │`)} ${' '.repeat(mark.column)}${underline}`);
  }
  return lines;
}

interface Remedy {
  readonly kind: 'safe' | 'unsafe' | 'manual' | 'refused';
  readonly label: string;
  readonly text: string;
}

function remedyOf({ fix, notApplied }: ReportedFinding): readonly Remedy[] {
  const remedies: Remedy[] = [];
  if (fix === null) remedies.push({ kind: 'manual', label: 'by hand', text: '' });
  else if (fix.applicability === 'safe') remedies.push({ kind: 'safe', label: 'safe fix', text: fix.title });
  else if (fix.applicability === 'manual') remedies.push({ kind: 'manual', label: 'by hand', text: fix.title });
  else {
    const why = fix.reason === undefined ? '' : ` (${fix.reason})`;
    remedies.push({ kind: 'unsafe', label: 'fix, with --unsafe', text: `${fix.title}${why}` });
  }
  if (notApplied !== undefined) remedies.push({ kind: 'refused', label: 'not fixed', text: notApplied });
  return remedies;
}

function remedyText(remedies: readonly Remedy[]): string {
  return remedies.map(({ label, text }) => `${label}: ${text}`).join('\n');
}

function remedyLines(remedies: readonly Remedy[], { width, style }: Layout): readonly string[] {
  const paint = { safe: style.good, unsafe: style.severity.warning, manual: style.strong, refused: style.bad };
  return remedies.flatMap(({ kind, label, text }) => {
    const first = text === '' ? `${INDENT}${label}` : `${INDENT}${label}: `;
    const [line = '', ...rest] = wrap(oneLine(text), { width, first, rest: `${INDENT}  ` });
    return [INDENT + paint[kind](label) + line.slice(INDENT.length + label.length), ...rest];
  });
}

/** One or two lines for the findings that are not shown: how many, and where. */
function foldedLines(folded: readonly ReportedFinding[], { width, style }: Layout): readonly string[] {
  if (folded.length === 0) return [];
  const numbers = [...new Set(folded.flatMap(({ range }) => (range === null ? [] : [range.start.line])))];
  const head = `… and ${folded.length} more`;
  if (numbers.length < 2) return [`${INDENT}${style.faint(`${head}.`)}`];
  const room = (width - INDENT.length) * 2 - head.length - 20;
  let places = '';
  let left = numbers.length;
  for (const number of numbers) {
    const next = places === '' ? `${number}` : `${places}, ${number}`;
    if (next.length > room) break;
    places = next;
    left--;
  }
  const text = `${head}, on lines ${places}${left > 0 ? ', …' : '.'}`;
  return wrap(text, { width, first: INDENT }).map((line) => style.faint(line));
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
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
