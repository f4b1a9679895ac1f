import { compareText } from '../../document/compare-text.js';
import { groupBy } from '../../document/group-by.js';
import { isBlank } from '../../document/text-source.js';
import type { ReportedFinding } from '../model.js';
import { countSeverities } from '../words.js';
import { remedyOf, sayingOf, sentenceOf, shareFix } from './alike.js';
import { codeFrame } from './frame.js';
import { remediesOf, remedyLines, remedyText } from './remedies.js';
import type { Style } from './style.js';
import { oneLine, textWidth } from './text-width.js';
import { wrap } from './wrap.js';

export interface Layout {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** How a person reads a file's name. */
  readonly fileName: (file: string) => string;
  /** Where it is said that a file cannot be written: beside each of its findings, or once at the end. */
  readonly blocked: 'each' | 'once';
  /** Whether a program wrote the file and not a person. */
  readonly isState?: (file: string) => boolean;
}

/** So many places are listed below a finding that holds for all of them; an installation can have thousands. */
const PLACES = 12;
/** So many findings of one rule in a store are shown in full when there are more than `FOLD_FROM`. */
const SHOWN_WHEN_FOLDED = 3;
const FOLD_FROM = 5;
const INDENT = '  ';
const GAP = '  ';
const RANK = { error: 0, warning: 1, info: 2 } as const;

export type Detail = 'folded' | 'everything';

/** Findings file by file, in each the gravest first; what says the same of many places is said once. */
export function findingBlocks(
  findings: readonly ReportedFinding[],
  layout: Layout,
  detail: Detail = 'folded',
): readonly string[] {
  const lines: string[] = [];
  for (const [path, ofFile] of byFile(findings)) {
    lines.push(...fileHeading(path, ofFile, layout), '');
    for (const group of blocksOf(ofFile, detail)) lines.push(...block(group, layout, detail), '');
  }
  return lines;
}

/** The findings of each file in the order in which they are shown: files with errors first. */
export function byFile(findings: readonly ReportedFinding[]): readonly [string, readonly ReportedFinding[]][] {
  const files = [...groupBy(findings, ({ origin }) => origin.file)];
  return files.sort(([, a], [, b]) => gravity(a) - gravity(b));
}

function fileHeading(
  path: string,
  findings: readonly ReportedFinding[],
  { width, style, fileName }: Layout,
): readonly string[] {
  const of = (severity: ReportedFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const counts = countSeverities({ error: of('error'), warning: of('warning'), info: of('info') });
  const name = fileName(path);
  if (textWidth(name) + GAP.length + counts.length <= width) return [`${style.file(name)}${style.faint(GAP + counts)}`];
  return [style.file(name), ...wrap(counts, { width, first: GAP }).map((line) => style.faint(line))];
}

/** One block a rule; rules that say the same of their keys share one. */
export function blocksOf(findings: readonly ReportedFinding[], detail: Detail): readonly ReportedFinding[][] {
  const byRule = groupBy(findings, ({ severity, ruleId }) => `${severity} ${ruleId}`);
  if (detail === 'everything') return [...byRule.values()].sort(byGravity);
  const merged = groupBy([...byRule.values()], (group) => {
    const [first] = group;
    const kinds = new Set(group.map(kindOf));
    const isOne = first !== undefined && kinds.size === 1 && isGeneral(first);
    return isOne ? `${first.severity} ${kindOf(first)}` : `${first?.severity} ${first?.ruleId}`;
  });
  return [...merged.values()].map((groups) => groups.flat()).sort(byGravity);
}

/** Says of a key what it would say of any other. */
function isGeneral(finding: ReportedFinding): boolean {
  return sayingOf(finding) !== finding.message;
}

function block(group: readonly ReportedFinding[], layout: Layout, detail: Detail): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { style, width } = layout;
  const rules = [...new Set(group.map(({ ruleId }) => ruleId))];
  const times = group.length > 1 ? `  ${group.length} times` : '';
  const [head = '', ...more] = wrap(rules.join(', '), { width, first: `${first.severity}  ` });
  const lines = [
    style.severity[first.severity](first.severity) + style.rule(head.slice(first.severity.length)),
    ...more,
  ];
  lines.push((lines.pop() ?? '') + style.faint(times));
  const steps = stepsOf(group, layout, detail);
  const margin = marginFor(steps.flatMap(({ shown, listed }) => [...shown, ...listed]));
  let previous: ReportedFinding | undefined;
  for (const { shown, listed, counted } of steps) {
    for (const finding of shown) {
      lines.push(...findingBlock(finding, previous, margin, layout));
      previous = finding;
    }
    lines.push(...placeLines(shown.at(-1) ?? first, listed, margin, layout), ...foldedLines(counted, margin, layout));
  }
  return lines;
}

