import * as path from 'node:path';
import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { normalAgentId } from '../checks/agents.js';
import { conflict, type Data, isData, isFilledIn, type Refusal } from '../checks/check.js';
import type { Surroundings } from '../surroundings.js';
import { agentsOf, type ConfiguredAgent } from './agents-of.js';

/** Folders as they are on this machine: what begins with `~` stands in the home. */
function resolved(folder: string, { home }: Surroundings): string {
  const trimmed = folder.trim();
  const absolute = /^~(?=$|[\\/])/.test(trimmed) ? path.posix.join(home, trimmed.slice(1)) : trimmed;
  return path.posix.normalize(absolute).replace(/(?<=.)\/$/, '');
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Two agents in one directory would share credentials and sessions; an agent that only a binding names has one, too. */
export function duplicateAgentDirs(config: Data, _: ReleaseFacts, surroundings: Surroundings): readonly Refusal[] {
  const agents = agentsOf(config);
  const seen = new Map<string, string>();
  const found: Refusal[] = [];
  for (const { id, path: place, agent } of firstOfEach(agents)) {
    const written = textOf(agent.agentDir);
    if (isFilledIn(written)) continue;
    const folder = written === '' ? ownFolder(id, surroundings) : resolved(written, surroundings);
    const owner = seen.get(folder);
    if (owner === undefined) seen.set(folder, id);
    else found.push(sharedFolder([...place, 'agentDir'], owner));
  }
  return [...found, ...boundAgentDirs(config, agents, seen, surroundings)];
}

/** Ids are compared as OpenClaw compares them, and the first of an id is the one it reads. */
function firstOfEach(agents: readonly ConfiguredAgent[]): readonly ConfiguredAgent[] {
  const firsts = new Map<string, ConfiguredAgent>();
  for (const one of agents) {
    const id = normalAgentId(one.id);
    if (!firsts.has(id)) firsts.set(id, one);
  }
  return [...firsts.values()];
}

function boundAgentDirs(
  config: Data,
  agents: readonly ConfiguredAgent[],
  seen: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): readonly Refusal[] {
  const known = new Set(agents.map(({ id }) => normalAgentId(id)));
  if (agents.length === 0) return [];
  const { bindings } = config;
  return (Array.isArray(bindings) ? bindings : []).flatMap((binding: JsonValue, index): Refusal[] => {
    const id = isData(binding) ? textOf(binding.agentId) : '';
    if (id === '' || isFilledIn(id) || known.has(normalAgentId(id))) return [];
    known.add(normalAgentId(id));
    const owner = seen.get(ownFolder(id, surroundings));
    const place = agents.find((agent) => agent.id === owner)?.path;
    if (owner === undefined || place === undefined) return [];
    return [
      conflict([...place, 'agentDir'], `is the directory of agent \`${id}\` too, which \`bindings[${index}]\` names`),
    ];
  });
}

function ownFolder(id: string, { stateDir }: Surroundings): string {
  return path.posix.join(stateDir, 'agents', normalAgentId(id), 'agent');
}

function sharedFolder(place: Refusal['at'], owner: string): Refusal {
  return conflict(place, `is the directory of agent \`${owner}\` too; each agent needs one of its own`);
}

/** A picture lies in the agent's workspace, or is a data URI or a web address. */
export function avatars(config: Data, facts: ReleaseFacts, surroundings: Surroundings): readonly Refusal[] {
  const agents = agentsOf(config);
  return agents.flatMap(({ id, path: place, agent }): Refusal[] => {
    const avatar = textOf(isData(agent.identity) ? agent.identity.avatar : undefined);
    if (avatar === '' || isFilledIn(avatar) || /^(?:data:|https?:\/\/)/i.test(avatar)) return [];
    const isOtherUri = /^[a-z][a-z0-9+.-]*:/i.test(avatar) && !/^[a-z]:[\\/]/i.test(avatar);
    if (!avatar.startsWith('~') && !isOtherUri) {
      const workspace = workspaceOf(id, agent, config, ownerOf(agents, config, facts), surroundings);
      if (workspace === undefined || isInside(avatar, workspace)) return [];
    }
    return [
      {
        at: [...place, 'identity', 'avatar'],
        kind: 'bad-format',
        expected: 'a path in the agent’s workspace, an http(s) address, or a data URI',
      },
    ];
  });
}

/** @returns `undefined` where the environment fills it in */
function workspaceOf(
  id: string,
  agent: Data,
  config: Data,
  owner: string | undefined,
  surroundings: Surroundings,
): string | undefined {
  const own = textOf(agent.workspace);
  const shared = textOf(valueAt(config, ['agents', 'defaults', 'workspace']));
  const written = own === '' ? shared : own;
  if (isFilledIn(written)) return undefined;
  const name = normalAgentId(id);
  const isOwner = owner !== undefined && normalAgentId(owner) === name;
  if (written === '') return path.posix.join(surroundings.stateDir, isOwner ? 'workspace' : `workspace-${name}`);
  const folder = resolved(written, surroundings);
  return own !== '' || isOwner ? folder : path.posix.join(folder, name);
}

/** Whose the shared workspace is: the first agent or the marked one; from 2026.8 on no first one of several. */
function ownerOf(
  agents: readonly ConfiguredAgent[],
  config: Data,
  { validators = [] }: ReleaseFacts,
): string | undefined {
  const marked = agents.filter(({ agent }) => agent.default === true);
  if (!validators.includes('migratePersistedImplicitMainRoster')) return (marked[0] ?? agents[0])?.id;
  if (agents.length === 1) return agents[0]?.id;
  return marked.length === 1 && valueAt(config, ['agents', 'ownership']) !== 'explicit' ? marked[0]?.id : undefined;
}

function isInside(file: string, folder: string): boolean {
  const from = path.posix.relative(folder, path.posix.resolve(folder, file));
  return from.split('/')[0] !== '..' && !path.posix.isAbsolute(from);
}
