import type { ConfigValue } from '../config/view.js';

/** The jobs of a `jobs.json`; of a store whose root is a list, its items. */
export function cronJobs(root: ConfigValue): readonly ConfigValue[] {
  const jobs = root.isArray ? root.items() : (root.at('jobs')?.items() ?? []);
  return jobs.filter((job) => job.isObject);
}
