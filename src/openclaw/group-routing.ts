import type { Release, ReleaseRange } from './release.js';

/** Releases that did not know the group settings of early 2026 (`routing.allowFrom`, `routing.groupChat`) any more. */
export const FORGOT_GROUP_ROUTING: ReleaseRange = { since: '2026.3.28', until: '2026.5.4' };

/** Why moving them is not safe there: it decides who may talk to the bot, and the release has no word on it. */
export function forgottenReason(target: Release): string {
  return `OpenClaw ${target.text} itself does not carry this setting over, and it decides who may talk to the bot`;
}
