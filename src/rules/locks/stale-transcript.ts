import { defineRule } from '../../engine/rule.js';
import { reportLeftovers } from './_leftover.js';

export default defineRule({
  id: 'locks/stale-transcript',
  reads: 'installation',
  severity: 'info',
  fixable: 'safe',
  summary: 'A transcript is locked by a process that is gone.',
  why: 'The next message in that chat waits for the lock to become old enough to be taken over, which looks like a bot that does not answer.',
  references: ['https://docs.openclaw.ai/gateway/doctor'],
  examples: [
    {
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/s1.jsonl.lock': `{ "pid": 4711, "createdAt": "2026-05-01T00:00:00.000Z" }` },
      deadPids: [4711],
    },
    {
      title: 'its process lives',
      clean: true,
      before: `{ gateway: { mode: 'local' } }`,
      files: { 'agents/main/sessions/s1.jsonl.lock': `{ "pid": 4711, "createdAt": "2026-05-01T00:00:00.000Z" }` },
    },
  ],
  check(context) {
    reportLeftovers(context, '.jsonl.lock');
  },
});
