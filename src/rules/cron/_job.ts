import type { ConfigValue } from '../../openclaw/config/view.js';

/** A cron job's name for a message: its id, else its place in the list. */
export function jobName(job: ConfigValue): string {
  const id = job.at('id') ?? job.at('jobId');
  const text = typeof id?.value === 'number' ? String(id.value) : id?.string?.trim();
  return text ? `Job \`${text}\`` : `Job ${Number(job.key) + 1} of the list`;
}

/** A word compared as OpenClaw compares it. */
export function word(value: ConfigValue | undefined): string | undefined {
  return value?.string?.trim().toLowerCase() || undefined;
}
