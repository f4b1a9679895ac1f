import type { ConfigValue } from '../../openclaw/config/view.js';
import { isMapAllowlist } from '../../openclaw/models/allowlist.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';

/** One entry of an allowlist: a key of the models map, or an item of `modelPolicy.allow`. */
export interface AllowlistEntry {
  readonly at: ConfigValue;
  readonly text: string;
  readonly on: 'key' | 'value';
}

/** The entries of every allowlist a release reads. */
export function allowlistEntries(config: ConfigValue, target: Release): readonly AllowlistEntry[] {
  const policies = isAtLeast(target, '2026.8.1') ? config.all(`${POLICIES}.modelPolicy.allow[*]`) : [];
  const map = isMapAllowlist(config, target) ? config.all('agents.defaults.models.*') : [];
  return [
    ...policies.flatMap((at) => (at.string === undefined ? [] : [{ at, text: at.string, on: 'value' as const }])),
    ...map.map((at) => ({ at, text: String(at.key), on: 'key' as const })),
  ];
}

const POLICIES = 'agents.{defaults,list[*],entries.*}';
