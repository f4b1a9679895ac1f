import type { JsonValue } from '../../document/node.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { cronJobs } from '../../openclaw/state/cron-jobs.js';
import { jobName } from './_job.js';
import { examples } from './examples/payload-at-top.js';

/** What a job says to the agent; moves into the payload as it is. */
const CARRIED = ['model', 'thinking', 'timeoutSeconds', 'allowUnsafeExternalContent'] as const;
const TOP = ['message', 'text', 'command', ...CARRIED, 'timeout'] as const;

export default defineRule({
  id: 'cron/payload-at-top',
  reads: 'cron-jobs',
  severity: 'warning',
  fixable: 'safe',
  summary: 'What a cron job is to do stands beside its payload.',
  why: 'OpenClaw reads `payload` and nothing else: the message is never sent, or the model and time limit do not hold.',
  references: ['https://docs.openclaw.ai/automation/cron-jobs', 'https://docs.openclaw.ai/gateway/doctor'],
  examples,
  check({ root, report }) {
    for (const job of cronJobs(root)) {
      const found = TOP.map((name) => job.at([name])).filter((value) => value !== undefined);
      const [first] = found;
      if (first === undefined) continue;
      report({
        at: first,
        on: 'key',
        message: `${jobName(job)} has \`${found.map(({ key }) => key).join('`, `')}\` beside its payload.`,
        fix: safe('Move it into the payload', (edit) => moveIntoPayload(edit, job, found)),
      });
    }
  },
});

function moveIntoPayload(edit: EditBuilder, job: ConfigValue, found: readonly ConfigValue[]): void {
  const payload = job.at('payload');
  if (payload?.isObject) fillPayload(edit, job, payload);
  else if (payload === undefined) makePayload(edit, job, found);
  for (const value of found) edit.remove(value);
}

function makePayload(edit: EditBuilder, job: ConfigValue, found: readonly ConfigValue[]): void {
  const message = job.at('message')?.string?.trim();
  const text = job.at('text')?.string?.trim() || job.at('command')?.string?.trim();
  if (!message && !text) return;
  const made: { [key: string]: JsonValue } = message
    ? { kind: 'agentTurn', message }
    : { kind: 'systemEvent', text: text ?? '' };
  if (message) {
    for (const name of CARRIED) {
      const value = carried(job, name);
      if (value !== undefined) made[name] = value;
    }
  }
  edit.insert([...job.path, 'payload'], made, { before: String(found[0]?.key) });
}

function fillPayload(edit: EditBuilder, job: ConfigValue, payload: ConfigValue): void {
  const kind = payload.at('kind')?.string?.trim().toLowerCase();
  const isEvent = kind === 'systemevent' || (kind === undefined && payload.has('text'));
  for (const name of isEvent ? [] : CARRIED) {
    const value = carried(job, name);
    if (value !== undefined && !payload.has([name])) edit.insert([...payload.path, name], value);
  }
  const said = isEvent ? 'text' : 'message';
  const text = job.at([said])?.string?.trim();
  if (text && !payload.has([said])) edit.insert([...payload.path, said], text);
}

function carried(job: ConfigValue, name: (typeof CARRIED)[number]): JsonValue | undefined {
  const value = job.at([name])?.value;
  if (name === 'timeoutSeconds') return typeof value === 'number' ? Math.max(0, Math.floor(value)) : undefined;
  if (name === 'allowUnsafeExternalContent') return typeof value === 'boolean' ? value : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
