import { type EditBuilder, write } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isMapAllowlist, MAP_MIGRATED } from '../../openclaw/models/allowlist.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { refusableSlots } from '../../openclaw/routes/allowed.js';
import { canonicalRef } from './_canonical-ref.js';

/** From this release on OpenClaw notes that a models map is no allowlist. */
const MODEL_POLICY = '2026.8.1';

/**
 * The first entry of `agents.defaults.models`, written for a runtime, must not close the list of models. From 2026.8.1
 * on the note says so that OpenClaw itself leaves in a config that had no map when it wrote one
 * (`stampConfigWriteMetadata`). Before, nothing can; what the config uses elsewhere was allowed and stays so.
 */
export function keepOpen(edit: EditBuilder, config: ConfigValue, ref: string, target: Release): void {
  if (closesTheList(config, target)) {
    if (isAtLeast(target, MODEL_POLICY)) noteMigrated(edit, config);
    else keepUsed(edit, config, ref, target);
  }
}

/** True where an entry in the models map would be the first of an allowlist. */
export function closesTheList(config: ConfigValue, target: Release): boolean {
  return isMapAllowlist(config, target) && !config.at('agents.defaults.models')?.members().length;
}

function noteMigrated(edit: EditBuilder, config: ConfigValue): void {
  if (config.at('meta')?.isObject === false || config.at('meta.migrations')?.isObject === false) return;
  write(edit, config, MAP_MIGRATED, true);
}

function keepUsed(edit: EditBuilder, config: ConfigValue, ref: string, target: Release): void {
  const used = refusableSlots(config, target).map(({ model }) => canonicalRef(model)?.model ?? model);
  for (const model of new Set(used)) if (model !== ref) edit.insert(['agents', 'defaults', 'models', model], {});
}
