import type { Installation, InstallationFile } from '../installation.js';

/**
 * How far an installation has moved from JSON files into databases, read from the files themselves:
 * `files`: everything is JSON (to 2026.5); `state-database`: cron and auth are rows, sessions still JSON (2026.6, 2026.7);
 * `session-database`: sessions are rows too (from 2026.8).
 */
export type StateEra = 'files' | 'state-database' | 'session-database';

/** Agent databases from this layout on hold the sessions. */
export const FIRST_SESSION_SCHEMA = 4;

export function stateEra(installation: Installation): StateEra {
  const databases = installation.files.filter(isDatabase);
  const holdsSessions = databases.some(
    (file) => databaseRole(file) === 'agent' && (file.schemaVersion ?? 0) >= FIRST_SESSION_SCHEMA,
  );
  if (holdsSessions) return 'session-database';
  return databases.some((file) => databaseRole(file) === 'state') ? 'state-database' : 'files';
}

/** A database of OpenClaw's own: the file itself, none of its sidecars. */
export function isDatabase(file: InstallationFile): boolean {
  return file.kind === 'sqlite' && file.path.endsWith('.sqlite') && databaseRole(file) !== undefined;
}

/** What a database is for, by its name; `undefined` for one of another layout (memory, tasks, coordinators). */
export function databaseRole({
  path,
  agentId,
}: {
  readonly path: string;
  readonly agentId?: string;
}): 'state' | 'agent' | undefined {
  if (/[\\/]state[\\/]openclaw\.sqlite$/.test(path)) return 'state';
  if (/[\\/]openclaw-agent\.sqlite$/.test(path)) return 'agent';
  // A session store that the config moves becomes a database beside itself.
  return agentId !== undefined && !/[\\/]agents?[\\/]/.test(path) ? 'agent' : undefined;
}
