import { oneLine, textWidth } from '../../report/pretty/text-width.js';

/** Rows in columns as wide as their widest cell; the last one is left as it is. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [head, ...rows.map((row) => row.map(oneLine))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ''))));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - textWidth(cell)),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** True where every line fits. */
export function fits(lines: readonly string[], width: number): boolean {
  return lines.every((line) => textWidth(line) <= width);
}
