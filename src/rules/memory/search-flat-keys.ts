import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { titleFor } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';

/** Keys that stood directly in the section, and where they belong. */
const NESTED = [
  { key: 'chunkSize', parent: 'chunking', name: 'tokens' },
  { key: 'chunkOverlap', parent: 'chunking', name: 'overlap' },
  { key: 'maxResults', parent: 'query', name: 'maxResults' },
] as const;

export default defineRule({
  id: 'memory/search-flat-keys',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['memory/agent-search'],
  summary: 'Chunk sizes and the result limit stand in objects of their own inside `memory.search`.',
  why: 'The gateway does not start with the flat keys.',
  migrations: ['memory-search-flat-fields-nested'],
  examples: [
    {
      before: `{
  memory: {
    search: {
      maxResults: 5, // keep prompts short
    },
  },
}`,
      after: `{
  memory: {
    search: {
      query: {
        maxResults: 5, // keep prompts short
      },
    },
  },
}`,
    },
    {
      title: 'The nested key wins',
      before: `{ memory: { search: { maxResults: 5, query: { maxResults: 8 } } } }`,
      after: `{ memory: { search: { query: { maxResults: 8 } } } }`,
    },
  ],
  check: ({ config, report }) => {
    for (const search of config.all('{memory,agents.list[*].memory,agents.entries.*.memory}.search')) {
      for (const { key, parent, name } of NESTED) {
        const old = search.at([key]);
        if (old === undefined) continue;
        const to = [...search.path, parent, name];
        const holder = search.at([parent]);
        const taken = holder !== undefined && (!holder.isObject || holder.has([name]));
        report({
          at: old,
          on: 'key',
          message: `\`${formatPath(old.path)}\` is now \`${formatPath(to)}\`.${taken ? ' What is set there already is kept.' : ''}`,
          fix: safe(titleFor(old, to, taken ? holder : undefined), (edit) =>
            taken ? edit.remove(old) : edit.move(old, to),
          ),
        });
      }
    }
  },
});
