import { defineRule } from '../../engine/rule.js';
import { hasContent } from '../../openclaw/file-bytes.js';
import { canonicalSessionKey, defaultAgentId } from '../../openclaw/sessions/key.js';
import { entriesOf } from '../../openclaw/sessions/store.js';

export default defineRule({
  id: 'sessions/key-collision',
  reads: 'installation',
  severity: 'warning',
  summary: 'Two sessions of a store become one when OpenClaw renames their keys.',
  why: 'OpenClaw keeps the entry with the later numeric `updatedAt` and forgets the other one, without a copy. Its transcript stays on disk, but nothing points at it any more.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "main": { "sessionId": "s1", "updatedAt": 2 }, "agent:main:main": { "sessionId": "s2", "updatedAt": 1 } }`,
      },
    },
    {
      title: 'keys of their own',
      target: '2026.5.12',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: {
        'agents/main/sessions/sessions.json': `{ "agent:main:a": { "sessionId": "s1", "updatedAt": 2 }, "agent:main:main": { "sessionId": "s2", "updatedAt": 1 } }`,
      },
    },
  ],
  check({ installation, config, report }) {
    for (const file of installation.files) {
      const { path, kind, agentId, rows } = file;
      if (kind !== 'sessions' || !hasContent(file) || rows !== undefined) continue;
      const first = new Map<string, string>();
      for (const { key } of entriesOf(file)) {
        const canonical = canonicalSessionKey(key, agentId ?? defaultAgentId(config));
        const other = first.get(canonical);
        if (other === undefined) {
          first.set(canonical, key);
          continue;
        }
        report({
          file: path,
          at: { path: [key], on: 'key' },
          message: `\`${key}\` and \`${other}\` both become \`${canonical}\`; OpenClaw keeps one of them.`,
        });
      }
    }
  },
});
