import type { Edit, Range } from '../../node.js';
import { type GapLeft, type GapRight, isComment } from './items.js';
import type { Owner } from './ownership.js';

/** A piece between two kept neighbours: as in a gap, or an item that goes. */
export interface RegionToken extends Range {
  readonly kind: 'blank' | 'break' | 'line-comment' | 'block-comment' | 'comma' | 'item';
  readonly fate: 'stays' | 'goes';
  /** Whose a comment that stays is: of what is kept before or behind the region, or nobody's. */
  readonly owner: Owner;
}

/** What lies between two kept neighbours of a container. */
export interface Region extends Range {
  readonly left: GapLeft;
  readonly right: GapRight;
  readonly tokens: readonly RegionToken[];
  readonly ownerIndent: string;
}

interface Line {
  readonly tokens: readonly RegionToken[];
  /** The break that ends it; the last line of a region has none. */
  readonly end: RegionToken | undefined;
}

/** The deletions that take out what goes, with the white space it leaves behind. Lines are never joined to a comment. */
export function removeFromRegion(region: Region): Edit[] {
  const stays = region.tokens.some((token) => token.fate === 'stays' && (isComment(token) || token.kind === 'comma'));
  if (!stays && region.left === 'open' && region.right === 'close') return [deletion(region.start, region.end)];
  const lines = splitLines(region.tokens);
  if (lines.length === 1) return removeRuns(region, lines, 0);
  return joinAtOpen(region, lines) ?? joinAtClose(region, lines) ?? removeByLine(region, lines);
}

function splitLines(tokens: readonly RegionToken[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'break') continue;
    lines.push({ tokens: tokens.slice(start, index), end: token });
    start = index + 1;
  }
  lines.push({ tokens: tokens.slice(start), end: undefined });
  return lines;
}

function deletion(start: number, end: number): Edit {
  return { offset: start, length: end - start, text: '' };
}

function contentOf(line: Line | undefined): readonly RegionToken[] {
  return line?.tokens.filter((token) => token.kind !== 'blank') ?? [];
}

function allGoes(line: Line | undefined): boolean {
  const content = contentOf(line);
  return content.length > 0 && content.every((token) => token.fate === 'goes');
}

/** The first item stood on the line of the opening bracket: so does the item that is first now. */
function joinAtOpen(region: Region, lines: readonly Line[]): Edit[] | undefined {
  if (region.left !== 'open' || region.right !== 'item') return undefined;
  if (!lines.every((line) => contentOf(line).every((token) => token.fate === 'goes'))) return undefined;
  const first = contentOf(lines[0])[0];
  return first && [deletion(first.start, region.end)];
}

/** The last item stood on the line of the closing bracket: so does the item that is last now. */
function joinAtClose(region: Region, lines: readonly Line[]): Edit[] | undefined {
  const last = lines.at(-1);
  if (region.right !== 'close' || last === undefined || !allGoes(last)) return undefined;
  const kept = region.tokens.findLast(
    (token) => token.fate === 'stays' && token.kind !== 'blank' && token.kind !== 'break',
  );
  if (kept?.kind === 'line-comment' || (kept !== undefined && isComment(kept) && !isOnFirstLine(lines, kept))) {
    return undefined;
  }
  const end = contentOf(last).at(-1)?.end ?? region.end;
  const start = kept?.end ?? region.start;
  return [...removeByLine(region, lines).filter((edit) => edit.offset + edit.length <= start), deletion(start, end)];
}

function isOnFirstLine(lines: readonly Line[], token: RegionToken): boolean {
  return lines[0]?.tokens.includes(token) === true;
}

function removeByLine(region: Region, lines: readonly Line[]): Edit[] {
  const edits: Edit[] = [];
  for (let index = 0; index < lines.length; index++) {
    const end = endOfBlankRun(lines, index);
    if (end > index) {
      edits.push(...removeLines(region, lines, index, end));
      index = end - 1;
    } else edits.push(...removeRuns(region, lines, index));
  }
  return edits;
}

