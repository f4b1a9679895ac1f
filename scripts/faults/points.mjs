// Which faults are tried at which call.

/** Errors that the system may report where something is written; reading meets only some of them. */
const WRITE_ERRORS = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE'];
const READ_ERRORS = ['EIO', 'EACCES'];

/** Kinds that end the process, or are signals: tried in a process of its own. */
export const IN_A_PROCESS = new Set(['kill', 'half-killed', 'SIGINT', 'SIGTERM']);

/**
 * @param calls as a run without a fault makes them
 * @returns `{ at, kind, name }` each: every call that can fail in every way it can, and every moment a run can end
 */
export function pointsOf(calls) {
  const first = calls.findIndex(({ writes }) => writes);
  return calls.flatMap(({ name, writes, bytes }, at) => {
    const kinds = writes ? [...WRITE_ERRORS, 'SIGINT', 'SIGTERM'] : [...READ_ERRORS];
    if (at >= first) kinds.push('kill');
    if (bytes > 1) kinds.push('half-killed', 'half-written');
    if (bytes > 1 && name.startsWith('handle.write') && name !== 'handle.writeFile') kinds.push('short');
    return kinds.map((kind) => ({ at, kind, name }));
  });
}

/** Evenly, and of every kind some. */
export function selection(points, count) {
  const byKind = Map.groupBy?.(points, ({ kind }) => kind) ?? grouped(points);
  return [...byKind.values()].flatMap((list) => {
    const share = Math.max(1, Math.round((count * list.length) / points.length));
    return Array.from(
      { length: Math.min(share, list.length) },
      (_, index) => list[Math.floor(((index + 0.5) * list.length) / share)],
    );
  });
}

function grouped(points) {
  const groups = new Map();
  for (const point of points) groups.set(point.kind, [...(groups.get(point.kind) ?? []), point]);
  return groups;
}
