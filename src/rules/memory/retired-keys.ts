import { retiredPaths } from '../agents/_retired-paths.js';

export default retiredPaths({
  id: 'memory/retired-keys',
  scopes: '{memory,agents.defaults.memory,agents.list[*].memory,agents.entries.*.memory}',
  paths: [
    'search.remote.nonBatchConcurrency',
    'search.remote.batch.wait',
    'search.remote.batch.concurrency',
    'search.remote.batch.pollIntervalMs',
    'search.remote.batch.timeoutMinutes',
    'search.local.contextSize',
    'search.local.modelCacheDir',
    'search.store.driver',
    'search.sync',
    'search.query.hybrid',
    'search.chunking',
    'search.cache.maxEntries',
  ],
  since: '2026.8.1',
  after: ['memory/agent-search', 'memory/search-flat-keys', 'memory/store-path', 'memory/search-store-path'],
  summary: 'Numbers that tuned memory search were retired.',
  why: 'The built-in values apply now, and the gateway does not start with the key.',
  migrations: ['tier-eval-agent-keys-removed', 'tuning-knobs-agent-removed'],
  examples: [
    {
      before: `{
  memory: {
    search: {
      provider: 'local',
      chunking: { tokens: 400 },
      cache: { enabled: true, maxEntries: 50 },
    },
  },
}`,
      after: `{
  memory: {
    search: {
      provider: 'local',
      cache: { enabled: true },
    },
  },
}`,
    },
  ],
});
