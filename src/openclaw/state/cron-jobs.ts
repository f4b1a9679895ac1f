import type { JsonValue } from '../../document/node.js';
import type { ConfigValue } from '../config/view.js';

/** The jobs of a `jobs.json`; of a store whose root is a list, its items. */
export function cronJobs(root: ConfigValue): readonly ConfigValue[] {
  const jobs = root.isArray ? root.items() : (root.at('jobs')?.items() ?? []);
  return jobs.filter((job) => job.isObject);
}

/** A time of a job in ISO form; `undefined` where it is none. */
export function isoTime(value: JsonValue): string | undefined {
  const date = typeof value === 'number' || typeof value === 'string' ? parseTime(value) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Text of digits is milliseconds; a day or a time without a zone is UTC. */
function parseTime(value: string | number): Date {
  const text = String(value).trim();
  if (/^\d+$/.test(text)) return new Date(Number(text));
  return new Date(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text);
}
