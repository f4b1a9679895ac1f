import type { ConfigPath } from '../../document/config-path.js';
import type { Draft } from '../../engine/draft.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** Where a channel says whether the bot has to be called by name in a group it knows nothing of. */
export function defaultGroupMention(channel: ConfigPath): ConfigPath {
  return [...channel, 'groups', '*', 'requireMention'];
}

/** False where `groups`, or its entry for any group, is something else than an object: nothing can be written there. */
export function hasRoomForDefaultGroup(channel: ConfigValue): boolean {
  const groups = channel.at('groups');
  const any = channel.at(['groups', '*']);
  return (groups === undefined || groups.isObject) && (any === undefined || any.isObject);
}

/** Carries a setting to the default group unless that has one, which wins. */
export function moveToDefaultGroup(draft: Draft, from: ConfigPath, channel: ConfigPath): void {
  draft.moveOrDrop(from, defaultGroupMention(channel));
}
