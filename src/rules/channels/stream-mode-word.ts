import { formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { isObject } from '../../document/value.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { slackNativeTransport, streamingMode } from '../../openclaw/channels/streaming.js';
import type { Release } from '../../openclaw/releases/release.js';

const CHANNELS = ['telegram', 'discord', 'slack'];

export default defineRule({
  id: 'channels/stream-mode-word',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.2.22',
  until: '2026.4.7',
  after: ['channels/at-root'],
  migrations: ['channels-streaming-flat-enum'],
  summary: 'How Telegram, Discord and Slack stream their replies is one word in these releases: `streaming`.',
  why: 'The old keys are refused, so the gateway does not start. From 2026.4.7 on it is an object, see `channels/flat-streaming-keys`.',
  examples: [
    {
      before: `{
  channels: {
    telegram: { streamMode: 'block' }, // long answers
    slack: { streaming: true },
  },
}
`,
      after: `{
  channels: {
    telegram: { streaming: 'block' }, // long answers
    slack: { streaming: 'partial', nativeStreaming: true },
  },
}
`,
    },
    {
      title: 'The word wins over the older key',
      before: `{ channels: { discord: { streaming: 'off', streamMode: 'block' } } }\n`,
      after: `{ channels: { discord: { streaming: 'off' } } }\n`,
    },
    { title: 'A word', before: `{ channels: { telegram: { streaming: 'partial' } } }\n`, clean: true },
  ],
  check({ config, target, report }) {
    for (const channel of CHANNELS) {
      for (const scope of config.all(`channels.${channel}{,.accounts.*}`)) {
        const entry = scope.value;
        if (!isObject(entry)) continue;
        const { streaming, streamMode } = entry;
        const at = scope.at(streamMode === undefined ? 'streaming' : 'streamMode');
        if (at === undefined || (streamMode === undefined && typeof streaming !== 'boolean')) continue;
        const word = modeWord(channel, entry, target);
        report({
          at,
          on: 'key',
          message: `\`${formatPath(at.path)}\` is now written as \`streaming: "${word}"\`.`,
          fix: safe(`Write streaming: "${word}"`, (edit) => {
            const draft = new Draft(edit, config);
            const home = [...scope.path, 'streaming'];
            if (streaming === undefined) {
              draft.set(at.path, word);
              draft.move(at.path, home);
            } else {
              draft.set(home, word);
              draft.remove([...scope.path, 'streamMode']);
            }
            if (channel !== 'slack' || typeof streaming !== 'boolean') return;
            draft.set([...scope.path, 'nativeStreaming'], slackNativeTransport(entry));
          }),
        });
      }
    }
  },
});

/** Telegram and Discord had no word for progress yet. */
function modeWord(channel: string, entry: { readonly [key: string]: JsonValue }, target: Release): string {
  const mode = streamingMode(channel, entry, target);
  return mode === 'progress' && channel !== 'slack' ? 'partial' : mode;
}