/** Findings to be shown in full, then those of which only the place is told, then those that are counted. */
interface FoldedStep {
  readonly shown: readonly ReportedFinding[];
  readonly listed: readonly ReportedFinding[];
  readonly counted: readonly ReportedFinding[];
}

function stepsOf(group: readonly ReportedFinding[], { isState }: Layout, detail: Detail): readonly FoldedStep[] {
  const [first] = group;
  if (detail === 'everything' || first === undefined) return [{ shown: group, listed: [], counted: [] }];
  // Of a store that a program wrote nobody wants to read every place.
  if (isState?.(first.origin.file) === true) {
    const cut = group.length < FOLD_FROM ? group.length : SHOWN_WHEN_FOLDED;
    return [{ shown: group.slice(0, cut), listed: [], counted: group.slice(cut) }];
  }
  return [...groupBy(group, sentenceOf).values()].map((alike) => {
    const [one] = alike;
    const isShort = alike.length < FOLD_FROM && !(one !== undefined && isGeneral(one));
    const cut = isShort ? alike.length : 1;
    return { shown: alike.slice(0, cut), listed: alike.slice(cut, cut + PLACES), counted: alike.slice(cut + PLACES) };
  });
}

function kindOf(finding: ReportedFinding): string {
  return `${sayingOf(finding)}\n${remedyOf(finding)}`;
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
  const position = positionOf(finding);
  const path = oneLine(finding.path ?? '');
  const left = INDENT + position.padEnd(margin - INDENT.length);
  const isNews = finding.message !== previous?.message;
  const message = isNews ? wrap(oneLine(finding.message), { width, first: ' '.repeat(margin) }) : [];
  const lines: string[] = [];
  if (path !== '') lines.push(...placed(left, path, layout));
  else if (position !== '') message[0] = style.strong(left) + (message[0] ?? '').slice(margin);
  lines.push(...message, ...frameLines(finding, margin, isNews ? 1 : 0, layout));
  if (previous !== undefined && shareFix(finding, previous)) {
    const shared = `one fix with ${positionOf(previous) || 'the one above'}`;
    return [...lines, style.faint(`${' '.repeat(margin)}${shared}`)];
  }
  const remedies = remediesOf(finding, layout.blocked);
  if (previous === undefined || remedyText(remedies) !== remedyText(remediesOf(previous, layout.blocked))) {
    lines.push(...remedyLines(remedies, margin, layout));
  }
  return lines;
}

/** A position and the place it is; a path too long for the line goes on below. */
function placed(left: string, path: string, { width, style }: Layout): readonly string[] {
  const [line = '', ...rest] = fold(path, width - left.length);
  return [style.strong(left) + style.faint(line), ...rest.map((part) => ' '.repeat(left.length) + style.faint(part))];
}

/** The other places of which the same is to be said. */
function placeLines(
  shown: ReportedFinding,
  others: readonly ReportedFinding[],
  margin: number,
  layout: Layout,
): readonly string[] {
  if (others.length === 0) return [];
  const { style } = layout;
  const indent = ' '.repeat(margin);
  const oneFix = others.every((other) => shareFix(other, shown)) ? ', with the same fix' : '';
  const lines = [style.faint(`${indent}${others.length === 1 ? 'also' : `and ${others.length} more`}${oneFix}:`)];
  for (const finding of others) {
    const position = positionOf(finding);
    const left = INDENT + position.padEnd(margin - INDENT.length);
    const path = oneLine(finding.path ?? '');
    const title = remedyOf(finding) === remedyOf(shown) ? '' : oneLine(finding.fix?.title ?? '');
    if (path !== '' && textWidth(left + path) + 2 + textWidth(title) <= layout.width) {
      lines.push(`${style.strong(left)}${style.faint(path)}${title === '' ? '' : `  ${title}`}`);
      continue;
    }
    lines.push(...(path === '' ? [left.trimEnd()] : placed(left, path, layout)));
    if (title !== '') lines.push(...wrap(title, { width: layout.width, first: `${indent}  ` }));
  }
  return lines;
}

function frameLines(
  { source, range, severity }: ReportedFinding,
  margin: number,
  context: number,
  { width, style }: Layout,
): readonly string[] {
  if (source === undefined || range === null || isBlank(source.text)) return [];
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

/** A word in pieces that fit, cut where its parts end if it can be. */
function fold(word: string, room: number): readonly string[] {
  const parts: string[] = [];
  let rest = word;
  while (textWidth(rest) > room && room > 8) {
    const at = Math.max(rest.lastIndexOf('.', room - 1), rest.lastIndexOf('[', room - 1));
    const end = at > room / 2 ? at : room;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
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
