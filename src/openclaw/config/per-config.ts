import type { Release } from '../releases/release.js';
import type { ConfigValue } from './view.js';

/** Works something out once per config: a config is never changed, a fix makes a new one. */
export function perConfig<T>(compute: (config: ConfigValue) => T): (config: ConfigValue) => T {
  const known = new WeakMap<ConfigValue, { readonly of: T }>();
  return (config) => {
    let entry = known.get(config);
    if (entry === undefined) {
      entry = { of: compute(config) };
      known.set(config, entry);
    }
    return entry.of;
  };
}

/** The same for what also depends on the release. */
export function perConfigAndRelease<T>(
  compute: (config: ConfigValue, release: Release) => T,
): (config: ConfigValue, release: Release) => T {
  const byRelease = perConfig(() => new Map<string, T>());
  return (config, release) => {
    const known = byRelease(config);
    const found = known.get(release.text);
    if (found !== undefined) return found;
    const computed = compute(config, release);
    known.set(release.text, computed);
    return computed;
  };
}
