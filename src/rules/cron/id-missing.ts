import { createHash } from 'node:crypto';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName } from './_job.js';

export default defineRule({
  id: 'cron/id-missing',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  after: ['cron/job-id'],
  summary: 'A cron job has no id, or one that is no text.',
  why: 'Runs, state and commands find a job by its id. OpenClaw gives such a job a new id, and a random one at every repair up to 2026.7.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": 42, "name": "n" }] }\n`,
      after: `{ "jobs": [{ "id": "42", "name": "n" }] }\n`,
    },
    {
      title: 'no id at all',
      target: '2026.5.12',
      before: `{ "jobs": [{ "name": "n" }] }\n`,
      after: `{ "jobs": [{ "id": "cron-f48603696d395602", "name": "n" }] }\n`,
    },
    { title: 'an id', target: '2026.5.12', clean: true, before: `{ "jobs": [{ "id": "a" }] }\n` },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const id = job.at('id');
      if (id?.string?.trim() || job.has('jobId')) continue;
      const made = typeof id?.value === 'number' ? String(id.value) : newId(job);
      report({
        at: id ?? job,
        message:
          id === undefined ? `${jobName(job)} has no id.` : `The id of ${jobName(job).toLowerCase()} is no text.`,
        fix: safe(`Give it the id ${made}`, (edit) => {
          if (id === undefined) edit.insert([...job.path, 'id'], made, firstOf(job));
          else edit.set(id, made);
        }),
      });
    }
  },
});

/** The same for the same job in the same place, so that a second run changes nothing. */
function newId(job: ConfigValue): string {
  const hash = createHash('sha256').update(`${job.key} ${JSON.stringify(job.value)}`);
  return `cron-${hash.digest('hex').slice(0, 16)}`;
}

function firstOf(job: ConfigValue): { readonly before: string } | undefined {
  const first = job.members()[0];
  return first && { before: String(first.key) };
}
