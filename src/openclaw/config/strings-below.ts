import type { ConfigValue } from './view.js';

/** The value, if it is a text, and every text below it, in source order; however deep they stand and however many. */
export function* stringsBelow(root: ConfigValue): Generator<ConfigValue> {
  const pending = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.string !== undefined) yield value;
    const children = value.isArray ? value.items() : value.members();
    for (const child of [...children].reverse()) pending.push(child);
  }
}
