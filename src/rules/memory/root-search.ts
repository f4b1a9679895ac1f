import { safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast } from '../../openclaw/releases/release.js';

/** From this release on memory search is a section of `memory`, not of the agents. */
const MEMORY_OWNS_SEARCH = '2026.8.1';

export default defineRule({
  id: 'memory/root-search',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.2.12',
  summary: '`memorySearch` no longer stands at the top of the config.',
  why: 'The gateway does not start while the section stands where it is.',
  migrations: ['memorysearch-root-to-agents-defaults', 'memory-search-owner-to-memory-search'],
  examples: [
    {
      before: `{
  // recall
  memorySearch: {
    provider: 'openai', // paid by the team
    model: 'text-embedding-3-small',
  },
  agents: { defaults: { memorySearch: { provider: 'local' } } },
}`,
      after: `{
  // recall
  agents: { defaults: { memorySearch: { provider: 'local', model: 'text-embedding-3-small' } } },
}`,
    },
    {
      target: '2026.9.6',
      before: `{
  // recall
  memorySearch: {
    provider: 'openai', // paid by the team
  },
}`,
      after: `{
  memory: {
    // recall
    search: {
      provider: 'openai', // paid by the team
    },
  },
}`,
    },
  ],
  check: ({ config, target, report }) => {
    const old = config.at('memorySearch');
    if (old === undefined || !old.isObject) return;
    const ofAgents = config.at('agents.defaults.memorySearch');
    const moved = isAtLeast(target, MEMORY_OWNS_SEARCH);
    // What stands with the agents beats the root; it moves to `memory.search` afterwards, with what it took over.
    const to = moved && !ofAgents?.isObject ? 'memory.search' : 'agents.defaults.memorySearch';
    const present = config.at(to);
    const home = moved ? 'memory.search' : to;
    report({
      at: old,
      on: 'key',
      message: `\`memorySearch\` belongs in \`${home}\`.${present === undefined ? '' : ' What the agents have set is kept.'}`,
      fix: safe(
        moved && present !== undefined ? 'Add it to what the agents have set' : `Move memorySearch to ${to}`,
        (edit) => relocate(edit, old, to.split('.'), present, { conflict: 'fill' }),
      ),
    });
  },
});
