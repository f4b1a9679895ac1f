import { perConfig } from './per-config.js';
import type { ConfigValue } from './view.js';

/**
 * The value, if it is a text, and every text below it, in source order; however deep they stand and however many.
 * Several rules look at all texts of a config.
 */
export const stringsBelow = perConfig((root): readonly ConfigValue[] => {
  const found: ConfigValue[] = [];
  const pending = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.string !== undefined) {
      found.push(value);
      continue;
    }
    const children = value.isArray ? value.items() : value.members();
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
  return found;
});
