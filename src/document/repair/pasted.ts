import { applyEdits } from '../edit/edits.js';
import type { Edit } from '../node.js';
import { parseDocument } from '../parse.js';

/** Lines that stand in a text twice, one block below the other. */
export interface PastedLines {
  readonly title: string;
  readonly edits: readonly Edit[];
}

const MOST_LINES = 12;
/** So often a text is parsed to find out. */
const MOST_TRIES = 12;

/**
 * Blocks that repeat the lines right above them, and without which a broken text parses: pasted once too often. Only a
 * person can say so, as it takes away what is written.
 */
export function pastedLines(text: string): readonly PastedLines[] {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];
  let tries = 0;
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    for (let count = 1; count <= Math.min(MOST_LINES, index) && tries < MOST_TRIES; count++) {
      if (!repeatsAbove(lines, index, count)) continue;
      tries++;
      const length = lines.slice(index, index + count).join('').length;
      const edits = [{ offset, length, text: '' }];
      const { root, problems } = parseDocument(applyEdits(text, edits));
      if (root !== undefined && problems.length === 0) return [{ title: titleOf(index + 1, count), edits }];
    }
    offset += line.length;
  }
  return [];
}

/** Whether the lines from `index` on are those above once more; marks alone often repeat, and say nothing. */
function repeatsAbove(lines: readonly string[], index: number, count: number): boolean {
  let hasWord = false;
  for (let at = index; at < index + count; at++) {
    const line = lines[at];
    if (line === undefined || line !== lines[at - count]) return false;
    if (/\w/.test(line)) hasWord = true;
  }
  return hasWord;
}

function titleOf(first: number, count: number): string {
  if (count === 1) return `Remove line ${first}, which repeats the line above`;
  return `Remove lines ${first} to ${first + count - 1}, which repeat the lines above`;
}
