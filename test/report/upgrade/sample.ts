import { release } from '../../../src/openclaw/releases/release.js';
import type { LeftFinding, UpgradeFacts } from '../../../src/report/upgrade/facts.js';

/** A home that has nothing to repair and nothing to lose, going from 2026.4.29 to 2026.9.6. */
export function facts(given: Partial<UpgradeFacts> = {}): UpgradeFacts {
  return {
    tool: 'clawmend',
    from: { release: release('2026.4.29'), source: 'last-touched' },
    to: { release: release('2026.9.6'), source: 'newest-known' },
    installed: undefined,
    place: '~/.openclaw',
    gateway: { state: 'stopped', evidence: 'no lock' },
    flags: '',
    environment: '',
    backup: { directory: '~/.openclaw', others: [] },
    unreadable: [],
    hasConfig: true,
    before: { refused: 0, errors: 0 },
    fixes: 0,
    left: [],
    kept: [],
    imports: [],
    comments: 0,
    routes: { slots: 2, changes: [], unsafe: [], keptByFixes: 0, unseen: 0 },
    defaults: [],
    plugins: [],
    layouts: [],
    node: '24.16+ or 26.1+',
    notes: [],
    ...given,
  };
}

export function left(given: Partial<LeftFinding> = {}): LeftFinding {
  return {
    ruleId: 'gateway/bind',
    severity: 'error',
    file: 'openclaw.json',
    path: 'gateway.bind',
    by: 'hand',
    isRefused: true,
    ...given,
  };
}

export const SESSIONS = { what: 'sessions', into: 'openclaw-agent.sqlite', files: 2, isNeededToStart: true } as const;
export const CRON_STORE = { path: 'cron.store', does: 'imports the jobs', otherwise: 'they run no more' } as const;
export const DISCORD = { id: 'discord', package: '@openclaw/discord', usedBy: ['channels.discord'] } as const;
