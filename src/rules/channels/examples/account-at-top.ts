import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    unsafe: true,
    before: `{
  channels: {
    telegram: {
      botToken: '\${TELEGRAM_BOT_TOKEN}', // the family bot
      dmPolicy: 'allowlist',
      accounts: {
        work: { botToken: '\${TELEGRAM_WORK_TOKEN}' },
      },
    },
  },
}
`,
    after: `{
  channels: {
    telegram: {
      dmPolicy: 'allowlist',
      accounts: {
        work: { botToken: '\${TELEGRAM_WORK_TOKEN}' },
        default: {
          botToken: '\${TELEGRAM_BOT_TOKEN}', // the family bot
        },
      },
    },
  },
}
`,
  },
  {
    title: 'Accounts that inherited a policy get it themselves',
    target: '2026.9.6',
    unsafe: true,
    before: `{ channels: { slack: { botToken: 'b', dmPolicy: 'open', accounts: { work: {} } } } }\n`,
    after: `{ channels: { slack: { accounts: { work: { dmPolicy: 'open' }, default: { botToken: 'b', dmPolicy: 'open' } } } } }\n`,
  },
  {
    title: 'There is a default account',
    before: `{ channels: { telegram: { botToken: 't', accounts: { default: {} } } } }\n`,
    clean: true,
  },
];