/** End of the lines from `index` that are blank or go as a whole; the first and last line of a region never do. */
function endOfBlankRun(lines: readonly Line[], index: number): number {
  let end = index;
  while (end > 0 && end < lines.length - 1 && isGone(lines[end])) end++;
  return end;
}

function isGone(line: Line | undefined): boolean {
  return contentOf(line).every((token) => token.fate === 'goes');
}

/** Deletes whole lines, and of the blank lines around them as many as would stand in a row too often. */
function removeLines(region: Region, lines: readonly Line[], start: number, end: number): Edit[] {
  const run = lines.slice(start, end);
  if (!run.some(allGoes)) return [];
  let surplus = run.length - run.filter(allGoes).length - blankLinesToKeep(region, lines, start, end);
  const edits: Edit[] = [];
  for (const line of run.toReversed()) {
    const goes = allGoes(line) || surplus > 0;
    if (!allGoes(line)) surplus--;
    if (goes) edits.push(deletion(line.tokens[0]?.start ?? line.end?.start ?? 0, line.end?.end ?? region.end));
  }
  return edits.toReversed();
}

function blankLinesToKeep(region: Region, lines: readonly Line[], start: number, end: number): number {
  const blocks: number[] = [0];
  for (const line of lines.slice(start, end)) {
    if (allGoes(line)) blocks.push(0);
    else blocks.push((blocks.pop() ?? 0) + 1);
  }
  const belowOpen = start === 1 && region.left === 'open';
  const aboveClose = end === lines.length - 1 && region.right === 'close' && contentOf(lines[end]).length === 0;
  if (belowOpen && aboveClose) return 0;
  if (belowOpen) return blocks[0] ?? 0;
  if (aboveClose) return blocks.at(-1) ?? 0;
  return Math.max(...blocks);
}

/** Deletes what goes of one line, and the blanks that would be too many then. */
function removeRuns(region: Region, lines: readonly Line[], index: number): Edit[] {
  const line = lines[index];
  if (line === undefined) return [];
  const { tokens } = line;
  const edits: Edit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.fate !== 'goes') continue;
    const start = at;
    while (nextGoes(tokens, at)) at = nextContent(tokens, at);
    edits.push(removeRun(region, lines, index, start, at));
  }
  return edits;
}

function nextContent(tokens: readonly RegionToken[], at: number): number {
  return tokens[at + 1]?.kind === 'blank' ? at + 2 : at + 1;
}

function nextGoes(tokens: readonly RegionToken[], at: number): boolean {
  return tokens[nextContent(tokens, at)]?.fate === 'goes';
}

function removeRun(region: Region, lines: readonly Line[], index: number, first: number, last: number): Edit {
  const tokens = lines[index]?.tokens ?? [];
  const start = tokens[first]?.start ?? region.start;
  const end = tokens[last]?.end ?? region.end;
  const blankBefore = tokens[first - 1]?.kind === 'blank' ? tokens[first - 1] : undefined;
  const blankAfter = tokens[last + 1]?.kind === 'blank' ? tokens[last + 1] : undefined;
  const next = tokens[nextContent(tokens, last)];
  const isFirst = first === (blankBefore === undefined ? 0 : 1);
  const withBlankAfter = deletion(start, blankAfter?.end ?? end);
  const withBlankBefore = deletion(blankBefore?.start ?? start, end);
  if (isFirst && index > 0) {
    // The closing bracket starts the line from now on.
    if (next === undefined && region.right === 'close')
      return { ...deletion(lineStartOf(tokens, start), region.end), text: region.ownerIndent };
    return withBlankAfter;
  }
  if (next === undefined && index < lines.length - 1)
    return deletion(blankBefore?.start ?? start, blankAfter?.end ?? end);
  const closes = next === undefined && region.right === 'close';
  if (closes || next?.kind === 'comma') return withBlankBefore;
  const opens = isFirst && region.left === 'open';
  return opens || blankBefore !== undefined ? withBlankAfter : deletion(start, end);
}

function lineStartOf(tokens: readonly RegionToken[], fallback: number): number {
  return tokens[0]?.start ?? fallback;
}
