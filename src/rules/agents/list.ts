import { type EditBuilder, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { hasHeartbeats, hasNoMarker, isMarkedDefault, lacksWorkspace, nameSystemAgent, rosterKeys } from './_roster.js';
import { examples } from './examples/list.js';

/** From this release on the first agent has to name the workspace it always had. */
const FIRST_WORKSPACE_SINCE = '2026.9.1';
/** From this release on OpenClaw names `main` for the system's own work where no agent is marked. */
const SYSTEM_AGENT_SINCE = '2026.9.3';
/** From this release on several agents need `ownership`. */
const OWNERSHIP_SINCE = '2026.8.1';

export default defineRule({
  id: 'agents/list',
  reads: 'config',
  // Where the release refuses the list, its own words make an error of it.
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  summary: '`agents.list` became `agents.entries`, keyed by agent id.',
  why: 'OpenClaw still reads a list whose ids are as it writes them, each once, and whose owner is clear; every other one keeps the gateway from starting. The next `openclaw doctor --fix` writes the map.',
  migrations: ['agents-list-to-entries', 'agents-first-workspace-pin', 'agents-ownership-explicit-stamp'],
  // Which agent came first is only known while they stand in a list, and paths below it are those of the list.
  after: ['bindings/unowned-account', 'memory/agent-search'],
  examples,
  check: ({ config, target, report }) => {
    const list = config.at('agents.list');
    if (list === undefined || !list.isArray) return;
    const items = list.items();
    if (config.at('agents.entries')?.isObject) {
      report({
        at: list,
        on: 'key',
        message:
          '`agents.list` is refused, and nothing of it is read: `agents.entries` is there too. Move what is still needed.',
        fix: unsafe('Remove agents.list', (edit) => edit.remove(list), 'the agents of the list go with it'),
      });
      return;
    }
    const strays = items.filter((item) => !item.isObject);
    const keys = rosterKeys(items);
    const renamed = items.flatMap((item, index) => describeKey(item, keys[index] ?? ''));
    const lost = losesWorkspace(config, items, target)
      ? [
          `Agent \`${keys[0]}\` worked in the default workspace because it came first: name that folder as its \`workspace\`.`,
        ]
      : [];
    const heartbeats = orphans(config, items, keys, target)
      ? ['Heartbeats belong to no agent then: name one in `agents.defaults.heartbeat.agentId`.']
      : [];
    const message = [
      '`agents.list` is `agents.entries` now, keyed by agent id.',
      ...renamed,
      ...lost,
      ...heartbeats,
    ].join(' ');
    if (strays.length > 0) {
      const fix = unsafe(
        'Remove what is no object, and key the rest by id',
        (edit) => {
          for (const item of strays.toReversed()) edit.remove(item);
          const agents = items.filter((item) => item.isObject);
          rekey(edit, config, agents, rosterKeys(agents), target);
        },
        'some items of the list are no objects and would be dropped',
      );
      report({ at: list, on: 'key', message, fix });
      return;
    }
    const fix = safe('Key the agents by id', (edit) => rekey(edit, config, items, keys, target));
    report({ at: list, on: 'key', message, fix });
  },
});

function rekey(
  edit: EditBuilder,
  config: ConfigValue,
  agents: readonly ConfigValue[],
  keys: readonly string[],
  target: Release,
): void {
  edit.rekey('agents.list', 'id', { keys, rename: 'entries' });
  // The id of an agent that is kept in a file of its own stands there.
  const holder = config.at('agents.list')?.location.part;
  for (const [index, agent] of agents.entries()) {
    const id = agent.at('id');
    if (id !== undefined && id.location.part !== holder) edit.remove(['agents', 'entries', keys[index] ?? '', 'id']);
  }
  const ownerless = agents.length > 1 && !config.has('agents.ownership');
  const [first] = agents;
  const workspace = config.at('agents.defaults.workspace')?.string?.trim();
  if (
    ownerless &&
    first &&
    workspace &&
    hasNoMarker(agents) &&
    lacksWorkspace(first) &&
    isAtLeast(target, FIRST_WORKSPACE_SINCE)
  ) {
    const place = ['agents', 'entries', keys[0] ?? '', 'workspace'];
    if (first.has('workspace')) edit.set(place, workspace);
    else edit.insert(place, workspace);
  }
  if (ownerless && !agents.some(isMarkedDefault) && isAtLeast(target, OWNERSHIP_SINCE)) {
    edit.insert('agents.ownership', 'explicit');
  }
  if (isSystemAgent(config, agents, keys, target)) nameSystemAgent(edit, config, agents, keys[0] ?? '');
}

/**
 * Without a mark the first agent did the system's own work. Where it is `main`, OpenClaw names it as well; another one
 * it does not (it takes `main` wherever that stands), so that a person has to say.
 */
function isSystemAgent(
  config: ConfigValue,
  agents: readonly ConfigValue[],
  keys: readonly string[],
  target: Release,
): boolean {
  return keys[0] === 'main' && isAtLeast(target, SYSTEM_AGENT_SINCE) && hasNoSystemAgent(config, agents);
}

function orphans(
  config: ConfigValue,
  items: readonly ConfigValue[],
  keys: readonly string[],
  target: Release,
): boolean {
  if (!hasNoSystemAgent(config, items) || hasHeartbeats(config, items)) return false;
  return !isSystemAgent(config, items, keys, target);
}

function hasNoSystemAgent(config: ConfigValue, agents: readonly ConfigValue[]): boolean {
  const defaults = config.at('agents.defaults');
  const system = defaults?.at('systemAgent');
  if (agents.length < 2 || !hasNoMarker(agents) || defaults?.isObject === false || system?.isObject === false)
    return false;
  return system?.has('agentId') !== true;
}

function isOwnerless(config: ConfigValue, agents: readonly ConfigValue[]): boolean {
  return agents.length > 1 && !config.has('agents.ownership');
}

/** The first of several agents had the default workspace without saying so. */
function ownsDefaultWorkspace(config: ConfigValue, agents: readonly ConfigValue[], target: Release): boolean {
  const [first] = agents;
  if (first === undefined || !isAtLeast(target, FIRST_WORKSPACE_SINCE)) return false;
  return isOwnerless(config, agents) && hasNoMarker(agents) && lacksWorkspace(first);
}

function losesWorkspace(config: ConfigValue, agents: readonly ConfigValue[], target: Release): boolean {
  return !defaultWorkspace(config) && ownsDefaultWorkspace(config, agents, target);
}

function defaultWorkspace(config: ConfigValue): string | undefined {
  return config.at('agents.defaults.workspace')?.string?.trim();
}

function describeKey(item: ConfigValue, key: string): readonly string[] {
  const id = item.at('id')?.string;
  if (!item.isObject || id === key) return [];
  return [id === undefined ? `An agent without an id is called \`${key}\`.` : `\`${id}\` is written \`${key}\`.`];
}
