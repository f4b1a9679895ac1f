import type { Finding } from './finding.js';

/** A key for a rule's finding at a place, wherever that place lies now. */
export function placeOf(ruleId: string, file: string, path: Finding['path']): string {
  return JSON.stringify([ruleId, file, path]);
}

/** A finding by where it began in the text as it was read, however its path has changed since. */
export function originOf({ ruleId, file, range }: Finding): string {
  return JSON.stringify([ruleId, file, range?.start]);
}
