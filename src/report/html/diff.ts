import type { DiffHunk, DiffLine, FileDiff } from '../file-diff.js';
import { hunkHeader } from '../formats/patch.js';
import { html } from './escape.js';

/** Longer lines would make the page unusable: a store on one line. */
const LONGEST_LINE = 2000;

/** The old text on the left, the new one on the right, what belongs together in one row. */
export function sideBySide({ hunks }: FileDiff): string {
  const body = hunks.map((hunk) => {
    const rows = rowsOf(hunk).map(row).join('');
    return `<tr><th colspan="4" scope="rowgroup">${html(hunkHeader(hunk))}</th></tr>${rows}`;
  });
  return `<div class="scroll"><table class="diff"><colgroup><col style="width:3.5rem" /><col /><col style="width:3.5rem" /><col /></colgroup>${body.join('')}</table></div>`;
}

interface Side {
  readonly number: number;
  readonly text: string;
  readonly kind: DiffLine['kind'];
}

interface Row {
  readonly left?: Side;
  readonly right?: Side;
}

function rowsOf({ lines, oldStart, newStart }: DiffHunk): readonly Row[] {
  const rows: Row[] = [];
  let removed: Side[] = [];
  let added: Side[] = [];
  let old = oldStart;
  let next = newStart;
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const left = removed[index];
      const right = added[index];
      rows.push({ ...(left && { left }), ...(right && { right }) });
    }
    removed = [];
    added = [];
  };
  for (const { kind, text } of lines) {
    if (kind === 'removed') {
      // A removal behind an addition begins the next pair.
      if (added.length > 0) flush();
      removed.push({ number: old++, text, kind });
    } else if (kind === 'added') added.push({ number: next++, text, kind });
    else {
      flush();
      rows.push({ left: { number: old++, text, kind }, right: { number: next++, text, kind } });
    }
  }
  flush();
  return rows;
}

function row({ left, right }: Row): string {
  return `<tr>${cells(left)}${cells(right)}</tr>`;
}

function cells(side: Side | undefined): string {
  if (side === undefined) return '<td class="number"></td><td class="text"></td>';
  const { number, text, kind } = side;
  const shown = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
  const name = kind === 'context' ? 'text' : `text ${kind}`;
  return `<td class="number">${number}</td><td class="${name}">${html(shown.replace(/\r$/, ''))}</td>`;
}
