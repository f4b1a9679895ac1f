import type { ConfigValue } from '../config/view.js';
import { inRange, isAtLeast, type Release, type ReleaseRange } from './release.js';

/** What a config that says nothing about it means since a release. */
export interface ChangedDefault extends ReleaseRange {
  readonly since: string;
  /** Where one of these is set, the default does not count. */
  readonly keys: readonly string[];
  /** Without it nobody meets the default; everybody does unless given. */
  readonly concerns?: string;
  /** So many of what it concerns are there, one unless given. */
  readonly least?: number;
  /** What is to be set for another meaning; the first of `keys` unless given. */
  readonly key?: string;
  readonly now: string;
}

const AGENTS = 'agents.{defaults,list[*],entries.*}';

/** Each from the CHANGELOG.md of its release, and from the docs of the releases before and after it. */
const CHANGED: readonly ChangedDefault[] = [
  {
    since: '2026.4.2',
    keys: ['tools.exec.mode', 'tools.exec.security', 'tools.exec.ask'],
    key: 'tools.exec',
    concerns: 'agents',
    now: 'commands run on the host without asking',
  },
  {
    since: '2026.4.20',
    keys: ['session.maintenance.mode'],
    concerns: 'agents',
    now: 'old sessions are removed',
  },
  {
    since: '2026.4.22',
    keys: [`${AGENTS}.thinkingDefault`],
    key: 'agents.defaults.thinkingDefault',
    concerns: 'agents',
    now: 'models that can think do so',
  },
  {
    // docs/channels/groups.md of 2026.4.29 and 2026.6.11; `resolveSourceReplyDeliveryMode`.
    since: '2026.4.27',
    until: '2026.5.18',
    keys: ['messages.groupChat.visibleReplies', 'messages.visibleReplies'],
    concerns: 'channels.*',
    now: 'in groups only what an agent sends with its message tool is seen',
  },
  {
    // docs/concepts/dreaming.md of 2026.7.35 and 2026.8.2.
    since: '2026.8.1',
    keys: ['plugins.entries.memory-core.config.dreaming.enabled'],
    concerns: 'agents',
    now: 'memory is worked over in the background, with model calls',
  },
  {
    // docs/tools/skills-config.md of 2026.9.6.
    since: '2026.8.1',
    keys: ['skills.workshop.autonomous.mode', 'skills.workshop.autonomous.enabled'],
    concerns: 'agents',
    now: 'agents write skills of their own',
  },
  {
    // docs/gateway/heartbeat.md of 2026.7.35 and 2026.8.2.
    since: '2026.8.1',
    keys: [`${AGENTS}.heartbeat.target`],
    key: 'agents.defaults.heartbeat.target',
    concerns: `${AGENTS}.heartbeat`,
    now: 'heartbeats write to the owner',
  },
  {
    // docs/gateway/config-agents.md of 2026.7.35 and 2026.8.2.
    since: '2026.8.1',
    keys: ['agents.defaults.maxConcurrent'],
    concerns: 'agents',
    now: 'eight or more agents run at once',
  },
  {
    since: '2026.8.2',
    until: '2026.9.2',
    keys: ['tools.sessions.visibility'],
    concerns: 'tools',
    now: 'an agent sees all of its sessions',
  },
  {
    since: '2026.9.2',
    keys: ['tools.sessions.visibility', 'tools.agentToAgent.enabled'],
    concerns: 'agents.{list[*],entries.*}',
    least: 2,
    now: 'agents read and write in the sessions of other agents',
  },
  {
    since: '2026.9.6',
    keys: ['tools.toolSearch'],
    concerns: 'tools',
    now: 'agents search for tools instead of having all of them before them',
  },
];

/** What the config leaves to a default that is another one in the later of two releases. */
export function changedDefaults(config: ConfigValue, from: Release, to: Release): readonly ChangedDefault[] {
  return CHANGED.filter(
    (one) =>
      !isAtLeast(from, one.since) &&
      inRange(to, one) &&
      (one.concerns === undefined || config.all(one.concerns).length >= (one.least ?? 1)) &&
      !one.keys.some((key) => config.all(key).length > 0),
  );
}

/** The key to set where it was meant as it was. */
export function keyOf({ key, keys }: ChangedDefault): string {
  return key ?? keys[0] ?? '';
}
