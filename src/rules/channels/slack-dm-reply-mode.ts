import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'channels/slack-dm-reply-mode',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  after: ['channels/nested-dm-policy'],
  migrations: ['slack-dm-replytomode'],
  summary: 'Slack’s `dm.replyToMode` is now `replyToModeByChatType.direct`.',
  why: 'A config with the old key is refused, so the gateway does not start. What the new key says already is kept.',
  examples: [
    {
      before: `{ channels: { slack: { dm: { enabled: true, replyToMode: 'all' } } } }\n`,
      after: `{ channels: { slack: { dm: { enabled: true }, replyToModeByChatType: { direct: 'all' } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const old of config.all('channels.slack{,.accounts.*}.dm.replyToMode')) {
      const to = [...old.path.slice(0, -2), 'replyToModeByChatType', 'direct'];
      const kept = config.has(to) ? ' What is set there already is kept.' : '';
      report({
        at: old,
        on: 'key',
        message: `\`${formatPath(old.path)}\` moved to \`${formatPath(to)}\`.${kept}`,
        fix: safe('Move it to replyToModeByChatType.direct', (edit) =>
          new Draft(edit, config).moveOrDrop(old.path, to),
        ),
      });
    }
  },
});
