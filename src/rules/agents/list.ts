import { type Build, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Release } from '../../openclaw/releases/release.js';
import { defaultWorkspace, leavesHeartbeats, ownsDefaultWorkspace } from './_first-agent.js';
import { keyById } from './_key-by-id.js';
import { rosterKeys } from './_roster.js';
import { examples } from './examples/list.js';

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
    const build: Build = (edit) => {
      for (const item of strays.toReversed()) edit.remove(item);
      const agents = items.filter((item) => item.isObject);
      keyById(edit, config, agents, target);
    };
    report({
      at: list,
      on: 'key',
      message: ['`agents.list` is `agents.entries` now, keyed by agent id.', ...changes(config, items, target)].join(
        ' ',
      ),
      fix:
        strays.length === 0
          ? safe('Key the agents by id', build)
          : unsafe(
              'Remove what is no object, and key the rest by id',
              build,
              'some items of the list are no objects and would be dropped',
            ),
    });
  },
});

/** What is not as the author wrote it, or used to have it, once the agents are keyed. */
function changes(config: ConfigValue, items: readonly ConfigValue[], target: Release): readonly string[] {
  const keys = rosterKeys(items);
  const said = items.flatMap((item, index) => describeKey(item, keys[index] ?? ''));
  if (ownsDefaultWorkspace(config, items, target) && !defaultWorkspace(config)) {
    said.push(
      `Agent \`${keys[0]}\` worked in the default workspace because it came first: name that folder as its \`workspace\`.`,
    );
  }
  if (leavesHeartbeats(config, items, keys[0], target)) {
    said.push('Heartbeats belong to no agent then: name one in `agents.defaults.heartbeat.agentId`.');
  }
  return said;
}

function describeKey(item: ConfigValue, key: string): readonly string[] {
  const id = item.at('id')?.string;
  if (!item.isObject || id === key) return [];
  return [id === undefined ? `An agent without an id is called \`${key}\`.` : `\`${id}\` is written \`${key}\`.`];
}
