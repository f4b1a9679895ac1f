/** For each path, the paths that are written with it or not at all; chains of such groups count as one. */
export function jointFiles(groups: readonly (readonly string[])[]): (path: string) => ReadonlySet<string> {
  const groupOf = new Map<string, Set<string>>();
  for (const group of groups) {
    const all = new Set(group.flatMap((path) => [...(groupOf.get(path) ?? [path])]));
    for (const path of all) groupOf.set(path, all);
  }
  return (path) => groupOf.get(path) ?? new Set([path]);
}
