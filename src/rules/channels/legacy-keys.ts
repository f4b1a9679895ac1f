import { isObject } from '../../document/value.js';
import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'channels/webchat',
    remove: 'channels.webchat',
    prune: 'empty-parents',
    since: '2026.6.1',
    migrations: ['channels-webchat-removed'],
    why: 'The chat in the browser is part of the gateway and has no settings of its own. A config with the section is refused.',
    examples: [
      {
        before: `{
  channels: {
    webchat: { enabled: true },
    telegram: { enabled: true },
  },
}
`,
        after: `{
  channels: {
    telegram: { enabled: true },
  },
}
`,
      },
      { title: 'Nothing else there', before: `{ channels: { webchat: {} } }\n`, after: `{}\n` },
    ],
  },
  {
    id: 'channels/feishu-bot-name',
    rename: 'channels.feishu.accounts.*.botName',
    to: 'name',
    conflict: 'keep',
    since: '2026.5.26',
    migrations: ['feishu-account-botname-to-name'],
    why: 'A config with the old name is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { feishu: { accounts: { a: { appId: 'i', botName: 'Bot' } } } } }\n`,
        after: `{ channels: { feishu: { accounts: { a: { appId: 'i', name: 'Bot' } } } } }\n`,
      },
      {
        title: 'The new name wins where both are there',
        before: `{ channels: { feishu: { accounts: { a: { name: 'New', botName: 'Old' } } } } }\n`,
        after: `{ channels: { feishu: { accounts: { a: { name: 'New' } } } } }\n`,
      },
    ],
  },
  {
    id: 'channels/googlechat-service-account-ref',
    rename: 'channels.googlechat{,.accounts.*}.serviceAccountRef',
    to: 'serviceAccount',
    conflict: 'replace',
    since: '2026.8.1',
    migrations: ['googlechat-serviceaccountref-rename'],
    why: 'A config with the old name is refused. The reference always won over `serviceAccount`, and it still does.',
    examples: [
      {
        before: `{
  channels: {
    googlechat: {
      serviceAccountRef: { source: 'env', provider: 'default', id: 'GC' }, // from the vault
    },
  },
}
`,
        after: `{
  channels: {
    googlechat: {
      serviceAccount: { source: 'env', provider: 'default', id: 'GC' }, // from the vault
    },
  },
}
`,
      },
      {
        title: 'The reference was in force, so it replaces the other',
        before: `{ channels: { googlechat: { serviceAccount: '/old.json', serviceAccountRef: { source: 'env', provider: 'default', id: 'GC' } } } }\n`,
        after: `{ channels: { googlechat: { serviceAccount: { source: 'env', provider: 'default', id: 'GC' } } } }\n`,
      },
    ],
  },
  {
    id: 'channels/slack-identity',
    rename: 'channels.slack{,.accounts.*}.identity',
    to: 'postAs',
    conflict: 'keep',
    since: '2026.8.1',
    migrations: ['slack-identity-to-postas'],
    why: 'A config with the old name is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { slack: { identity: 'user', accounts: { work: { identity: 'bot', postAs: 'user' } } } } }\n`,
        after: `{ channels: { slack: { postAs: 'user', accounts: { work: { postAs: 'user' } } } } }\n`,
      },
    ],
  },
  {
    id: 'channels/whatsapp-message-prefix',
    rename: 'channels.whatsapp{,.accounts.*}.messagePrefix',
    to: 'responsePrefix',
    conflict: 'keep',
    since: '2026.8.1',
    after: ['messages/response-prefix-not-inherited'],
    migrations: ['whatsapp-messageprefix-to-responseprefix'],
    why: 'A config with the old name is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { whatsapp: { messagePrefix: '[x]' } } } // says it is a bot\n`,
        after: `{ channels: { whatsapp: { responsePrefix: '[x]' } } } // says it is a bot\n`,
      },
    ],
  },
  {
    id: 'channels/whatsapp-expose-error-text',
    remove: 'channels.whatsapp{,.accounts.*}.exposeErrorText',
    since: '2026.8.1',
    migrations: ['whatsapp-exposeerrortext-removed'],
    why: 'It is ignored, and a config with the key is refused.',
    examples: [
      {
        before: `{ channels: { whatsapp: { enabled: true, exposeErrorText: true } } }\n`,
        after: `{ channels: { whatsapp: { enabled: true } } }\n`,
      },
    ],
  },
  {
    id: 'channels/irc-mention-patterns',
    remove: 'channels.irc{,.accounts.*}.mentionPatterns',
    since: '2026.8.1',
    migrations: ['irc-mentionpatterns-removed'],
    why: 'It was never read, and a config with the key is refused. The names the bot is called by stand in `messages.groupChat.mentionPatterns`.',
    examples: [
      {
        before: `{ channels: { irc: { nick: 'claw', mentionPatterns: ['claw'] } } }\n`,
        after: `{ channels: { irc: { nick: 'claw' } } }\n`,
      },
    ],
  },
  {
    id: 'channels/slack-enterprise-install',
    remove: 'channels.slack{,.accounts.*}.enterpriseOrgInstall',
    since: '2026.8.1',
    migrations: ['slack-enterpriseorginstall-removed'],
    why: 'Slack installations of a whole organisation are recognised without it, and a config with the key is refused.',
    examples: [
      {
        before: `{ channels: { slack: { enabled: true, enterpriseOrgInstall: true } } }\n`,
        after: `{ channels: { slack: { enabled: true } } }\n`,
      },
    ],
  },
  {
    id: 'channels/imessage-coalesce',
    remove: 'channels.imessage{,.accounts.*}.coalesceSameSenderDms',
    since: '2026.8.1',
    migrations: ['imessage-coalescesamesenderdms-removed'],
    why: 'A config with the key is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { imessage: { enabled: true, coalesceSameSenderDms: true } } }\n`,
        after: `{ channels: { imessage: { enabled: true } } }\n`,
      },
    ],
  },
  {
    id: 'channels/imessage-catchup',
    remove: 'channels.imessage{,.accounts.*}.catchup',
    when: ({ value }) => !(isObject(value) && value.enabled === true),
    since: '2026.6.6',
    severity: 'warning',
    migrations: ['imessage-catchup-disabled-removed'],
    why: 'Missed messages are recovered without it, and switched off it does nothing.',
    examples: [
      {
        before: `{ channels: { imessage: { enabled: true, catchup: { enabled: false } } } }\n`,
        after: `{ channels: { imessage: { enabled: true } } }\n`,
      },
      { title: 'Switched on', before: `{ channels: { imessage: { catchup: { enabled: true } } } }\n`, clean: true },
    ],
  },
  {
    id: 'channels/matrix-stream-mode',
    remove: 'channels.matrix{,.accounts.*}.streamMode',
    since: '2026.8.1',
    migrations: ['matrix-streammode-removed'],
    why: 'Matrix never read it, and a config with the key is refused.',
    examples: [
      {
        before: `{ channels: { matrix: { streamMode: 'partial', enabled: true } } }\n`,
        after: `{ channels: { matrix: { enabled: true } } }\n`,
      },
    ],
  },
  {
    id: 'channels/discord-tuning',
    remove: [
      'gatewayInfoTimeoutMs',
      'gatewayReadyTimeoutMs',
      'gatewayRuntimeReadyTimeoutMs',
      'eventQueue',
      'retry',
    ].map((key) => `channels.discord{,.accounts.*}.${key}`),
    since: '2026.8.1',
    migrations: ['discord-tuning-removed'],
    summary: 'Timeouts, retries and the event queue of Discord are no settings any more.',
    why: 'The built-in values apply, and a config with the key is refused.',
    examples: [
      {
        before: `{
  channels: {
    discord: {
      enabled: true,
      retry: { attempts: 3 }, // flaky hotel wifi
      eventQueue: {},
    },
  },
}
`,
        after: `{
  channels: {
    discord: {
      enabled: true,
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'channels/discord-presence-text',
    remove: ['healthyText', 'degradedText', 'exhaustedText'].map(
      (key) => `channels.discord{,.accounts.*}.autoPresence.${key}`,
    ),
    since: '2026.8.1',
    migrations: ['discord-presence-text-and-accent-removed'],
    summary: 'The texts of the automatic presence on Discord are no settings any more.',
    why: 'A config with the key is refused, so the gateway does not start.',
    examples: [
      {
        before: `{ channels: { discord: { autoPresence: { enabled: true, healthyText: 'ok', exhaustedText: 'zzz' } } } }\n`,
        after: `{ channels: { discord: { autoPresence: { enabled: true } } } }\n`,
      },
    ],
  },
  {
    id: 'channels/telegram-tuning',
    remove: [
      ...['timeoutSeconds', 'mediaGroupFlushMs', 'pollingStallThresholdMs', 'retry'].map(
        (key) => `channels.telegram{,.accounts.*}.${key}`,
      ),
      'channels.telegram{,.accounts.*}{,.groups.*,.direct.*,.groups.*.topics.*,.direct.*.topics.*}.errorCooldownMs',
    ],
    since: '2026.8.1',
    migrations: ['telegram-tuning-removed'],
    summary: 'Timeouts, retries and cooldowns of Telegram are no settings any more.',
    why: 'The built-in values apply, and a config with the key is refused.',
    examples: [
      {
        before: `{
  channels: {
    telegram: {
      timeoutSeconds: 60,
      groups: { '-100': { errorCooldownMs: 1000, requireMention: true } },
    },
  },
}
`,
        after: `{
  channels: {
    telegram: {
      groups: { '-100': { requireMention: true } },
    },
  },
}
`,
      },
    ],
  },
  {
    id: 'channels/telegram-dm',
    remove: 'channels.telegram{,.accounts.*}.dm',
    when: ({ isObject }) => isObject,
    since: '2026.5.26',
    migrations: ['telegram-dm-threadreplies-removed'],
    why: 'Whether direct chats have topics is asked of Telegram now, and a config with the section is refused.',
    examples: [
      {
        before: `{ channels: { telegram: { enabled: true, dm: { threadReplies: 'inbound' } } } }\n`,
        after: `{ channels: { telegram: { enabled: true } } }\n`,
      },
    ],
  },
  {
    id: 'channels/telegram-thread-replies',
    remove: 'channels.telegram{,.accounts.*}.direct.*.threadReplies',
    since: '2026.5.26',
    migrations: ['telegram-dm-threadreplies-removed'],
    why: 'Whether direct chats have topics is asked of Telegram now, and a config with the key is refused.',
    examples: [
      {
        before: `{ channels: { telegram: { direct: { '1': { threadReplies: 'off', enabled: true } } } } }\n`,
        after: `{ channels: { telegram: { direct: { '1': { enabled: true } } } } }\n`,
      },
    ],
  },
  {
    id: 'channels/reef-dm-policy',
    remove: 'channels.reef.{dmPolicy,allowFrom}',
    since: '2026.8.1',
    migrations: ['reef-dmpolicy-allowfrom-removed'],
    why: 'Whom Reef trusts is kept in its own database, and a config with the key is refused.',
    examples: [
      {
        before: `{ channels: { reef: { enabled: true, dmPolicy: 'open', allowFrom: ['*'] } } }\n`,
        after: `{ channels: { reef: { enabled: true } } }\n`,
      },
    ],
  },
]);
