import type { Target } from '../openclaw/installation.js';
import { neighbours } from '../openclaw/releases/facts.js';
import { isNewerThanKnown, newestKnown } from '../openclaw/releases/known.js';

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** What was cleared away before anything was written. @param names of the files, as a list in words */
export function sweptNote(names: string): string {
  return `Removed what a run that was cut off had left: ${names}.`;
}

const MOST_NAMED = 2;

/** The names where they are few, else how many there are: `a and b`, `7 keys`. */
export function namedOrCounted(names: readonly string[], noun: string): string {
  return names.length > MOST_NAMED ? count(names.length, noun) : listed(names);
}

/** `3 errors and 1 warning`; an empty text where there is nothing to count. */
export function countSeverities(counts: {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}): string {
  const parts: string[] = [];
  if (counts.error > 0) parts.push(count(counts.error, 'error'));
  if (counts.warning > 0) parts.push(count(counts.warning, 'warning'));
  if (counts.info > 0) parts.push(`${counts.info} info`);
  return listed(parts);
}

/** Where the target release comes from, as an addition to its name. */
export function targetSource(target: Target): string {
  const words = {
    flag: 'as asked with --target',
    config: 'as the tool config says',
    installed: 'the one installed here',
    'newest-known': 'the newest known; no installed OpenClaw was found, --target names another',
  }[target.source];
  if (isNewerThanKnown(target.release)) return `${words}; newer than all known here, judged as ${newestKnown.text}`;
  const { releases, fit } = neighbours(target.release);
  if (fit === 'exact') return words;
  const judges = releases.map(({ text }) => text).join(' and ');
  if (fit === 'older') return `${words}; older than all known here, judged as ${judges}`;
  return `${words}; its package was not read, judged by ${judges}`;
}
