import { type ConfigPath, formatPath } from '../../document/config-path.js';
import { type EditBuilder, manual, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

/** Before this release OpenClaw's own doctor carries the section of a listed agent, but not of a keyed one. */
const CARRIES_KEYED_AGENTS = '2026.9.1';

export default defineRule({
  id: 'memory/agent-search',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['memory/root-search'],
  summary: '`memorySearch` of the agents moved to `memory.search`.',
  why: 'The gateway does not start while the section stands where it is.',
  migrations: ['memory-search-owner-to-memory-search'],
  examples: [
    {
      before: `{
  agents: {
    defaults: {
      memorySearch: { provider: 'openai', model: 'text-embedding-3-small' },
    },
    list: [
      {
        id: 'main',
        memorySearch: { enabled: false }, // no recall here
      },
    ],
  },
}`,
      after: `{
  agents: {
    list: [
      {
        id: 'main',
        memory: {
          search: { enabled: false }, // no recall here
        },
      },
    ],
  },
  memory: {
    search: { provider: 'openai', model: 'text-embedding-3-small' },
  },
}`,
    },
    {
      title: 'What is set in the new place wins',
      before: `{
  memory: { search: { provider: 'local' } },
  agents: { defaults: { memorySearch: { provider: 'openai', query: { maxResults: 5 } } } },
}`,
      after: `{
  memory: { search: { provider: 'local', query: { maxResults: 5 } } },
}`,
    },
  ],
  check: ({ config, target, report }) => {
    for (const old of config.all('agents.{defaults,list[*],entries.*}.memorySearch')) {
      if (!old.isObject) continue;
      const to = newPlace(old);
      const present = config.at(to);
      const title = `Move ${formatPath(old.path)} to ${formatPath(to)}`;
      const build = (edit: EditBuilder): void =>
        relocate(edit, old, to, present, {
          conflict: 'fill',
          ...(old.path[1] === 'defaults' && { prune: 'empty-parents' }),
        });
      const carried = isAtLeast(target, CARRIES_KEYED_AGENTS) || old.path[1] !== 'entries';
      report({
        at: old,
        on: 'key',
        message: `\`${formatPath(old.path)}\` moved to \`${formatPath(to)}\`.${present === undefined ? '' : ' What is set there already is kept.'}`,
        fix: carried ? safe(title, build) : manual(title),
      });
    }
  },
});

function newPlace(old: ConfigValue): ConfigPath {
  return old.path[1] === 'defaults' ? ['memory', 'search'] : [...old.path.slice(0, -1), 'memory', 'search'];
}
