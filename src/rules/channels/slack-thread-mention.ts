import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'channels/slack-thread-mention',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.8.1',
  migrations: ['slack-thread-requireexplicitmention'],
  summary:
    'Slack’s `thread.requireExplicitMention` is now `implicitMentions.threadParticipation`, the other way round.',
  why: 'A config with the old key is refused, so the gateway does not start. What the new key says already is kept.',
  examples: [
    {
      before: `{
  channels: {
    slack: {
      thread: {
        requireExplicitMention: true, // it joined every thread
      },
    },
  },
}
`,
      after: `{
  channels: {
    slack: {
      implicitMentions: {
        threadParticipation: false, // it joined every thread
      },
    },
  },
}
`,
    },
    {
      title: 'What is set already wins',
      before: `{ channels: { slack: { thread: { inherit: true, requireExplicitMention: true }, implicitMentions: { threadParticipation: true } } } }\n`,
      after: `{ channels: { slack: { thread: { inherit: true }, implicitMentions: { threadParticipation: true } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const old of config.all('channels.slack{,.accounts.*}.thread.requireExplicitMention')) {
      const scope = old.path.slice(0, -2);
      const to = [...scope, 'implicitMentions', 'threadParticipation'];
      const { value } = old;
      const moves = typeof value === 'boolean' && !config.has(to);
      report({
        at: old,
        on: 'key',
        message: moves
          ? `\`${formatPath(old.path)}: ${value}\` is now \`implicitMentions.threadParticipation: ${!value}\`.`
          : `\`${formatPath(old.path)}\` was replaced by \`implicitMentions.threadParticipation\`.`,
        fix: safe(
          moves ? 'Move it to implicitMentions.threadParticipation' : `Remove ${formatPath(old.path)}`,
          (edit) => {
            const draft = new Draft(edit, config);
            if (moves) {
              draft.set(old.path, !value);
              draft.move(old.path, to);
            } else {
              draft.remove(old.path);
            }
            draft.removeEmpty([...scope, 'thread']);
          },
        ),
      });
    }
  },
});
