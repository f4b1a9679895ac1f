import { byOpenClaw } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { canonicalSessionKey, defaultAgentId } from '../../openclaw/sessions/key.js';

export default defineRule({
  id: 'sessions/non-canonical-key',
  reads: 'sessions',
  severity: 'warning',
  fixable: 'manual',
  until: '2026.8.1',
  summary: 'A session is stored under a key that OpenClaw does not look up.',
  why: 'OpenClaw looks sessions up by `agent:<id>:…` in lower case, so the chat starts anew although its history is there. Its doctor renames such keys and, of two that become one, keeps the newer entry only.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    { target: '2026.5.12', sessionKey: 'telegram:123', before: `{ "sessionId": "s1", "updatedAt": 1 }` },
    {
      title: 'upper case',
      target: '2026.5.12',
      sessionKey: 'agent:Main:main',
      before: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
    { title: 'a full key', target: '2026.5.12', clean: true, before: `{ "sessionId": "s1", "updatedAt": 1 }` },
    {
      title: 'ids of Matrix rooms keep their case',
      target: '2026.5.12',
      clean: true,
      sessionKey: 'agent:main:matrix:channel:!AbC:example.org',
      before: `{ "sessionId": "s1", "updatedAt": 1 }`,
    },
  ],
  concerns: ({ key, file, config }) => canonicalSessionKey(key, file.agentId ?? defaultAgentId(config)) !== key,
  entry({ key, entry, file, config, report }) {
    const canonical = canonicalSessionKey(key, file.agentId ?? defaultAgentId(config));
    if (canonical === key || !entry.isObject) return;
    report({
      at: entry,
      message: `OpenClaw looks for \`${canonical}\`, not for \`${key}\`.`,
      fix: byOpenClaw('Run `openclaw doctor --fix`, which renames the key and keeps the newer of two entries'),
    });
  },
});
