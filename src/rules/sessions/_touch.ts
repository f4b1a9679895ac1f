import type { EditBuilder } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import type { Installation } from '../../openclaw/installation.js';

/** OpenClaw dates every entry whose route it repairs; an entry from the future keeps its date. */
export function touch(edit: EditBuilder, entry: ConfigValue, { readAt }: Installation): void {
  const updatedAt = entry.at('updatedAt');
  if (readAt === undefined || typeof updatedAt?.value !== 'number' || updatedAt.value >= readAt) return;
  edit.set(updatedAt, readAt);
}
