import { NumberedKeys, numbersOf } from '../../src/engine/check/needed-keys.js';
import { neededKeys, needsState } from '../../src/engine/check/observe-rule.js';
import type { Rule } from '../../src/engine/rule.js';

/** A rule with what it cannot do without, as the build finds it out. */
export function observedRule(rule: Rule): Rule {
  const sets = neededKeys(rule);
  const table: string[] = [];
  return {
    ...rule,
    needsState: needsState(rule),
    ...(sets !== undefined && { neededKeys: new NumberedKeys(table, numbersOf(sets, table)) }),
  };
}
