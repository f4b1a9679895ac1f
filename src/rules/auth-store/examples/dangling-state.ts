import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    title: 'names that the import changes',
    target: '2026.6.11',
    unsafe: true,
    files: {
      'agents/main/agent/auth-profiles.json': `{ "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex" } } }`,
    },
    before: `{ "version": 1, "order": { "openai-codex": ["openai-codex:me"] }, "lastGood": { "openai-codex": "openai-codex:me" } }\n`,
    after: `{ "version": 1, "order": { "openai": ["openai:me"] }, "lastGood": { "openai": "openai:me" } }\n`,
  },
  {
    title: 'an account that is gone',
    target: '2026.6.11',
    unsafe: true,
    files: {
      'agents/main/agent/auth-profiles.json': `{ "profiles": { "openai:me": { "type": "oauth", "provider": "openai" } } }`,
    },
    before: `{ "version": 1, "order": { "openai": ["openai:me", "openai:gone"] } }\n`,
    after: `{ "version": 1, "order": { "openai": ["openai:me"] } }\n`,
  },
  {
    title: 'every name is in the store',
    target: '2026.6.11',
    clean: true,
    files: {
      'agents/main/agent/auth-profiles.json': `{ "profiles": { "openai:me": { "type": "oauth", "provider": "openai" } } }`,
    },
    before: `{ "version": 1, "order": { "openai": ["openai:me"] } }\n`,
  },
];
