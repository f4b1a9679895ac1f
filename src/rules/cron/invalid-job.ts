import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { jobName, word } from './_job.js';

const KINDS: ReadonlySet<string> = new Set(['at', 'every', 'cron']);

export default defineRule({
  id: 'cron/invalid-job',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.5.28',
  after: ['cron/payload-at-top', 'cron/legacy-schedule', 'cron/schedule-times'],
  summary: 'A cron job has no usable schedule or nothing to do.',
  why: 'Releases from 2026.5.28 on take such a job out of the store at the next repair or import and put it aside; which one and why, the person who wrote it is not told.',
  references: ['https://github.com/openclaw/openclaw/issues/134458', 'https://docs.openclaw.ai/automation/cron-jobs'],
  examples: [
    {
      target: '2026.8.1',
      before: `{ "jobs": [{ "id": "a", "schedule": { "kind": "cron", "expr": "0 1 * * *" } }] }\n`,
    },
    {
      title: 'no schedule',
      target: '2026.8.1',
      before: `{ "jobs": [{ "id": "a", "payload": { "kind": "agentTurn", "message": "x" } }] }\n`,
    },
    { title: 'no object', target: '2026.8.1', before: `{ "jobs": ["weekly"] }\n` },
    {
      title: 'a whole job',
      target: '2026.8.1',
      clean: true,
      before: `{ "jobs": [{ "id": "a", "schedule": { "kind": "every", "everyMs": 1000 }, "payload": { "kind": "systemEvent", "text": "tick" } }] }\n`,
    },
  ],
  check({ root, report }) {
    for (const job of root.isArray ? root.items() : (root.at('jobs')?.items() ?? [])) {
      const fault = job.isObject
        ? faultOf(job)
        : { at: job, message: `Item ${Number(job.key) + 1} of the list is no job.` };
      if (fault === undefined) continue;
      report({ ...fault, fix: manual('Complete the job, or delete it with `openclaw cron rm`') });
    }
  },
});

function faultOf(job: ConfigValue): { readonly at: ConfigValue; readonly message: string } | undefined {
  const name = jobName(job);
  const schedule = job.at('schedule');
  if (schedule === undefined || schedule.value === null) return { at: job, message: `${name} has no schedule.` };
  const kind = word(schedule.at('kind'));
  if (schedule.isObject && kind !== undefined && !KINDS.has(kind)) {
    return { at: schedule.at('kind') ?? schedule, message: `${name} has a schedule of the unknown kind \`${kind}\`.` };
  }
  const payload = job.at('payload');
  const atTop = ['message', 'text', 'command'].some((key) => job.has([key]));
  if (payload === undefined || payload.value === null) {
    return atTop ? undefined : { at: job, message: `${name} has no payload.` };
  }
  const said = { agentturn: 'message', systemevent: 'text' }[word(payload.at('kind')) ?? ''];
  if (said === undefined || payload.at([said])?.string?.trim() || job.has([said])) return undefined;
  return { at: payload, message: `${name} has an empty \`${said}\`.` };
}
