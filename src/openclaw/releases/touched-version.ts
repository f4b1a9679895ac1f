import type { ConfigValue } from '../config/view.js';
import { parseRelease, type Release } from './release.js';

/** The release that last wrote the config, where that is a later one than the target; revisions do not count. */
export function newerThan(config: ConfigValue, target: Release): { at: ConfigValue; release: Release } | undefined {
  const at = config.at('meta.lastTouchedVersion');
  const touched = at?.string === undefined ? undefined : parseRelease(at.string);
  if (at === undefined || touched === undefined) return undefined;
  const newer = touched.year - target.year || touched.month - target.month || touched.patch - target.patch;
  return newer > 0 ? { at, release: touched } : undefined;
}
