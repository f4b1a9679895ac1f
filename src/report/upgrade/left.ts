import { listed } from '../words.js';
import type { LeftFinding } from './facts.js';

/** What the next gateway, or the doctor before it, would fall over. */
const BEFORE_THE_DOCTOR: ReadonlySet<string> = new Set(['sessions/prune-risk']);

/** Whether it has to be done before the new release has its turn; the rest can wait until it runs. */
export function isUrgent({ severity, by, ruleId }: LeftFinding): boolean {
  return by !== 'openclaw' && (severity === 'error' || BEFORE_THE_DOCTOR.has(ruleId));
}

export function isOfOpenClaw({ by }: LeftFinding): boolean {
  return by === 'openclaw';
}

const MOST_PLACES = 3;

/** Keys where there are some, else rules; so many, and how many more. */
export function placesOf(findings: readonly LeftFinding[]): string {
  const places = [...new Set(findings.map(({ path, ruleId }) => path ?? ruleId))];
  const more = places.length - MOST_PLACES;
  return more > 0 ? `${places.slice(0, MOST_PLACES).join(', ')} and ${more} more` : listed(places);
}
