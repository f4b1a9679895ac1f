import type { PlatformPath } from 'node:path';
import type { FileKind } from '../installation.js';

const BY_NAME: Readonly<Record<string, FileKind>> = {
  'sessions.json': 'sessions',
  'jobs.json': 'cron-jobs',
  'jobs-state.json': 'cron-state',
  'auth-profiles.json': 'auth-profiles',
  'auth-state.json': 'auth-state',
  'auth.json': 'auth-legacy',
  'models.json': 'models-json',
  'exec-approvals.json': 'exec-approvals',
  'last-session.json': 'tui-last-session',
  'openclaw.plugin.json': 'plugin-manifest',
  'installs.json': 'plugin-installs',
};

/** What a file named on the command line is, judged by its name: a config unless the name is one of the state's. */
export function kindOfName(path: string, paths: PlatformPath): FileKind {
  const name = paths.basename(path).toLowerCase();
  const known = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  return known ?? listedKind(name) ?? 'config';
}

/** The kind of a file that is listed and never read, or `undefined`. */
export function listedKind(name: string): FileKind | undefined {
  if (name.endsWith('.lock')) return 'lock';
  if (/\.sqlite(?:-wal|-shm|-journal)?$/.test(name)) return 'sqlite';
  if (name.endsWith('.jsonl')) return 'transcript';
  return undefined;
}

/** The agent whose directory a file lies in: `agents/<id>/sessions/sessions.json`. */
export function agentOfPath(path: string, paths: PlatformPath): string | undefined {
  const parts = path.split(paths.sep);
  const at = parts.lastIndexOf('agents');
  const inside = parts[at + 2];
  return at >= 0 && (inside === 'sessions' || inside === 'agent') ? parts[at + 1] : undefined;
}
