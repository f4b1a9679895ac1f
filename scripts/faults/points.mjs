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

/** What is worst: it is tried under each command. */
const ALWAYS = 'kill';

/**
 * A few points, evenly: of every third kind, by turns, so that over the commands each is tried.
 * @param turn the number of the command
 */
export function selection(points, count, turn) {
  const byKind = Map.groupBy?.(points, ({ kind }) => kind) ?? grouped(points);
  const chosen = [...byKind].filter(([kind], index) => kind === ALWAYS || (index + turn) % 3 === 0);
  return chosen.flatMap(([, list]) => {
    const share = Math.max(1, Math.round((count * list.length) / points.length));
    return Array.from(
      { length: Math.min(share, list.length) },
      (_, index) => list[Math.floor(((index + 0.5) * list.length) / share)],
    );
  });
}

/** Few of the points, in which every two values are met together all the same. */
export function pairwise(points) {
  const met = new Set();
  const newIn = (point) => pairsOf(point).filter((pair) => !met.has(pair)).length;
  const chosen = [];
  for (;;) {
    const [best] = points.toSorted((a, b) => newIn(b) - newIn(a));
    if (best === undefined || newIn(best) === 0) return chosen;
    chosen.push(best);
    for (const pair of pairsOf(best)) met.add(pair);
  }
}

function pairsOf(point) {
  const values = Object.entries(point).map((entry) => JSON.stringify(entry));
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} ${other}`));
}

function grouped(points) {
  const groups = new Map();
  for (const point of points) groups.set(point.kind, [...(groups.get(point.kind) ?? []), point]);
  return groups;
}
