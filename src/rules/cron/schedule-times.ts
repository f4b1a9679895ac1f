import { type EditBuilder, safe, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { cronJobs, isoTime } from '../../openclaw/state/cron-jobs.js';

export default defineRule({
  id: 'cron/schedule-times',
  reads: 'cron-jobs',
  severity: 'info',
  fixable: 'safe',
  after: ['cron/legacy-schedule'],
  summary: 'A cron job’s time stands in a form of the first releases.',
  why: 'A time is `at` in ISO form, an interval is `everyMs` as a whole number. OpenClaw rewrites the old forms whenever it repairs the store.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "schedule": { "atMs": 1900000000000 } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "schedule": { "kind": "at", "at": "2030-03-17T17:46:40.000Z" } }] }\n`,
    },
    {
      title: 'an interval as text, counted from when the job was made',
      target: '2026.5.12',
      before: `{ "jobs": [{ "id": "a", "createdAtMs": 1778000000000, "schedule": { "kind": "every", "everyMs": "60000" } }] }\n`,
      after: `{ "jobs": [{ "id": "a", "createdAtMs": 1778000000000, "schedule": { "kind": "every", "everyMs": 60000, "anchorMs": 1778000000000 } }] }\n`,
    },
    {
      title: 'an interval of today',
      target: '2026.5.12',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "schedule": { "kind": "every", "everyMs": 60000 } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const schedule = job.at('schedule');
      if (schedule === undefined || !schedule.isObject) continue;
      const at = schedule.at('atMs') ?? (schedule.has('kind') ? undefined : schedule.at('at'));
      const time = at && isoTime(at.value);
      if (at !== undefined && time !== undefined) {
        report({
          at,
          message: `The time of a job is \`{ "kind": "at", "at": "${time}" }\` now.`,
          fix: safe('Write the time in ISO form', (edit) => writeAt(edit, schedule, at, time)),
        });
        continue;
      }
      const every = schedule.at('everyMs');
      const interval = Math.floor(Number(every?.value));
      if (every === undefined || interval === every.value || !(interval > 0)) continue;
      report({
        at: every,
        message: '`everyMs` is a whole number of milliseconds.',
        fix: safe(`Write ${interval}`, (edit) => writeEvery(edit, job, schedule, every, interval)),
      });
    }
  },
});

function writeAt(edit: EditBuilder, schedule: ConfigValue, at: ConfigValue, time: string): void {
  if (at.key === 'at') edit.set(at, time);
  else if (schedule.has('at')) edit.remove(at);
  else {
    edit.rename(at, 'at');
    edit.set([...schedule.path, 'at'], time);
  }
  write(edit, schedule, 'kind', 'at', { before: 'at' });
}

function writeEvery(
  edit: EditBuilder,
  job: ConfigValue,
  schedule: ConfigValue,
  every: ConfigValue,
  interval: number,
): void {
  edit.set(every, interval);
  const anchor = job.at('createdAtMs') ?? job.at('updatedAtMs');
  if (typeof anchor?.value === 'number' && !schedule.has('anchorMs'))
    edit.insert([...schedule.path, 'anchorMs'], anchor.value, { after: 'everyMs' });
  if (!schedule.has('kind')) edit.insert([...schedule.path, 'kind'], 'every', { before: 'everyMs' });
}
