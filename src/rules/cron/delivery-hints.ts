import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName, word } from './_job.js';
import { examples } from './examples/delivery-hints.js';

const HINTS = ['deliver', 'channel', 'provider', 'to', 'threadId', 'bestEffortDeliver'] as const;

export default defineRule({
  id: 'cron/delivery-hints',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  after: ['cron/payload-at-top', 'cron/payload-kind'],
  summary: 'Where a cron job delivers to stands outside of `delivery`.',
  why: 'OpenClaw reads `delivery` and nothing else: the answer goes to the default chat, or nowhere.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs', 'https://github.com/openclaw/openclaw/issues/44005'],
  examples,
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const payload = job.at('payload');
      const found = [payload, job].flatMap((holder) => HINTS.flatMap((name) => holder?.at([name]) ?? []));
      const [first] = found;
      if (first === undefined || payload?.isObject === false) continue;
      report({
        at: first,
        on: 'key',
        message: `${jobName(job)} says outside of \`delivery\` where it delivers to: \`${[...new Set(found.map(({ key }) => key))].join('`, `')}\`.`,
        fix: safe('Move it into delivery', (edit) => moveIntoDelivery(edit, job, found)),
      });
    }
  },
});

function moveIntoDelivery(edit: EditBuilder, job: ConfigValue, found: readonly ConfigValue[]): void {
  const delivery = job.at('delivery');
  const wanted = hinted(job);
  if (delivery?.isObject) {
    for (const [name, value] of Object.entries(wanted)) {
      const known = delivery.at([name]);
      if (known === undefined) edit.insert([...delivery.path, name], value);
      else if (known.value !== value) edit.set(known, value);
    }
  } else if (Object.keys(wanted).length > 0) {
    const top = job
      .members()
      .find(({ key }) => found.some((value) => value.key === key && value.path.length === job.path.length + 1));
    edit.insert([...job.path, 'delivery'], wanted, top ? { before: String(top.key) } : { after: 'payload' });
  }
  for (const value of found) edit.remove(value);
}

/** What the hints say in the words of `delivery`; those of the payload come first. */
function hinted(job: ConfigValue): { readonly [key: string]: JsonValue } {
  const hint = (name: string): ConfigValue | undefined => job.at(['payload', name]) ?? job.at([name]);
  const made: { [key: string]: JsonValue } = {};
  const deliver = hint('deliver')?.value;
  const channel = word(hint('channel')) ?? word(hint('provider'));
  const to = text(hint('to'));
  const threadId = text(hint('threadId'));
  const bestEffort = hint('bestEffortDeliver')?.value;
  const known = word(job.at('delivery.mode'));
  if (deliver === false) made.mode = 'none';
  else if (known === undefined || known === 'deliver' || (deliver === true && known === 'none')) made.mode = 'announce';
  if (channel !== undefined) made.channel = channel;
  if (to !== undefined) made.to = to;
  if (threadId !== undefined) made.threadId = threadId;
  if (typeof bestEffort === 'boolean') made.bestEffort = bestEffort;
  return made;
}

function text(value: ConfigValue | undefined): string | undefined {
  if (typeof value?.value === 'number') return String(value.value);
  return value?.string?.trim() || undefined;
}
