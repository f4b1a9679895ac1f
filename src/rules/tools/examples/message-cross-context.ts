import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  tools: {
    message: {
      allowCrossContextSend: true,
    },
  },
}
`,
    after: `{
  tools: {
    message: {
      crossContext: {
        allowWithinProvider: true,
        allowAcrossProviders: true,
      },
    },
  },
}
`,
  },
  {
    title: 'Not allowed is what applies anyway',
    before: `{ tools: { message: { allowCrossContextSend: false, crossContext: { allowWithinProvider: true } } } }\n`,
    after: `{ tools: { message: { crossContext: { allowWithinProvider: true } } } }\n`,
  },
  {
    title: 'An agent that forbids what is allowed elsewhere',
    target: '2026.9.6',
    before: `{
  tools: { message: { allowCrossContextSend: true } },
  agents: { entries: { kid: { tools: { message: { allowCrossContextSend: false } } } } },
}
`,
    after: `{
  tools: { message: { crossContext: { allowWithinProvider: true, allowAcrossProviders: true } } },
  agents: { entries: { kid: { tools: { message: { crossContext: { allowWithinProvider: true, allowAcrossProviders: false } } } } } },
}
`,
  },
];
