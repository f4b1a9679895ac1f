import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    title: 'a name that changes with the account',
    target: '2026.6.11',
    files: {
      'agents/main/agent/auth-profiles.json': `{ "version": 1, "profiles": { "openai-codex:me": { "type": "oauth", "provider": "openai-codex" } } }`,
    },
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai-codex:me" }`,
  },
  {
    title: 'the store has the new name already',
    target: '2026.6.11',
    unsafe: true,
    files: {
      'agents/main/agent/auth-profiles.json': `{ "version": 1, "profiles": { "openai:chatgpt-me": { "type": "oauth", "provider": "openai" } } }`,
    },
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai-codex:me" }`,
    after: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai:chatgpt-me" }`,
  },
  {
    title: 'an account that is gone',
    target: '2026.6.11',
    files: {
      'agents/main/agent/auth-profiles.json': `{ "version": 1, "profiles": { "openai:me": { "type": "oauth", "provider": "openai" } } }`,
    },
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "anthropic:work" }`,
  },
  {
    title: 'the account is there',
    target: '2026.6.11',
    clean: true,
    files: {
      'agents/main/agent/auth-profiles.json': `{ "version": 1, "profiles": { "anthropic:work": { "type": "token", "provider": "anthropic" } } }`,
    },
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "anthropic:work" }`,
  },
  {
    title: 'no store was read, so nothing is known',
    target: '2026.6.11',
    clean: true,
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "anthropic:work" }`,
  },
];
