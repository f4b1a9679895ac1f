import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'tui/invalid-record',
  reads: 'tui-last-session',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  summary: 'The terminal’s memory of its last session has an entry without a key or a date.',
  why: 'From 2026.8 OpenClaw imports the file and its doctor stops at the first such entry, before it repairs anything else. The entry only says which chat the terminal opens first.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      target: '2026.9.6',
      before: `{ "a": { "sessionKey": "agent:main:main" }, "b": { "sessionKey": "agent:main:main", "updatedAt": 1 } }\n`,
      after: `{ "b": { "sessionKey": "agent:main:main", "updatedAt": 1 } }\n`,
    },
    {
      title: 'whole entries',
      target: '2026.9.6',
      clean: true,
      before: `{ "b": { "sessionKey": "agent:main:main", "updatedAt": 1 } }\n`,
    },
  ],
  check({ root, report }) {
    for (const record of root.isObject ? root.members() : []) {
      if (record.at('sessionKey')?.string?.trim() && typeof record.at('updatedAt')?.value === 'number') continue;
      report({
        at: record,
        on: 'key',
        message: 'The entry has no session key or no date.',
        fix: safe('Remove the entry', (edit) => edit.remove(record)),
      });
    }
  },
});
