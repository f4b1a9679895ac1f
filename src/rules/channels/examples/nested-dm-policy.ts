import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  channels: {
    slack: {
      dm: { policy: 'allowlist', allowFrom: ['U0000001'] }, // only me
      botToken: '\${SLACK_BOT_TOKEN}',
    },
  },
}
`,
    after: `{
  channels: {
    slack: {
      dmPolicy: 'allowlist',
      allowFrom: ['U0000001'], // only me
      botToken: '\${SLACK_BOT_TOKEN}',
    },
  },
}
`,
  },
  {
    title: 'What is set in both places must be the same to be settled',
    target: '2026.9.6',
    before: `{ channels: { discord: { dmPolicy: 'pairing', dm: { policy: 'open' } } } }\n`,
  },
  {
    title: 'Matrix keeps them inside',
    target: '2026.9.6',
    before: `{ channels: { matrix: { dm: { policy: 'open', allowFrom: ['*'] } } } }\n`,
    clean: true,
  },
];
