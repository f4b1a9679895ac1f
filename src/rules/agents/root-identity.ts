import type { ConfigPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { isMarkedDefault, keyedAgents } from './_roster.js';

const KEYED_SINCE = '2026.8.1';
const FIRST_ID = 'main';

export default defineRule({
  id: 'agents/root-identity',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['agents/root-agent', 'agents/routing-agents'],
  summary: '`identity` no longer stands at the top of the config.',
  why: 'Every agent has its own; releases that no longer know the section delete it as unknown, and the bot loses its name.',
  migrations: ['identity-root-to-agent-identity'],
  examples: [
    {
      target: '2026.3.13',
      before: `{
  identity: { name: 'Clawd', emoji: '🦞' },
  agents: {
    list: [
      { id: 'a' },
      { id: 'b', default: true },
    ],
  },
}`,
      after: `{
  agents: {
    list: [
      { id: 'a' },
      { id: 'b', default: true, identity: { name: 'Clawd', emoji: '🦞' } },
    ],
  },
}`,
    },
    {
      title: 'Without agents there is one, called main',
      target: '2026.3.13',
      before: `{ identity: { name: 'Clawd' } }`,
      after: `{ agents: { list: [{ id: 'main', identity: { name: 'Clawd' } }] } }`,
    },
    {
      title: 'In the keyed form',
      target: '2026.9.6',
      before: `{ identity: { name: 'Clawd' } }`,
      after: `{ agents: { entries: { main: { identity: { name: 'Clawd' } } } } }`,
    },
  ],
  check: ({ config, target, report }) => {
    const old = config.at('identity');
    if (old === undefined || !old.isObject) return;
    const to = [...ownerPath(config, target), 'identity'];
    const present = config.at(to);
    const listed = to[1] === 'list' && !config.at('agents.list')?.isArray;
    report({
      at: old,
      on: 'key',
      message: `\`identity\` belongs to an agent.${present === undefined ? '' : ' The default agent has one already, which is kept.'}`,
      fix: safe('Move identity to the default agent', (edit) => {
        if (listed) edit.insert('agents.list', [{ id: FIRST_ID }]);
        relocate(edit, old, to, present);
      }),
    });
  },
});

/** The agent whose identity it was: the default one, else the first. */
function ownerPath(config: ConfigValue, target: Release): ConfigPath {
  const keyed = keyedAgents(config);
  const listed = config.all('agents.list[*]').filter((agent) => agent.at('id')?.string?.trim());
  const agents = keyed.length > 0 ? keyed : listed;
  const owner = agents.find(isMarkedDefault) ?? agents[0];
  if (owner !== undefined) return owner.path;
  return isAtLeast(target, KEYED_SINCE) ? ['agents', 'entries', FIRST_ID] : ['agents', 'list', 0];
}
