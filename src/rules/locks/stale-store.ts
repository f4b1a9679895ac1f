import { defineRule } from '../../engine/rule.js';
import { reportLeftovers } from './_leftover.js';

export default defineRule({
  id: 'locks/stale-store',
  reads: 'installation',
  severity: 'info',
  fixable: 'safe',
  summary: 'The lock of a session store is left over.',
  why: 'Only releases up to 2026.4 lock the store; they wait for half a minute before they take such a lock over. Later ones neither use nor remove it.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/sessions.json.lock': `{ "pid": 4711, "createdAt": "2026-05-01T00:00:00.000Z" }` },
      deadPids: [4711],
    },
    {
      title: 'its process lives',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/sessions.json.lock': `{ "pid": 4711 }` },
    },
  ],
  check(context) {
    reportLeftovers(context, 'sessions.json.lock');
  },
});
