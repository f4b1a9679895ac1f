import type { JsonValue } from '../../document/node.js';
import type { Installation } from '../installation.js';
import type { Around } from './still-read-key.js';

export function defaultCronStore({ stateDir }: Installation): string | undefined {
  return stateDir === undefined ? undefined : `${stateDir}/cron/jobs.json`;
}

/** Whether a path as a person writes it, with or without `~`, leads to this one. */
export function isPath(value: JsonValue, wanted: string | undefined, { home }: Installation): boolean {
  if (typeof value !== 'string') return false;
  const text = value.trim();
  if (text === '') return true;
  return wanted !== undefined && asPlain(text.replace(/^~(?=[\\/]|$)/, () => home)) === asPlain(wanted);
}

/**
 * Whether a stored job may rely on `cron.webhook`. A store that lies outside of the state directory, and a database
 * that could not be read, may hold one.
 */
export function mayNotify({ config, installation }: Around): boolean {
  const store = config.at('cron.store')?.value;
  const { files } = installation;
  const jobs = files.filter(({ kind }) => kind === 'cron-jobs');
  if (store !== undefined && !isPath(store, defaultCronStore(installation), installation)) {
    if (!jobs.some(({ path }) => isPath(store, path, installation))) return true;
  }
  if (files.some(({ kind, unread }) => kind === 'sqlite' && unread !== undefined)) return true;
  return jobs.some(({ content }) => /["']?notify["']?\s*:\s*true/.test(content ?? ''));
}

function asPlain(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\/(\.\/)+/g, '/')
    .replace(/\/+/g, '/')
    .replace(/(?<=.)\/$/, '');
}
