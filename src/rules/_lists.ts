import type { EditBuilder } from '../engine/fix.js';
import type { ConfigValue } from '../openclaw/config/view.js';

/** Carries items of one list, with their comments, to the end of another; each value once. */
export function moveItems(edit: EditBuilder, items: readonly ConfigValue[], to: ConfigValue): void {
  const moved = new Set<unknown>();
  let end = to.items().length;
  for (const item of items) {
    if (moved.has(item.value)) continue;
    // What has left the list before makes the places behind it move up.
    const index = Number(item.key) - moved.size;
    edit.move([...item.path.slice(0, -1), index], [...to.path, end]);
    moved.add(item.value);
    end++;
  }
}
