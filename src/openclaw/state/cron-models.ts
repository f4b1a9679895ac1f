import type { ConfigValue } from '../config/view.js';
import { type ModelSlot, refAt } from '../models/slots.js';

/** The slots of one cron job: `payload.model` and `payload.fallbacks[]`, and `model` where old jobs kept it. */
export function cronModelSlots(job: ConfigValue): readonly ModelSlot[] {
  const agent = job.at('agentId')?.string;
  const id = job.at('id')?.string ?? job.at('jobId')?.string ?? String(job.key);
  const shared = { agent, takes: 'selector', standing: 'in-force' } as const;
  const slots: ModelSlot[] = [];
  for (const path of [['payload', 'model'], ['model']]) {
    const value = job.at(path);
    if (value !== undefined) slots.push(...refAt(value, { ...shared, kind: 'primary', slot: `cron:${id}` }));
  }
  for (const item of job.at('payload.fallbacks')?.items() ?? []) {
    slots.push(...refAt(item, { ...shared, kind: 'fallback', slot: `cron:${id}.fallback[${item.key}]` }));
  }
  return slots;
}
