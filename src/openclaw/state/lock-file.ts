import type { InstallationFile } from '../installation.js';

/** What a lock says of who holds it; all of it may be missing from a lock that was never finished. */
export interface LockPayload {
  readonly pid: number | undefined;
  /** Milliseconds since the epoch. */
  readonly createdAt: number | undefined;
}

/** Reads `{ pid, createdAt }`; a text that is no such object says nothing. */
export function readLock(content: string): LockPayload {
  const nothing = { pid: undefined, createdAt: undefined };
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    return nothing;
  }
  if (typeof data !== 'object' || data === null) return nothing;
  const pid = 'pid' in data && typeof data.pid === 'number' && Number.isSafeInteger(data.pid) ? data.pid : undefined;
  const createdAt = 'createdAt' in data && typeof data.createdAt === 'string' ? Date.parse(data.createdAt) : Number.NaN;
  return {
    pid: pid !== undefined && pid > 0 ? pid : undefined,
    createdAt: Number.isNaN(createdAt) ? undefined : createdAt,
  };
}

/** The processes that locks name and that are gone. */
export function deadPids(files: readonly InstallationFile[], isAlive: (pid: number) => boolean): ReadonlySet<number> {
  const named = files.flatMap((file) => {
    const pid = file.kind === 'lock' && file.content !== undefined ? readLock(file.content).pid : undefined;
    return pid === undefined ? [] : [pid];
  });
  return new Set(named.filter((pid) => !isAlive(pid)));
}
