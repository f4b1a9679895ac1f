import { safe, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';

const MANAGED = '[managed-by=memory-core.short-term-promotion]';
const TOKEN = '__openclaw_memory_core_short_term_promotion_dream__';

export default defineRule({
  id: 'cron/dreaming',
  reads: 'cron-jobs',
  severity: 'info',
  fixable: 'safe',
  since: '2026.4.29',
  after: ['cron/payload-at-top', 'cron/payload-kind', 'cron/delivery-mode'],
  summary: 'The dreaming job of memory-core still runs in the heartbeat.',
  why: 'Dreaming is a run of its own now, without the chat’s context and without an announcement. In the heartbeat it fills the main session, and it does not run at all where heartbeats are off.',
  references: ['https://docs.openclaw.ai/concepts/dreaming'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "d", "description": "${MANAGED} x", "sessionTarget": "main", "payload": { "kind": "systemEvent", "text": "${TOKEN}" }, "delivery": { "mode": "announce" } }] }\n`,
      after: `{ "jobs": [{ "id": "d", "description": "${MANAGED} x", "sessionTarget": "isolated", "payload": { "kind": "agentTurn", "message": "${TOKEN}", "lightContext": true }, "delivery": { "mode": "none" } }] }\n`,
    },
    {
      title: 'the job of today',
      target: '2026.5.12',
      clean: true,
      before: `{ "jobs": [{ "id": "d", "description": "${MANAGED} x", "sessionTarget": "isolated", "payload": { "kind": "agentTurn", "message": "${TOKEN}", "lightContext": true }, "delivery": { "mode": "none" } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      if (!isDreaming(job)) continue;
      const isCurrent =
        job.at('sessionTarget')?.string === 'isolated' &&
        job.at('payload.kind')?.string === 'agentTurn' &&
        job.at('payload.lightContext')?.value === true &&
        job.at('delivery.mode')?.string === 'none';
      if (isCurrent) continue;
      report({
        at: job.at('sessionTarget') ?? job,
        message: 'The dreaming job of memory-core has the form of an earlier release.',
        fix: safe('Run it on its own (light context, no announcement)', (edit) => {
          write(edit, job, 'sessionTarget', 'isolated');
          write(edit, job, 'payload', { kind: 'agentTurn', message: TOKEN, lightContext: true });
          write(edit, job, 'delivery', { mode: 'none' });
        }),
      });
    }
  },
});

function isDreaming(job: ConfigValue): boolean {
  const said = job.at('payload.text')?.string ?? job.at('payload.message')?.string;
  return said?.trim() === TOKEN && Boolean(job.at('description')?.string?.includes(MANAGED));
}
