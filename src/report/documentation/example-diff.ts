import { longestCommon } from '../../document/diff/align.js';

/** Two short texts as one, line by line: what stays behind a blank, what goes behind `-`, what comes behind `+`. */
export function exampleDiff(before: string, after: string): readonly string[] {
  const old = linesOf(before);
  const next = linesOf(after);
  const same = longestCommon(old.length, next.length, (a, b) => old[a] === next[b]);
  const shown: string[] = [];
  let row = 0;
  let column = 0;
  for (const [nextRow, nextColumn] of [...same, [old.length, next.length] as const]) {
    for (const line of old.slice(row, nextRow)) shown.push(`-${line}`);
    for (const line of next.slice(column, nextColumn)) shown.push(`+${line}`);
    const kept = old[nextRow];
    if (kept !== undefined) shown.push(` ${kept}`);
    row = nextRow + 1;
    column = nextColumn + 1;
  }
  return shown;
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
