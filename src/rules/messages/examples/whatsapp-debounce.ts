import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  channels: {
    whatsapp: {
      debounceMs: 500, // people type in bursts
      accounts: { work: { debounceMs: 900 } },
    },
  },
}
`,
    after: `{
  channels: {
    whatsapp: {
      accounts: { work: {} },
    },
  },
  messages: {
    inbound: {
      byChannel: {
        whatsapp: 500, // people type in bursts
      },
    },
  },
}
`,
  },
  {
    title: 'The default account decides',
    before: `{ channels: { whatsapp: { defaultAccount: 'work', debounceMs: 500, accounts: { work: { debounceMs: 900 } } } } }\n`,
    after: `{ channels: { whatsapp: { defaultAccount: 'work', accounts: { work: {} } } }, messages: { inbound: { byChannel: { whatsapp: 900 } } } }\n`,
  },
];
