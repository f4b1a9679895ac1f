import { retiredPaths } from '../agents/_retired-paths.js';

export default [
  retiredPaths({
    id: 'channels/discord-accent-color',
    scopes: 'channels.discord{,.accounts.*}',
    paths: ['ui.components.accentColor'],
    since: '2026.8.1',
    migrations: ['discord-presence-text-and-accent-removed'],
    summary: 'The accent colour on Discord is no setting any more.',
    why: 'A config with the key is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { discord: { enabled: true, ui: { components: { accentColor: '#fff' } } } } }\n`,
        after: `{ channels: { discord: { enabled: true } } }\n`,
      },
    ],
  }),
  retiredPaths({
    id: 'channels/slack-socket-tuning',
    scopes: 'channels.slack{,.accounts.*}',
    paths: ['socketMode.clientPingTimeout', 'socketMode.serverPingTimeout', 'socketMode.pingPongLoggingEnabled'],
    since: '2026.8.1',
    migrations: ['slack-socketmode-tuning-removed'],
    summary: 'Timeouts and logging of the Slack socket are no settings any more.',
    why: 'The built-in values apply, and a config with the key is refused.',
    examples: [
      {
        before: `{
  channels: {
    slack: {
      enabled: true,
      socketMode: {
        clientPingTimeout: 5000,
        serverPingTimeout: 30000,
      },
    },
  },
}
`,
        after: `{
  channels: {
    slack: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  }),
  retiredPaths({
    id: 'channels/googlechat-reactions',
    scopes: 'channels.googlechat{,.accounts.*}',
    paths: ['actions.reactions'],
    since: '2026.8.1',
    migrations: ['googlechat-actions-reactions-removed'],
    summary: 'Google Chat has no reactions to switch.',
    why: 'It is ignored, and a config with the key is refused.',
    examples: [
      {
        before: `{ channels: { googlechat: { enabled: true, actions: { reactions: true } } } }\n`,
        after: `{ channels: { googlechat: { enabled: true } } }\n`,
      },
    ],
  }),
  retiredPaths({
    id: 'channels/telegram-native-draft',
    scopes: 'channels.telegram{,.accounts.*}',
    paths: ['streaming.preview.nativeToolProgress', 'streaming.preview.nativeToolProgressAllowFrom'],
    since: '2026.6.8',
    migrations: ['telegram-native-draft-keys-removed'],
    summary: 'Telegram shows the progress of tools in edited messages, without a switch.',
    why: 'A config with the key is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { telegram: { streaming: { mode: 'partial', preview: { nativeToolProgress: true } } } } }\n`,
        after: `{ channels: { telegram: { streaming: { mode: 'partial' } } } }\n`,
      },
    ],
  }),
];
