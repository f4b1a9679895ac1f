import { type ConfigPath, samePath } from '../../document/config-path.js';
import { agentScopes } from '../../openclaw/agents/scopes.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { type ModelSlot, modelSlots } from '../../openclaw/models/slots.js';
import type { Release } from '../../openclaw/releases/release.js';
import { normalAgentId } from '../../openclaw/schema/checks/agents.js';
import { inTrial, trialConfig } from './trial.js';

/** Every place that names an agent by its id (`config schema` of 2026.4.29 to 2026.9.6). */
const AGENT_PLACES: readonly string[] = [
  'agents.defaults.{heartbeat,systemAgent,authInheritance,sessionStore}.agentId',
  'agents.{defaults,list[*],entries.*}.subagents.allowAgents[*]',
  'agents.{list[*],entries.*}.tools.swarm.defaultAgentId',
  'approvals.{exec,plugin}.agentFilter[*]',
  'bindings[*].agentId',
  'broadcast.*{[*],.agents[*]}',
  'channels.a2a.exposeAgents[*]',
  'channels.clickclack{,.accounts.*}.agentId',
  'channels.*{,.accounts.*}.execApprovals.agentFilter[*]',
  'channels.telegram{,.accounts.*}.groups.*.topics.*.agentId',
  'channels.telegram{,.accounts.*}.direct.*.topics.*.agentId',
  'gateway.roles.definitions.*.agents[*]',
  'hooks.allowedAgentIds[*]',
  'hooks.mappings[*].agentId',
  'mcp.servers.*.codex.agents[*]',
  'nodeHost.mcp.servers.*.codex.agents[*]',
  'plugins.entries.active-memory.config.agents[*]',
  'talk.agentId',
  'tools.agentToAgent.allow[*]',
  'tools.swarm.defaultAgentId',
];

/** Every place that names an auth profile by its id. */
const PROFILE_PLACES: readonly string[] = [
  'auth.order.*[*]',
  'channels.reef.guard.authProfileId',
  'mcp.servers.*.oauth.authProfileId',
  'nodeHost.mcp.servers.*.oauth.authProfileId',
  'tools.media.models[*].{profile,preferredProfile}',
  'tools.media.{image,audio,video}.models[*].{profile,preferredProfile}',
];

/** A place that names something by its id. */
export interface Mention {
  readonly id: string;
  readonly at: ConfigValue;
  /** `key`: the id is the key of the value. */
  readonly form: 'value' | 'key';
}

/** Agents as they are declared. */
export function agentDeclarations(config: ConfigValue): readonly Mention[] {
  return agentScopes(config).flatMap(({ id, at, place }): readonly Mention[] => {
    if (place === 'defaults' || id === undefined) return [];
    const own = at.at(['id']);
    if (place === 'entries') return [{ id, at, form: 'key' }];
    return own === undefined ? [] : [{ id, at: own, form: 'value' }];
  });
}

/** Agents as they are named elsewhere. */
export function agentMentions(config: ConfigValue): readonly Mention[] {
  return named(config, AGENT_PLACES);
}

export function profileDeclarations(config: ConfigValue): readonly Mention[] {
  const profiles = config.at('auth.profiles')?.members() ?? [];
  return profiles.map((at) => ({ id: String(at.key), at, form: 'key' }));
}

export function profileMentions(config: ConfigValue): readonly Mention[] {
  return named(config, PROFILE_PLACES);
}

export function isSameAgent(a: string, b: string): boolean {
  return normalAgentId(a) === normalAgentId(b);
}

function named(config: ConfigValue, places: readonly string[]): readonly Mention[] {
  return places
    .flatMap((pattern) => config.all(pattern))
    .flatMap((at) => (at.string === undefined ? [] : [{ id: at.string, at, form: 'value' as const }]));
}

/** What a text at a place would name. */
export type Naming = 'agent' | 'profile' | 'model' | 'selector' | undefined;

export function namingAt(path: ConfigPath, release: Release): Naming {
  const trial = trialConfig(path, 'some/word');
  if (trial === undefined) return undefined;
  const place = inTrial(path);
  const isHere = ({ at }: { readonly at: ConfigValue }): boolean => samePath(at.path, place);
  if (agentMentions(trial).some(isHere)) return 'agent';
  if (profileMentions(trial).some(isHere)) return 'profile';
  const slot = modelSlots(trial, release).find(isHere);
  if (slot === undefined) return undefined;
  return slot.takes === 'selector' ? 'selector' : 'model';
}

/** Whether the keys of the object at a path are model refs. */
export function holdsModels(path: ConfigPath, release: Release): boolean {
  const trial = trialConfig([...path, 'some/word'], {});
  return trial !== undefined && modelSlots(trial, release).some(({ form }) => form === 'key');
}

/** The slot whose ref is written at a place. */
export function slotAt(config: ConfigValue, path: ConfigPath, release: Release): ModelSlot | undefined {
  return modelSlots(config, release).find(({ at }) => samePath(at.path, path));
}
