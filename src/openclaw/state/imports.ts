import type { Installation, InstallationFile } from '../installation.js';
import { inRange, type Release, type ReleaseRange } from '../releases/release.js';

/** State that a release keeps elsewhere than the one before, and that its doctor takes over from the files. */
export interface StateImport extends ReleaseRange {
  readonly since: string;
  readonly what: 'sessions' | 'cron jobs' | 'sign-ins' | 'approvals' | 'plugin records' | 'memory indexes' | 'pairings';
  readonly into: string;
  /** The gateway refuses to start before; else it starts without. */
  readonly isNeededToStart?: true;
  readonly isSource: (file: InstallationFile) => boolean;
}

const STATE = 'state/openclaw.sqlite';
const AGENT = 'openclaw-agent.sqlite';
const ofKind =
  (...kinds: readonly InstallationFile['kind'][]) =>
  ({ kind, rows }: InstallationFile): boolean =>
    rows === undefined && kinds.includes(kind);

/**
 * Where each release keeps its state, from docs/gateway/doctor of 2026.8.2 and 2026.9.6 and from runs of the doctors of
 * 2026.6.11, 2026.8.2 and 2026.9.6.
 */
const IMPORTS: readonly StateImport[] = [
  {
    // docs/gateway/doctor.md of 2026.8.2: "When startup finds a legacy session store, it refuses readiness".
    what: 'sessions',
    since: '2026.8.1',
    into: AGENT,
    isNeededToStart: true,
    isSource: ofKind('sessions'),
  },
  { what: 'cron jobs', since: '2026.6.1', into: STATE, isSource: ofKind('cron-jobs', 'cron-state') },
  {
    what: 'sign-ins',
    since: '2026.6.1',
    into: `${STATE} and ${AGENT}`,
    isSource: ofKind('auth-profiles', 'auth-state', 'auth-legacy'),
  },
  { what: 'approvals', since: '2026.8.1', into: STATE, isSource: ofKind('exec-approvals') },
  { what: 'plugin records', since: '2026.6.1', into: STATE, isSource: ofKind('plugin-installs') },
  {
    what: 'memory indexes',
    since: '2026.7.1',
    into: AGENT,
    isSource: ({ path }) => /[\\/]memory[\\/][^\\/]+\.sqlite$/.test(path),
  },
  {
    what: 'pairings',
    since: '2026.8.1',
    into: STATE,
    isSource: ({ kind, path }) =>
      kind === 'credentials' &&
      /(?:-allowFrom|-pairing|[\\/]devices[\\/][^\\/]+|[\\/]nodes[\\/][^\\/]+)\.json$/.test(path),
  },
];

export interface PendingImport {
  readonly row: StateImport;
  readonly files: readonly InstallationFile[];
}

/** What the doctor of a release will take over from files of an installation. */
export function pendingImports({ files }: Installation, target: Release): readonly PendingImport[] {
  return IMPORTS.filter((row) => inRange(target, row))
    .map((row) => ({ row, files: files.filter(row.isSource) }))
    .filter((pending) => pending.files.length > 0);
}
