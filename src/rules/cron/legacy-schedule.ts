import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName } from './_job.js';

export default defineRule({
  id: 'cron/legacy-schedule',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  summary: 'The schedule of a cron job is a plain text, or its expression is called `cron`.',
  why: 'A schedule is `{ kind: "cron", expr }`. Without `expr` the job has no next run and is skipped without a word.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs', 'https://github.com/openclaw/openclaw/issues/44005'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "schedule": "*/5 * * * *" }] }\n`,
      after: `{ "jobs": [{ "id": "a", "schedule": { "kind": "cron", "expr": "*/5 * * * *" } }] }\n`,
    },
    {
      title: 'the old member',
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "schedule": { "kind": "cron", "cron": "5 4 * * *", "tz": "UTC" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "schedule": { "kind": "cron", "expr": "5 4 * * *", "tz": "UTC" } }] }\n`,
    },
    {
      title: 'an expression that is there wins',
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "schedule": { "kind": "cron", "cron": "0 0 * * *", "expr": "1 1 * * *" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "schedule": { "kind": "cron", "expr": "1 1 * * *" } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const schedule = job.at('schedule');
      const text = schedule?.string?.trim();
      if (schedule !== undefined && text) {
        report({
          at: schedule,
          message: `The schedule of ${jobName(job)} is a plain text.`.replace('of Job', 'of job'),
          fix: safe('Write it as a cron schedule', (edit) => edit.set(schedule, { kind: 'cron', expr: text })),
        });
        continue;
      }
      const legacy = schedule?.at('cron');
      if (schedule === undefined || legacy === undefined) continue;
      const wins = Boolean(schedule.at('expr')?.string?.trim());
      report({
        at: legacy,
        on: 'key',
        message: '`schedule.cron` is called `schedule.expr` now.',
        fix: safe(wins ? 'Remove it; expr wins' : 'Rename it to expr', (edit) => {
          if (!wins && schedule.has('expr')) edit.remove([...schedule.path, 'expr']);
          if (wins) edit.remove(legacy);
          else edit.rename(legacy, 'expr');
          if (!schedule.has('kind'))
            edit.insert([...schedule.path, 'kind'], 'cron', { before: wins ? 'expr' : 'expr' });
        }),
      });
    }
  },
});
