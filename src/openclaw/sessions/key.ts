import { normalizeAgentId } from '../agents/agent-id.js';
import { agentScopes } from '../agents/scopes.js';
import type { ConfigValue } from '../config/view.js';

/** Keys that belong to no agent. */
const SENTINELS: ReadonlySet<string> = new Set(['global', 'unknown']);
/** Channels whose ids are case-sensitive; their keys keep the case. */
const OPAQUE_IDS = /:(?:matrix|signal):/i;

/** The agent that sessions without a name of their own belong to. */
export function defaultAgentId(config: ConfigValue | undefined): string {
  const agents = config === undefined ? [] : agentScopes(config).filter(({ place }) => place !== 'defaults');
  const marked = agents.find(({ at }) => at.at('default')?.value === true) ?? agents[0];
  return marked?.id === undefined ? 'main' : normalizeAgentId(marked.id);
}

/**
 * The key under which OpenClaw looks a session up; equal to `key` where all is well.
 * @param agentId the agent whose store holds the entry
 */
export function canonicalSessionKey(key: string, agentId: string): string {
  const text = key.trim();
  if (SENTINELS.has(text)) return text;
  const lower = OPAQUE_IDS.test(text) ? text : text.toLowerCase();
  if (/^agent:[^:]+:./.test(lower)) return lower;
  if (lower === 'main') return `agent:${agentId}:main`;
  if (/^(?:group|channel):/.test(lower)) return `agent:${agentId}:unknown:${lower}`;
  return `agent:${agentId}:${lower}`;
}
