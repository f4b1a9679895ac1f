import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  tools: {
    exec: {
      host: 'gateway',
      security: 'allowlist', // since the incident
      ask: 'on-miss',
    },
  },
}
`,
    after: `{
  tools: {
    exec: {
      host: 'gateway',
      mode: 'ask', // since the incident
    },
  },
}
`,
  },
  {
    title: 'An agent takes the other half from the whole gateway',
    before: `{
  tools: { exec: { security: 'full', ask: 'always' } },
  agents: { entries: { ops: { tools: { exec: { ask: 'off' } } } } },
}
`,
    after: `{
  tools: { exec: { security: 'full', ask: 'always' } },
  agents: { entries: { ops: { tools: { exec: { mode: 'full' } } } } },
}
`,
  },
  {
    title: 'No mode is equal',
    before: `{ tools: { exec: { security: 'full', ask: 'always' } } }\n`,
    clean: true,
  },
];
