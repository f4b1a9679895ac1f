import { fitsWildcards } from '../document/wildcards.js';

/** True where a rule id is meant: `models/*` means every rule of the area. */
export function matchesRule(pattern: string, ruleId: string): boolean {
  return fitsWildcards(ruleId, pattern);
}
