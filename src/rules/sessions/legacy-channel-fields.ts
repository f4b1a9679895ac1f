import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const RENAMED = { provider: 'channel', lastProvider: 'lastChannel', room: 'groupChannel' } as const;

export default defineRule({
  id: 'sessions/legacy-channel-fields',
  reads: 'sessions',
  needles: Object.keys(RENAMED).map((name) => `"${name}"`),
  severity: 'info',
  fixable: 'safe',
  until: '2026.8.1',
  summary: 'A session names its channel by the fields of the first releases.',
  why: '`provider` is a model’s provider now. OpenClaw renames the fields whenever it loads the store; another tool that reads it takes the channel for a provider.',
  references: ['https://docs.openclaw.ai/concepts/session'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "sessionId": "s1", "updatedAt": 1, "provider": "telegram", "lastProvider": "telegram", "room": "#x" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "channel": "telegram", "lastChannel": "telegram", "groupChannel": "#x" }`,
    },
    {
      title: 'the new field is there and wins',
      target: '2026.5.12',
      before: `{ "sessionId": "s1", "updatedAt": 1, "provider": "slack", "channel": "telegram" }`,
      after: `{ "sessionId": "s1", "updatedAt": 1, "channel": "telegram" }`,
    },
    {
      title: 'a provider inside of something else',
      target: '2026.5.12',
      clean: true,
      before: `{ "sessionId": "s1", "updatedAt": 1, "origin": { "provider": "telegram" } }`,
    },
  ],
  concerns: ({ members }) => members === undefined || Object.keys(RENAMED).some((name) => members.has(name)),
  entry({ entry, report }) {
    for (const [legacy, current] of Object.entries(RENAMED)) {
      const value = entry.at([legacy]);
      if (value === undefined) continue;
      report({
        at: value,
        on: 'key',
        message: `\`${legacy}\` is called \`${current}\` now.`,
        fix: safe(entry.has([current]) ? `Remove ${legacy}` : `Rename it to ${current}`, (edit) => {
          if (entry.has([current])) edit.remove(value);
          else edit.rename(value, current);
        }),
      });
    }
  },
});
