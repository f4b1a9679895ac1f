import type { ReleaseRange } from '../releases/release.js';

/**
 * Releases that did not know the group settings of early 2026 (`routing.allowFrom`, `routing.groupChat`) any more and
 * carried none of them over. They decide who may talk to the bot, so nothing is moved there without a person.
 */
export const FORGOT_GROUP_ROUTING: ReleaseRange = { since: '2026.3.28', until: '2026.5.4' };
