import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'channels/slack-interactive-replies',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['slack-interactivereplies-removed'],
  summary: 'Slack has no capability `interactiveReplies` any more.',
  why: 'A config with it is refused, so the gateway does not start. Replies with buttons need no switch now.',
  examples: [
    {
      before: `{ channels: { slack: { enabled: true, capabilities: { interactiveReplies: true } } } }\n`,
      after: `{ channels: { slack: { enabled: true } } }\n`,
    },
    {
      title: 'In a list of capabilities',
      before: `{ channels: { slack: { capabilities: ['threads', 'interactiveReplies'] } } }\n`,
      after: `{ channels: { slack: { capabilities: ['threads'] } } }\n`,
    },
    {
      title: 'Other capabilities',
      before: `{ channels: { slack: { capabilities: ['threads'] } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    for (const capabilities of config.all('channels.slack{,.accounts.*}.capabilities')) {
      const retired = retiredIn(capabilities);
      const isEmptyObject = capabilities.isObject && capabilities.members().length === 0;
      if (retired.length === 0 && !isEmptyObject) continue;
      const at = retired[0] ?? capabilities;
      report({
        at,
        on: 'key',
        message: `\`${formatPath(at.path)}\` was removed; replies with buttons need no switch now.`,
        fix: safe(`Remove ${formatPath(at.path)}`, (edit) => {
          const draft = new Draft(edit, config);
          for (const one of [...retired].reverse()) draft.remove(one.path);
          const left = draft.at(capabilities.path);
          if (Array.isArray(left) && left.length === 0) draft.remove(capabilities.path);
          else draft.removeEmpty(capabilities.path);
        }),
      });
    }
  },
});

function retiredIn(capabilities: ConfigValue): readonly ConfigValue[] {
  if (capabilities.isObject) return capabilities.all('interactiveReplies');
  return capabilities.items().filter((one) => one.string?.trim().toLowerCase() === 'interactivereplies');
}
