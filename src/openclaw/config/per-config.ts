import type { Release } from '../releases/release.js';
import type { ConfigValue } from './view.js';

/** Works something out once per object that is never changed: an index of a list, say. */
export function perObject<O extends object, T>(compute: (object: O) => T): (object: O) => T {
  const known = new WeakMap<O, { readonly of: T }>();
  return (object) => {
    let entry = known.get(object);
    if (entry === undefined) {
      entry = { of: compute(object) };
      known.set(object, entry);
    }
    return entry.of;
  };
}

/** Works something out once per config (or a value of one): a config is never changed, a fix makes a new one. */
export function perConfig<T>(compute: (config: ConfigValue) => T): (config: ConfigValue) => T {
  return perObject(compute);
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
