import { Draft } from '../../engine/draft.js';
import type { Fix } from '../../engine/finding.js';
import { type Build, manual, safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { FORGOT_GROUP_ROUTING } from '../../openclaw/channels/group-routing.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { inRange, type Release } from '../../openclaw/releases/release.js';
import { defaultGroupMention, hasRoomForDefaultGroup, moveToDefaultGroup } from './_default-group.js';
import { examples } from './examples/routing-require-mention.js';

const CHANNELS = ['whatsapp', 'telegram', 'imessage'];
const OLD = ['routing', 'groupChat', 'requireMention'];

export default defineRule({
  id: 'channels/routing-require-mention',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['channels/at-root'],
  migrations: ['routing-groupchat-requiremention-to-channel-groups'],
  summary: 'Whether the bot has to be called by name in groups is set per channel and group.',
  why: 'No release since 2026.3.28 reads the section `routing`; left there, the bot answers every message of a group. What a channel says already is kept.',
  examples,
  check({ config, target, report }) {
    const old = config.at(OLD);
    if (old === undefined) return;
    const channels = CHANNELS.flatMap((id) => config.at(['channels', id]) ?? []).filter((channel) => channel.isObject);
    const takers = channels.filter(hasRoomForDefaultGroup);
    const names = takers.map(({ path }) => `\`channels.${path[1]}.groups["*"].requireMention\``);
    report({
      at: old,
      on: 'key',
      message:
        names.length > 0
          ? `\`routing.groupChat.requireMention\` moved to ${names.join(', ')}. What is set there already is kept.`
          : '`routing.groupChat.requireMention` was removed, and no channel here can take it; the setting is now `groups["*"].requireMention` of WhatsApp, Telegram or iMessage.',
      fix: fixFor(config, target, takers, takers.length === channels.length),
    });
  },
});

function fixFor(config: ConfigValue, target: Release, takers: readonly ConfigValue[], all: boolean): Fix {
  const title = 'Move it to the channels';
  if (inRange(target, FORGOT_GROUP_ROUTING)) return manual(title);
  const build: Build = (edit) => distribute(new Draft(edit, config), takers);
  if (takers.length === 0 || !all) {
    return unsafe('Remove routing.groupChat.requireMention', build, 'a channel that cannot take it loses the setting');
  }
  return safe(title, build);
}

/** One channel gets the author's text with its comments, the others a copy of the value. */
function distribute(draft: Draft, takers: readonly ConfigValue[]): void {
  const value = draft.at(OLD);
  const free = takers.filter(({ path }) => !draft.has(defaultGroupMention(path)));
  const [first, ...rest] = free;
  if (first === undefined) draft.remove(OLD);
  else moveToDefaultGroup(draft, OLD, first.path);
  for (const { path } of rest) if (value !== undefined) draft.set(defaultGroupMention(path), value);
  draft.removeEmpty('routing.groupChat');
  draft.removeEmpty('routing');
}
