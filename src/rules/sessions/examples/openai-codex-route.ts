import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.5.12',
    before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai-codex", "model": "gpt-5.5" }`,
    after: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5" }`,
  },
  {
    title: 'the half-migrated pair that upstream leaves behind',
    target: '2026.6.11',
    before: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "openai-codex/gpt-5.5" }`,
    after: `{ "sessionId": "s1", "updatedAt": 1, "modelProvider": "openai", "model": "gpt-5.5" }`,
  },
  {
    title: 'a stale fallback notice goes, the pinned profile stays',
    target: '2026.5.12',
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai-codex:default", "fallbackNoticeSelectedModel": "openai-codex/gpt-5.5", "fallbackNoticeActiveModel": "openai/gpt-5.4", "fallbackNoticeReason": "rate" }`,
    after: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai-codex:default" }`,
  },
  {
    title: 'from 2026.8.1 on the old name says which runtime is meant, until the import has noted it',
    target: '2026.9.6',
    before: `{ "sessionId": "s1", "updatedAt": 1, "providerOverride": "openai-codex", "modelOverride": "gpt-5.5" }`,
  },
  {
    title: 'a profile id is no ref',
    target: '2026.5.12',
    clean: true,
    before: `{ "sessionId": "s1", "updatedAt": 1, "authProfileOverride": "openai-codex:default" }`,
  },
];
