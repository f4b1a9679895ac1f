import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'messages/visible-replies-unset',
  reads: 'config',
  severity: 'info',
  fixable: 'manual',
  since: '2026.5.3',
  until: '2026.5.18',
  migrations: ['messages-groupchat-visiblereplies-seed'],
  summary: 'How replies reach a group is not set.',
  why: 'Upstream’s doctor of these releases writes "message_tool": in groups only what the agent sends with its message tool is seen. Other releases write nothing.',
  examples: [
    { before: `{ channels: { telegram: { enabled: true } } }\n` },
    {
      title: 'It is said for all chats',
      before: `{ channels: { telegram: { enabled: true } }, messages: { visibleReplies: 'automatic' } }\n`,
      clean: true,
    },
    { title: 'No channel', before: `{ channels: { defaults: { groupPolicy: 'open' } } }\n`, clean: true },
  ],
  check({ config, report }) {
    const channels = config.at('channels');
    const configured = channels?.members().filter(({ key }) => key !== 'defaults') ?? [];
    if (channels === undefined || configured.length === 0) return;
    if (config.has('messages.visibleReplies') || config.has('messages.groupChat.visibleReplies')) return;
    report({
      at: channels,
      on: 'key',
      message:
        '`messages.groupChat.visibleReplies` is not set, so the default of the release decides whether replies in groups are seen.',
      fix: manual('Set messages.groupChat.visibleReplies to "automatic" or "message_tool"'),
    });
  },
});
