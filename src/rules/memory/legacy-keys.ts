import { legacyKeys } from '../../engine/legacy-keys.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** The search settings since 2026.8.1. */
const SEARCH = '{memory,agents.list[*].memory,agents.entries.*.memory}.search';
/** The search settings before. */
const OLD_SEARCH =
  '{memorySearch,agents.defaults.memorySearch,agents.list[*].memorySearch,agents.entries.*.memorySearch}';

const AUTO_PROVIDER = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim().toLowerCase() === 'auto' ? 'openai' : undefined;

const AUTO_WHY = 'Memory search used OpenAI embeddings under that word anyway; the provider has to be named now.';
const STORE_WHY =
  'Each agent keeps its memory index in its own database; OpenClaw’s own doctor imports the old file, and the gateway refuses the key.';

export default legacyKeys([
  {
    id: 'memory/search-provider-auto',
    map: `${OLD_SEARCH}.provider`,
    values: AUTO_PROVIDER,
    severity: 'warning',
    since: '2026.5.27',
    why: AUTO_WHY,
    migrations: ['memorysearch-provider-auto-to-openai'],
    examples: [
      {
        before: `{ agents: { defaults: { memorySearch: { provider: 'auto' } } } }`,
        after: `{ agents: { defaults: { memorySearch: { provider: 'openai' } } } }`,
      },
    ],
  },
  {
    id: 'memory/provider-auto',
    map: `${SEARCH}.provider`,
    values: AUTO_PROVIDER,
    severity: 'warning',
    since: '2026.8.1',
    why: AUTO_WHY,
    migrations: ['memorysearch-provider-auto-to-openai'],
    examples: [
      {
        before: `{ memory: { search: { provider: 'auto' } } }`,
        after: `{ memory: { search: { provider: 'openai' } } }`,
      },
      { title: 'Any other provider stays', before: `{ memory: { search: { provider: 'local' } } }`, clean: true },
    ],
  },
  {
    id: 'memory/search-store-path',
    remove: `${OLD_SEARCH}.store.path`,
    when: isText,
    since: '2026.6.9',
    why: STORE_WHY,
    migrations: ['memorysearch-store-path-removed'],
    examples: [
      {
        before: `{ agents: { defaults: { memorySearch: { store: { path: '~/index.sqlite', vector: { enabled: true } } } } } }`,
        after: `{ agents: { defaults: { memorySearch: { store: { vector: { enabled: true } } } } } }`,
      },
    ],
  },
  {
    id: 'memory/store-path',
    remove: `${SEARCH}.store.path`,
    when: isText,
    since: '2026.8.1',
    why: STORE_WHY,
    migrations: ['memorysearch-store-path-removed'],
    examples: [
      {
        title: 'The default',
        before: `{ memory: { search: { store: { path: '~/.openclaw/memory/{agentId}.sqlite' } } } }`,
        after: `{ memory: { search: { store: {} } } }`,
      },
      {
        title: 'An index elsewhere is imported first',
        before: `{ memory: { search: { store: { path: '~/index.sqlite' } } } }`,
      },
    ],
  },
  {
    id: 'memory/active-memory-qmd',
    remove: 'plugins.entries.active-memory.config.qmd',
    since: '2026.8.1',
    why: 'The QMD backend is gone; active memory searches with the built-in engine, and the plugin refuses the key.',
    migrations: ['active-memory-qmd-removed'],
    examples: [
      {
        before: `{ plugins: { entries: { 'active-memory': { enabled: true, config: { qmd: { searchMode: 'x' } } } } } }`,
        after: `{ plugins: { entries: { 'active-memory': { enabled: true, config: {} } } } }`,
      },
    ],
  },
  {
    id: 'memory/wiki-read-memory-core',
    rename: 'plugins.entries.memory-wiki.config.bridge.readMemoryCore',
    to: 'readMemoryArtifacts',
    since: '2026.4.7',
    why: 'The bridge of the memory wiki reads artifacts of any memory plugin, and refuses the old name.',
    migrations: ['memory-wiki-readmemorycore-rename'],
    examples: [
      {
        before: `{ plugins: { entries: { 'memory-wiki': { config: { bridge: { readMemoryCore: true } } } } } }`,
        after: `{ plugins: { entries: { 'memory-wiki': { config: { bridge: { readMemoryArtifacts: true } } } } } }`,
      },
    ],
  },
]);

function isText(value: ConfigValue): boolean {
  return value.string !== undefined;
}
