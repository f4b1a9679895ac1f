import { Draft } from '../../engine/draft.js';
import { type Build, manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { FORGOT_GROUP_ROUTING } from '../../openclaw/channels/group-routing.js';
import { inRange, isAtLeast } from '../../openclaw/releases/release.js';
import { defaultGroupMention, hasRoomForDefaultGroup, moveToDefaultGroup } from './_default-group.js';

/** From this release on the newer of the two keys is gone too. */
const NO_GROUP_MENTIONS_ONLY = '2026.3.31';

export default defineRule({
  id: 'channels/telegram-require-mention',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['channels/at-root', 'channels/routing-require-mention'],
  migrations: ['telegram-requiremention-to-groups-default', 'telegram-groupmentionsonly-to-groups-default'],
  summary: 'Whether the bot has to be called by name on Telegram is set per group, `*` for any.',
  why: 'The old key is refused or ignored, so the bot answers every message of a group. What `groups` says already is kept.',
  examples: [
    {
      target: '2026.5.12',
      before: `{
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
      requireMention: true, // groups only
      groups: {
        '-100200': { requireMention: false },
      },
    },
  },
}
`,
      after: `{
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}',
      groups: {
        '-100200': { requireMention: false },
        '*': {
          requireMention: true, // groups only
        },
      },
    },
  },
}
`,
    },
    {
      title: 'What the group `*` says already wins',
      target: '2026.9.6',
      before: `{ channels: { telegram: { groupMentionsOnly: true, groups: { '*': { requireMention: false } } } } }\n`,
      after: `{ channels: { telegram: { groups: { '*': { requireMention: false } } } } }\n`,
    },
    {
      title: 'A list of groups cannot take it',
      target: '2026.9.6',
      before: `{ channels: { telegram: { groupMentionsOnly: true, groups: ['-100200'] } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const telegram = config.at('channels.telegram');
    if (!telegram?.isObject) return;
    const keys = isAtLeast(target, NO_GROUP_MENTIONS_ONLY)
      ? ['requireMention', 'groupMentionsOnly']
      : ['requireMention'];
    for (const key of keys) {
      const old = telegram.at([key]);
      if (old === undefined) continue;
      const room = hasRoomForDefaultGroup(telegram);
      const forgotten = key === 'requireMention' && inRange(target, FORGOT_GROUP_ROUTING);
      const build: Build = (edit) => moveToDefaultGroup(new Draft(edit, config), old.path, telegram.path);
      const title = `Move ${key} to the group "*"`;
      const kept = config.has(defaultGroupMention(telegram.path)) ? ' What is set there already is kept.' : '';
      report({
        at: old,
        on: 'key',
        message: `\`channels.telegram.${key}\` moved to \`channels.telegram.groups["*"].requireMention\`.${kept}`,
        fix: !room
          ? manual('Make channels.telegram.groups an object, with a group "*" that sets it')
          : forgotten
            ? manual(title)
            : safe(title, build),
      });
    }
  },
});
