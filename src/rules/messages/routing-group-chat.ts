import { Draft } from '../../engine/draft.js';
import { type Build, manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { FORGOT_GROUP_ROUTING } from '../../openclaw/channels/group-routing.js';
import { inRange } from '../../openclaw/releases/release.js';

const FIELDS = ['historyLimit', 'mentionPatterns'];

export default defineRule({
  id: 'messages/routing-group-chat',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['channels/routing-require-mention'],
  migrations: ['routing-groupchat-to-messages-groupchat'],
  summary: 'History limit and mention patterns of group chats stand under `messages.groupChat`.',
  why: 'No release since 2026.3.28 reads the section `routing`; left there, the bot does not know the names it is called by. What `messages.groupChat` says already is kept.',
  examples: [
    {
      target: '2026.9.6',
      before: `{
  routing: {
    groupChat: {
      historyLimit: 20,
      mentionPatterns: ['@bot'], // its name in the family group
    },
  },
}
`,
      after: `{
  messages: {
    groupChat: {
      historyLimit: 20,
      mentionPatterns: ['@bot'], // its name in the family group
    },
  },
}
`,
    },
    {
      title: 'What is set already wins',
      target: '2026.5.12',
      before: `{ messages: { groupChat: { historyLimit: 5 } }, routing: { groupChat: { historyLimit: 20 } } }\n`,
      after: `{ messages: { groupChat: { historyLimit: 5 } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const present = FIELDS.filter((field) => config.has(`routing.groupChat.${field}`));
    if (present.length === 0) return;
    const missing = present.filter((field) => !config.has(`messages.groupChat.${field}`));
    const title =
      missing.length > 0
        ? `Move ${missing.join(' and ')} to messages.groupChat`
        : 'Remove routing.groupChat; messages.groupChat has it already';
    const build: Build = (edit) => {
      const draft = new Draft(edit, config);
      for (const field of present) draft.moveOrDrop(`routing.groupChat.${field}`, `messages.groupChat.${field}`);
      draft.removeEmpty('routing.groupChat');
      draft.removeEmpty('routing');
    };
    const forgotten = inRange(target, FORGOT_GROUP_ROUTING);
    const fix = forgotten ? manual(title) : safe(title, build);
    for (const field of present) {
      const old = `routing.groupChat.${field}`;
      const at = config.at(old);
      if (at === undefined) continue;
      const kept = config.has(`messages.groupChat.${field}`) ? ' What is set there already is kept.' : '';
      report({ at, on: 'key', message: `\`${old}\` moved to \`messages.groupChat.${field}\`.${kept}`, fix });
    }
  },
});
