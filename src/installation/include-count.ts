/** Files that come in through includes, counted as often as they do: no config that people write comes near it. */
export const MOST_INCLUDED = 10_000;

/**
 * The files whose includes would come to more than `MOST_INCLUDED`, as where each of ten files includes the next ten
 * times; with the includes of these left out, no file of the installation is too large any more.
 * @param targets by file, what it includes, as often as it does; in a circle every file counts once
 */
export function multiplyingFiles(targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const sizes = new Map<string, number>();
  const found = new Set<string>();
  const opened = new Set<string>();
  for (const start of targets.keys()) {
    // Inner files first, without recursion: chains are as long as somebody cares to make them.
    const pending = [{ file: start, isLast: false }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { file, isLast } = next;
      if (sizes.has(file) || (!isLast && opened.has(file))) continue;
      opened.add(file);
      const inner = targets.get(file) ?? [];
      if (!isLast) {
        pending.push({ file, isLast: true }, ...[...new Set(inner)].map((target) => ({ file: target, isLast: false })));
        continue;
      }
      const size = inner.reduce((sum, target) => sum + (sizes.get(target) ?? 1), 1);
      if (size > MOST_INCLUDED) found.add(file);
      sizes.set(file, size > MOST_INCLUDED ? 1 : size);
    }
  }
  return found;
}
