import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const LISTS = 'channels.telegram{,.accounts.*}{,.groups.*,.groups.*.topics.*}.{allowFrom,groupAllowFrom}';

export default defineRule({
  id: 'channels/telegram-user-name',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  since: '2026.2.17',
  migrations: ['telegram-allowfrom-usernames-resolved'],
  summary: 'A list of people on Telegram holds something else than a numeric id.',
  why: 'Only ids are compared, so the entry lets nobody in. Which id a name has is known to Telegram alone.',
  examples: [
    { before: `{ channels: { telegram: { allowFrom: ['@ann', 123456789, 'tg:987654321', '*'] } } }\n` },
    {
      title: 'Ids, with or without a prefix',
      before: `{ channels: { telegram: { allowFrom: ['tg:123', 'telegram:456', '789', '*', '\${OWNER_ID}'] } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const entry of config.all(`${LISTS}[*]`)) {
      const text = entry.string?.trim() ?? '';
      if (text === '' || text === '*' || text.includes('${') || text.startsWith('accessGroup:')) continue;
      if (/^-?\d+$/.test(text.replace(/^(?:telegram|tg):/i, '').trim())) continue;
      report({
        at: entry,
        message: `\`${formatPath(entry.path)}\` is no numeric id of Telegram, so it lets nobody in.`,
        fix: manual('Write the numeric id; the bot @userinfobot tells it'),
      });
    }
  },
});
