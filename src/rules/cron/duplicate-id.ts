import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';

export default defineRule({
  id: 'cron/duplicate-id',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'manual',
  summary: 'Two cron jobs have one id.',
  why: 'Commands and run times reach one of them only. From 2026.8 the import keeps the first and drops the other ones.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    { target: '2026.9.6', before: `{ "jobs": [{ "id": "a" }, { "id": "a" }] }\n` },
    {
      title: 'ids of their own',
      target: '2026.9.6',
      clean: true,
      before: `{ "jobs": [{ "id": "a" }, { "id": "b" }] }\n`,
    },
  ],
  check({ root, report }) {
    const first = new Map<string, ConfigValue>();
    for (const job of cronJobs(root)) {
      const id = job.at('id') ?? job.at('jobId');
      const text = id?.string?.trim();
      if (id === undefined || !text) continue;
      const known = first.get(text);
      if (known === undefined) first.set(text, job);
      else
        report({
          at: id,
          message: `Job ${Number(known.key) + 1} of the list has the id \`${text}\` already.`,
          related: [{ at: known, message: 'the other job' }],
          fix: manual('Give one of the two another id'),
        });
    }
  },
});
