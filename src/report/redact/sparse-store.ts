import type { Document, Member, Range, ValueNode } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { isStrictJson } from '../../document/strict-json.js';
import { type TextSource, wholeText } from '../../document/text-source.js';
import { secretRanges } from '../../openclaw/secrets/secrecy.js';
import { mergeRanges, secretShapes } from '../../openclaw/secrets/shapes.js';
import { type StoreEntry, storeEntries } from '../../openclaw/sessions/store.js';

/** The few entries of a large store that a report speaks of, as if the others were not there. */
export interface SparseStore {
  readonly document: Document;
  readonly secrets: readonly Range[];
  /** What was read of the text; sorted and disjoint. */
  readonly parts: readonly Range[];
}

/** Between two entries: a comma, a key, a colon, white space. */
const BETWEEN = /^[\s{,]*(?:("(?:[^"\\]|\\.)*")\s*:\s*)?[\s}]*$/;
/** Beyond this share of the text, parsing it whole is as quick. */
const LARGEST_SHARE = 0.25;

/**
 * Reads the entries of a `sessions.json` that have something in common with some regions; offsets are those of the
 * text. Whatever is shown must lie in a region: secrets elsewhere are not looked for.
 * @param regions sorted and disjoint
 * @param known the entries, where they have been found already and the text has been shown to be strict JSON
 * @returns `undefined` where the text has to be parsed whole
 */
export function sparseStore(
  text: TextSource,
  regions: readonly Range[],
  known?: readonly StoreEntry[],
): SparseStore | undefined {
  const entries = known ?? entriesIn(wholeText(text));
  if (entries === undefined) return undefined;
  const chosen = chooseEntries(entries, regions);
  const size = chosen.reduce((sum, index) => sum + lengthOf(entries, index), 0);
  if (size > text.length * LARGEST_SHARE) return undefined;
  const members: Member[] = [];
  const secrets: Range[] = [];
  const parts: Range[] = [];
  for (const index of chosen) {
    const entry = entries[index];
    const next = entries[index + 1];
    if (entry === undefined) return undefined;
    const gap = { start: entries[index - 1]?.end ?? 0, end: entry.start };
    const behind = { start: entry.end, end: next?.start ?? text.length };
    const key = keyIn(text, gap);
    // Not what is between neighbours: a key that is there twice, of which the list has only the last.
    if (key === undefined || !BETWEEN.test(text.slice(behind.start, behind.end))) return undefined;
    const part = parseDocument(text.slice(entry.start, entry.end));
    if (part.root === undefined || part.problems.length > 0) return undefined;
    members.push({
      key: entry.key,
      keyRange: key,
      keyQuote: '"',
      value: shifted(part.root, entry.start),
      start: key.start,
      end: entry.end,
    });
    parts.push({ start: gap.start, end: behind.end });
    secrets.push(...moved(secretRanges(part, [entry.key]), entry.start));
    for (const range of [gap, behind])
      secrets.push(...moved(secretShapes(text.slice(range.start, range.end)), range.start));
  }
  const root: ValueNode = { type: 'object', members, start: 0, end: text.length };
  return {
    document: {
      get text() {
        return wholeText(text);
      },
      dialect: 'json',
      root,
      comments: [],
      problems: [],
    },
    secrets: mergeRanges(secrets),
    parts: mergeRanges(parts),
  };
}

function entriesIn(text: string): readonly StoreEntry[] | undefined {
  return isStrictJson(text) ? storeEntries(text, true) : undefined;
}

/** Positions of the entries that the regions touch, with the gaps around them; ascending. */
function chooseEntries(entries: readonly StoreEntry[], regions: readonly Range[]): readonly number[] {
  const chosen: number[] = [];
  let next = 0;
  for (const [index] of entries.entries()) {
    const start = entries[index - 1]?.end ?? 0;
    const end = entries[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    while ((regions[next]?.end ?? Number.POSITIVE_INFINITY) < start) next++;
    const region = regions[next];
    if (region === undefined) break;
    if (region.start <= end) chosen.push(index);
  }
  return chosen;
}

/** With its key. */
function lengthOf(entries: readonly StoreEntry[], index: number): number {
  return (entries[index]?.end ?? 0) - (entries[index - 1]?.end ?? 0);
}

function keyIn(text: TextSource, gap: Range): Range | undefined {
  const match = BETWEEN.exec(text.slice(gap.start, gap.end));
  const key = match?.[1];
  if (match === null || key === undefined) return undefined;
  const start = gap.start + match[0].indexOf(key);
  return { start, end: start + key.length };
}

function moved(ranges: readonly Range[], by: number): readonly Range[] {
  return ranges.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

/** The same tree further behind in a text. */
function shifted(root: ValueNode, by: number): ValueNode {
  let result = root;
  const pending: [node: ValueNode, place: (copy: ValueNode) => void][] = [
    [
      root,
      (copy) => {
        result = copy;
      },
    ],
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, place] = next;
    const range = { start: node.start + by, end: node.end + by };
    if (node.type === 'array') {
      const items: ValueNode[] = [];
      for (const [index, item] of node.items.entries()) {
        items.push(item);
        pending.push([
          item,
          (copy) => {
            items[index] = copy;
          },
        ]);
      }
      place({ ...node, ...range, items });
    } else if (node.type === 'object') {
      const members: Member[] = [];
      for (const [index, member] of node.members.entries()) {
        members.push(member);
        const keyRange = { start: member.keyRange.start + by, end: member.keyRange.end + by };
        const outer = { ...member, keyRange, start: member.start + by, end: member.end + by };
        pending.push([
          member.value,
          (value) => {
            members[index] = { ...outer, value };
          },
        ]);
      }
      place({ ...node, ...range, members });
    } else {
      place({ ...node, ...range });
    }
  }
  return result;
}
