import { type EditBuilder, manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName, word } from './_job.js';
import { examples } from './examples/notify.js';

/** From this release on a job may name a webhook beside its announcement. */
const COMPLETION_DESTINATION = '2026.6.1';

export default defineRule({
  id: 'cron/notify',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  after: ['cron/delivery-hints', 'cron/delivery-mode'],
  summary: 'A cron job has the retired `notify`.',
  why: '`notify` sent the result to `cron.webhook`. Where the result goes is said by `delivery` now; the doctor of 2026.9 takes both away, and the webhook is called no more unless the job names it itself.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs'],
  examples,
  check({ root, config, target, report }) {
    const webhook = config?.at('cron.webhook')?.string?.trim() || undefined;
    for (const job of cronJobs(root)) {
      const notify = job.at('notify');
      if (notify === undefined) continue;
      const plan = planFor(job, notify, webhook, target);
      report({
        at: notify,
        on: 'key',
        message: `${jobName(job)} has \`notify\`, which \`delivery\` has replaced.`,
        fix:
          plan === undefined
            ? manual('Write in delivery whether the job announces its result or calls the webhook')
            : safe(plan.title, (edit) => {
                plan.build(edit);
                edit.remove(notify);
              }),
      });
    }
  },
});

interface NotifyPlan {
  readonly title: string;
  readonly build: (edit: EditBuilder) => void;
}

/** `undefined` where a person has to choose. */
function planFor(
  job: ConfigValue,
  notify: ConfigValue,
  webhook: string | undefined,
  target: Release,
): NotifyPlan | undefined {
  const drop: NotifyPlan = { title: 'Remove notify', build: () => undefined };
  const delivery = job.at('delivery');
  const mode = deliveryMode(job);
  if (notify.value !== true || (mode === 'webhook' && delivery?.at('to')?.string?.trim())) return drop;
  const isNew = isAtLeast(target, COMPLETION_DESTINATION);
  if (webhook === undefined) return isNew ? drop : undefined;
  const call = { mode: 'webhook', to: webhook };
  if (mode === 'announce') {
    if (!isNew) return undefined;
    return {
      title: 'Name the webhook beside the announcement',
      build: (edit) => {
        if (delivery?.isObject) {
          if (!delivery.has('completionDestination')) edit.insert([...delivery.path, 'completionDestination'], call);
        } else
          edit.insert(
            [...job.path, 'delivery'],
            { mode: 'announce', completionDestination: call },
            { before: 'notify' },
          );
      },
    };
  }
  return {
    title: 'Deliver to the webhook',
    build: (edit) => {
      if (delivery === undefined) edit.insert([...job.path, 'delivery'], call, { before: 'notify' });
      else edit.set(delivery, call);
    },
  };
}

/** A job of its own without a delivery announces. */
function deliveryMode(job: ConfigValue): string | undefined {
  const mode = word(job.at('delivery.mode'));
  if (mode !== undefined || job.has('delivery')) return mode ?? 'announce';
  const isIsolated = word(job.at('sessionTarget')) === 'isolated' && word(job.at('payload.kind')) === 'agentturn';
  return isIsolated ? 'announce' : undefined;
}
