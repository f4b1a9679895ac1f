import { compareText } from '../document/compare-text.js';
import { unifiedDiff } from '../document/diff/unified.js';
import type { Range } from '../document/node.js';
import { textBefore } from '../engine/run-result.js';
import type { ReportedFile } from './model.js';

export interface DiffLine {
  readonly kind: 'context' | 'removed' | 'added';
  /** As it is shown: secrets masked; without its line feed. */
  readonly text: string;
  readonly isMasked: boolean;
  /** The text ends here without a line feed. */
  readonly isUnended: boolean;
}

export interface DiffHunk {
  /** First line in the old and in the new text, from 1; the line before it where the side has no lines. */
  readonly oldStart: number;
  readonly newStart: number;
  /** The rules that made it. */
  readonly label: string;
  readonly lines: readonly DiffLine[];
}

export interface FileDiff {
  /** The lines that name the file: `--- a/…` and `+++ b/…`. */
  readonly names: readonly [string, string];
  readonly hunks: readonly DiffHunk[];
  /** The rules that changed something within a range of the old text. */
  readonly rulesIn: (range: Range) => string;
  /** A line of the old text without its break; lines count from 1. */
  readonly oldLine: (line: number) => Range;
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@ ?(.*)$/;
const KINDS = { ' ': 'context', '-': 'removed', '+': 'added' } as const;

/** What the fixes change in a file; `undefined` where they leave it alone. */
export function fileDiff({ file, changed, result, before, after }: ReportedFile): FileDiff | undefined {
  if (!changed) return undefined;
  const rulesIn = ({ start, end }: Range): string => {
    const within = result.touched.filter((touch) => touch.start <= end && touch.end >= start);
    return [...new Set(within.map(({ ruleId }) => ruleId))].sort(compareText).join(' ');
  };
  const options = { file, before: textBefore(result), edits: result.edits, section: rulesIn };
  const plain = unifiedDiff(options);
  const hasSecrets = before.hidden.length > 0 || after.hidden.length > 0;
  const shown = hasSecrets
    ? unifiedDiff({ ...options, secrets: { before: before.hidden, after: after.hidden } })
    : plain;
  const read = readDiff(shown.split('\n'), plain.split('\n'));
  return read && { ...read, rulesIn, oldLine: (line) => before.lines.lineRange(line) };
}

/** Masks never span lines: line by line the two diffs tell which ones hold a secret. */
function readDiff(shown: readonly string[], plain: readonly string[]): Pick<FileDiff, 'names' | 'hunks'> | undefined {
  const [from, to] = shown;
  if (from === undefined || to === undefined || to === '') return undefined;
  const hunks: (DiffHunk & { readonly lines: DiffLine[] })[] = [];
  for (let index = 2; index < shown.length; index++) {
    const line = shown[index] ?? '';
    const lines = hunks.at(-1)?.lines;
    const head = HUNK.exec(line);
    const kind = KINDS[line.charAt(0) as keyof typeof KINDS];
    if (head !== null) {
      const [, oldStart, newStart, label = ''] = head;
      hunks.push({ oldStart: Number(oldStart), newStart: Number(newStart), label, lines: [] });
    } else if (lines !== undefined && kind !== undefined) {
      lines.push({
        kind,
        text: line.slice(1),
        isMasked: line !== plain[index],
        isUnended: shown[index + 1]?.[0] === '\\',
      });
    }
  }
  return { names: [from, to], hunks };
}
