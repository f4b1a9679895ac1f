import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';

/** One entry of an allowlist: a key of the models map, or an item of `modelPolicy.allow`. */
export interface AllowlistEntry {
  readonly at: ConfigValue;
  readonly text: string;
  readonly on: 'key' | 'value';
}

/** The entries of every allowlist a release reads. */
export function allowlistEntries(config: ConfigValue, target: Release): readonly AllowlistEntry[] {
  if (isAtLeast(target, '2026.8.1')) {
    return config
      .all('agents.{defaults,list[*],entries.*}.modelPolicy.allow[*]')
      .flatMap((at) => (at.string === undefined ? [] : [{ at, text: at.string, on: 'value' as const }]));
  }
  return config.all('agents.defaults.models.*').map((at) => ({ at, text: String(at.key), on: 'key' as const }));
}
