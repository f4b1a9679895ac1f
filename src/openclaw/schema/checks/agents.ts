import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { type Check, conflict, type Data, isData, isFilledIn, object, type Refusal } from './check.js';

/** An agent's id as OpenClaw compares it. */
export function normalAgentId(raw: string): string {
  const trimmed = raw.trim();
  const lower = trimmed.toLowerCase();
  if (/^[a-z0-9_][a-z0-9_-]{0,63}$/i.test(trimmed)) return lower;
  return (
    lower
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^-+/, '')
      .replace(/-+$/, '')
      .slice(0, 64) || 'main'
  );
}

interface Roster {
  readonly ids: readonly string[];
  /** As they are written, which is how broadcast groups name them. */
  readonly written: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

function rosterOf(config: Data): Roster {
  const agents = isData(config.agents) ? config.agents : {};
  const listed = Array.isArray(agents.list)
    ? agents.list.flatMap((agent) => (isData(agent) && typeof agent.id === 'string' ? [agent.id] : []))
    : [];
  const ids = isData(agents.entries) ? Object.keys(agents.entries) : listed;
  return { ids, written: new Set(ids), known: new Set(ids.map(normalAgentId)) };
}

const unknown = (at: ConfigPath, roster: Roster): Refusal => ({
  at,
  kind: 'bad-enum',
  expected: `the id of a configured agent: ${roster.ids.length === 0 ? 'main' : roster.ids.map((id) => JSON.stringify(id)).join(', ')}`,
});

/** Places that each name one agent. */
const NAMED: readonly ConfigPath[] = [
  ['agents', 'defaults', 'heartbeat', 'agentId'],
  ['agents', 'defaults', 'systemAgent', 'agentId'],
  ['talk', 'agentId'],
];

function named(config: Data, roster: Roster): readonly Refusal[] {
  const known = roster.ids.length === 0 ? new Set(['main']) : roster.known;
  return NAMED.flatMap((path) => {
    let value: JsonValue | undefined = config;
    for (const segment of path) value = isData(value) ? value[String(segment)] : undefined;
    if (typeof value !== 'string' || isFilledIn(value) || known.has(normalAgentId(value))) return [];
    return [unknown(path, roster)];
  });
}

function bound(config: Data, roster: Roster, main: boolean): readonly Refusal[] {
  const bindings = Array.isArray(config.bindings) ? config.bindings : [];
  return bindings.flatMap((binding, index): Refusal[] => {
    const id = isData(binding) ? binding.agentId : undefined;
    if (typeof id !== 'string' || isFilledIn(id) || (main && id === 'main')) return [];
    return roster.known.has(normalAgentId(id)) ? [] : [unknown(['bindings', index, 'agentId'], roster)];
  });
}

const QUALIFIED = /^[a-z][a-z0-9_-]*:.+$/i;

function grouped(config: Data, roster: Roster, options: boolean): readonly Refusal[] {
  const groups = isData(config.broadcast) ? Object.entries(config.broadcast) : [];
  return groups.flatMap(([peer, entry]): Refusal[] => {
    if (peer === 'strategy' || (roster.ids.length === 0 && !QUALIFIED.test(peer))) return [];
    const ids = Array.isArray(entry)
      ? entry
      : options && isData(entry) && Array.isArray(entry.agents)
        ? entry.agents
        : [];
    const below = Array.isArray(entry) ? [] : ['agents'];
    return ids.flatMap((id, index) =>
      typeof id !== 'string' || isFilledIn(id) || roster.written.has(id)
        ? []
        : [unknown(['broadcast', peer, ...below, index], roster)],
    );
  });
}

/** Every place that names an agent names one there is; releases look at more and more of them. */
export const agentReferences = (looks: 'groups' | 'bindings' | 'roles' | 'options'): Check =>
  object((config) => {
    const roster = rosterOf(config);
    const roles = looks === 'roles' || looks === 'options';
    const found: Refusal[] = roles ? [...named(config, roster)] : [];
    if (roster.ids.length > 0) {
      if (looks !== 'groups') found.push(...bound(config, roster, roles));
      found.push(...grouped(config, roster, looks === 'options'));
    } else if (looks === 'options') found.push(...grouped(config, roster, true));
    return found;
  });

/** From 2026.8 on: at least one agent, each id once, one owner. */
export const roster = object((agents) => {
  const entries = isData(agents.entries) ? Object.entries(agents.entries) : [];
  const found: Refusal[] = [];
  if (entries.length === 0)
    found.push({ at: ['entries'], kind: 'missing-key', expected: 'an object with at least one agent' });
  const seen = new Map<string, string>();
  for (const [key] of entries) {
    const first = seen.get(normalAgentId(key));
    if (first === undefined) seen.set(normalAgentId(key), key);
    else
      found.push(
        conflict(['entries', key], `is the same agent as \`${first}\`: ids are compared in lower case; rename one`),
      );
  }
  const marked = entries.filter(([, entry]) => isData(entry) && entry.default === true);
  if (marked.length > 1)
    found.push(conflict(['entries'], `has ${marked.length} agents with \`default: true\`; one may have it`));
  const explicit = agents.ownership === 'explicit';
  if (explicit && marked.length > 0) {
    found.push(conflict(['ownership'], 'is "explicit", so no agent may carry `default: true`'));
  }
  if (entries.length > 1 && marked.length === 0 && !explicit) {
    found.push({
      at: ['ownership'],
      kind: 'missing-key',
      expected: '"explicit" where there are several agents and none has `default: true`',
    });
  }
  return found;
});

/** Group options need a key with its channel; a thread holds sixteen agents. */
export const broadcast = object((groups) =>
  Object.entries(groups).flatMap(([peer, entry]): Refusal[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    if (!Array.isArray(entry) && !QUALIFIED.test(peer)) {
      return [conflict([peer], 'holds group options, so its key must name the channel: <channel>:<peer>')];
    }
    if (Array.isArray(entry) && QUALIFIED.test(peer) && entry.length > 16) {
      return [{ at: [peer], kind: 'out-of-range', expected: 'a list of at most 16 agents' }];
    }
    return [];
  }),
);

/** A binding of an ACP session names one conversation. */
export const acpBinding = object((binding) => {
  const peer = isData(binding.match) && isData(binding.match.peer) ? binding.match.peer : {};
  const id = typeof peer.id === 'string' ? peer.id.trim() : '';
  return id === ''
    ? [{ at: ['match', 'peer'], kind: 'missing-key', expected: 'an object whose `id` names one conversation' }]
    : [];
});
