import { inRange, type Release, type ReleaseRange } from '../releases/release.js';

/**
 * Releases in which a channel came as a plugin of its own, with a version of its own, and OpenClaw's package knew
 * nothing of its old settings. From 2026.8.1 the package brings the migrations of all of them again.
 */
const OUTSIDE: Readonly<Record<string, ReleaseRange>> = {
  discord: { since: '2026.5.3', until: '2026.8.1' },
  googlechat: { since: '2026.5.3', until: '2026.8.1' },
  matrix: { since: '2026.5.12', until: '2026.8.1' },
  mattermost: { since: '2026.6.1', until: '2026.8.1' },
  'nextcloud-talk': { since: '2026.5.3', until: '2026.8.1' },
  slack: { since: '2026.5.12', until: '2026.8.1' },
  tlon: { since: '2026.5.3', until: '2026.8.1' },
  whatsapp: { since: '2026.5.3', until: '2026.8.1' },
  zalouser: { since: '2026.5.3', until: '2026.8.1' },
};

/** True where the version of the channel's plugin decides what its settings must look like, not OpenClaw's. */
export function isOutsideCore(channel: string, target: Release): boolean {
  const range = Object.hasOwn(OUTSIDE, channel) ? OUTSIDE[channel] : undefined;
  return range !== undefined && inRange(target, range);
}
