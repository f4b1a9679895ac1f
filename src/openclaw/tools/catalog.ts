import { inRange, isAtLeast, type Release, type ReleaseRange } from '../releases/release.js';

/** The profiles that name their tools; `full` allows everything. */
type ToolProfile = 'minimal' | 'coding' | 'messaging';

interface CoreTool extends ReleaseRange {
  readonly id: string;
  readonly section: string;
  readonly profiles: readonly ToolProfile[];
}

/** The tools of OpenClaw itself, in its order. A bound is the first release that was looked at and had the change. */
const BEFORE_2026_8: readonly CoreTool[] = [
  { id: 'read', section: 'fs', profiles: ['coding'] },
  { id: 'write', section: 'fs', profiles: ['coding'] },
  { id: 'edit', section: 'fs', profiles: ['coding'] },
  { id: 'apply_patch', section: 'fs', profiles: ['coding'] },
  { id: 'exec', section: 'runtime', profiles: ['coding'] },
  { id: 'process', section: 'runtime', profiles: ['coding'] },
  { id: 'code_execution', section: 'runtime', profiles: ['coding'] },
  { id: 'web_search', section: 'web', profiles: ['coding'] },
  { id: 'web_fetch', section: 'web', profiles: ['coding'] },
  { id: 'x_search', section: 'web', profiles: ['coding'] },
  { id: 'memory_search', section: 'memory', profiles: ['coding'] },
  { id: 'memory_get', section: 'memory', profiles: ['coding'] },
  { id: 'sessions_list', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_history', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_send', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_spawn', section: 'sessions', profiles: ['coding'] },
  { id: 'sessions_yield', section: 'sessions', profiles: ['coding'] },
  { id: 'subagents', section: 'sessions', profiles: ['coding'] },
  { id: 'session_status', section: 'sessions', profiles: ['minimal', 'coding', 'messaging'] },
  { id: 'browser', section: 'ui', profiles: [] },
  { id: 'canvas', section: 'ui', profiles: [] },
  { id: 'message', section: 'messaging', profiles: ['messaging'] },
  { id: 'heartbeat_respond', section: 'automation', profiles: [] },
  { id: 'cron', section: 'automation', profiles: ['coding'] },
  { id: 'gateway', section: 'automation', profiles: [] },
  { id: 'nodes', section: 'nodes', profiles: [] },
  { id: 'agents_list', section: 'agents', profiles: [] },
  { id: 'get_goal', section: 'agents', profiles: ['coding'], since: '2026.6.1' },
  { id: 'create_goal', section: 'agents', profiles: ['coding'], since: '2026.6.1' },
  { id: 'update_goal', section: 'agents', profiles: ['coding'], since: '2026.6.1' },
  { id: 'update_plan', section: 'agents', profiles: ['coding'] },
  { id: 'skill_workshop', section: 'agents', profiles: ['coding'], since: '2026.6.1' },
  { id: 'image', section: 'media', profiles: ['coding'] },
  { id: 'image_generate', section: 'media', profiles: ['coding'] },
  { id: 'music_generate', section: 'media', profiles: ['coding'] },
  { id: 'video_generate', section: 'media', profiles: ['coding'] },
  { id: 'tts', section: 'media', profiles: [] },
];

const FROM_2026_8: readonly CoreTool[] = [
  { id: 'ls', section: 'fs', profiles: ['coding'], since: '2026.9.1' },
  { id: 'read', section: 'fs', profiles: ['coding'] },
  { id: 'write', section: 'fs', profiles: ['coding'] },
  { id: 'edit', section: 'fs', profiles: ['coding'] },
  { id: 'apply_patch', section: 'fs', profiles: ['coding'] },
  { id: 'exec', section: 'runtime', profiles: ['coding'] },
  { id: 'process', section: 'runtime', profiles: ['coding'] },
  { id: 'code_execution', section: 'runtime', profiles: ['coding'] },
  { id: 'secrets', section: 'runtime', profiles: ['coding', 'messaging'] },
  { id: 'web_search', section: 'web', profiles: ['coding'] },
  { id: 'web_fetch', section: 'web', profiles: ['coding'] },
  { id: 'x_search', section: 'web', profiles: ['coding'] },
  { id: 'memory_search', section: 'memory', profiles: ['coding'] },
  { id: 'memory_get', section: 'memory', profiles: ['coding'] },
  { id: 'sessions', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_list', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_history', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_search', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'conversations_list', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'conversations_send', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'conversations_turn', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_send', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'sessions_spawn', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'github_identity_status', section: 'sessions', profiles: ['coding'] },
  { id: 'github_publish', section: 'sessions', profiles: ['coding'] },
  { id: 'agents_wait', section: 'sessions', profiles: ['coding'] },
  { id: 'sessions_yield', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'subagents', section: 'sessions', profiles: ['coding', 'messaging'] },
  { id: 'session_status', section: 'sessions', profiles: ['minimal', 'coding', 'messaging'] },
  { id: 'suggest_task', section: 'sessions', profiles: ['coding'] },
  { id: 'dismiss_task', section: 'sessions', profiles: ['coding'] },
  { id: 'browser', section: 'ui', profiles: [] },
  { id: 'screen', section: 'ui', profiles: ['coding'] },
  { id: 'theme', section: 'ui', profiles: ['coding', 'messaging'], since: '2026.9.1' },
  { id: 'dashboard', section: 'ui', profiles: ['coding'] },
  { id: 'terminal', section: 'ui', profiles: ['coding'] },
  { id: 'portal', section: 'ui', profiles: ['coding'] },
  { id: 'canvas', section: 'ui', profiles: [] },
  { id: 'show_widget', section: 'ui', profiles: [] },
  { id: 'message', section: 'messaging', profiles: ['messaging'] },
  { id: 'heartbeat_respond', section: 'automation', profiles: [] },
  { id: 'automations', section: 'automation', profiles: ['coding'] },
  { id: 'gateway', section: 'automation', profiles: [], until: '2026.9.1' },
  { id: 'gateway', section: 'automation', profiles: ['minimal', 'coding', 'messaging'], since: '2026.9.1' },
  { id: 'plugins', section: 'automation', profiles: ['coding'], since: '2026.9.1' },
  { id: 'openclaw', section: 'automation', profiles: [], since: '2026.9.1' },
  { id: 'nodes', section: 'nodes', profiles: [] },
  { id: 'computer', section: 'nodes', profiles: [] },
  { id: 'mobile_ui', section: 'nodes', profiles: [] },
  { id: 'agents_list', section: 'agents', profiles: [] },
  { id: 'get_goal', section: 'agents', profiles: ['coding'] },
  { id: 'create_goal', section: 'agents', profiles: ['coding'] },
  { id: 'update_goal', section: 'agents', profiles: ['coding'] },
  { id: 'progress_card', section: 'agents', profiles: ['coding'] },
  { id: 'ask_user', section: 'agents', profiles: ['coding', 'messaging'] },
  { id: 'skill_workshop', section: 'agents', profiles: ['coding'] },
  { id: 'view_image', section: 'media', profiles: ['coding'] },
  { id: 'image_generate', section: 'media', profiles: ['coding'] },
  { id: 'music_generate', section: 'media', profiles: ['coding'] },
  { id: 'video_generate', section: 'media', profiles: ['coding'] },
  { id: 'tts', section: 'media', profiles: [] },
  { id: 'pdf', section: 'media', profiles: [], since: '2026.9.1' },
];

/** Tools that `group:openclaw` leaves out: those that reach into the machine. */
const OUTSIDE_OWN_GROUP = new Set(['ls', 'read', 'write', 'edit', 'apply_patch', 'exec', 'process', 'canvas']);

const PROFILES: ReadonlySet<string> = new Set<ToolProfile>(['minimal', 'coding', 'messaging']);

/** The tools OpenClaw itself has in a release. */
export function coreTools(target: Release): readonly CoreTool[] {
  const all = isAtLeast(target, '2026.8.1') ? FROM_2026_8 : BEFORE_2026_8;
  return all.filter((tool) => inRange(target, tool));
}

/** What a profile allows, `undefined` for a name that is none. */
export function toolsOfProfile(profile: string, target: Release): readonly string[] | undefined {
  if (profile === 'full') return ['*'];
  if (!PROFILES.has(profile)) return undefined;
  const named = coreTools(target).filter(({ profiles }) => profiles.some((known) => known === profile));
  const ids = named.map(({ id }) => id);
  return profile === 'minimal' ? ids : [...ids, 'bundle-mcp'];
}

/** The members of `group:<name>`, `undefined` for a group of someone else. */
export function toolsOfGroup(group: string, target: Release): readonly string[] | undefined {
  if (group === 'group:openclaw') {
    return coreTools(target).flatMap(({ id }) => (OUTSIDE_OWN_GROUP.has(id) ? [] : [id]));
  }
  const members = coreTools(target).filter(({ section }) => group === `group:${section}`);
  return members.length === 0 ? undefined : members.map(({ id }) => id);
}
