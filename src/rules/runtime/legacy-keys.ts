import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'runtime/agent-runtime-fallback',
    remove: 'agents.{defaults,list[*]}.agentRuntime.fallback',
    prune: 'empty-parents',
    since: '2026.5.3',
    until: '2026.5.12',
    migrations: ['agents-agentruntime-fallback-removed'],
    why: 'A runtime has no fallback any more; the key is refused.',
    examples: [
      {
        target: '2026.5.7',
        before: `{ agents: { defaults: { agentRuntime: { id: 'codex', fallback: 'pi' } } } }\n`,
        after: `{ agents: { defaults: { agentRuntime: { id: 'codex' } } } }\n`,
      },
    ],
  },
]);
