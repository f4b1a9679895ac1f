import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  tools: {
    media: {
      models: [
        { provider: 'google', model: 'gemini-2.5-flash' },
      ],
      audio: {
        enabled: true,
        models: [
          // best with dialects
          { provider: 'openai', model: 'gpt-4o-transcribe' },
        ],
      },
      image: { models: [{ provider: 'openai', model: 'gpt-4o' }] },
    },
  },
}
`,
    after: `{
  tools: {
    media: {
      models: [
        { provider: 'openai', model: 'gpt-4o', capabilities: ['image'] },
        // best with dialects
        { provider: 'openai', model: 'gpt-4o-transcribe', capabilities: ['audio'] },
        { provider: 'google', model: 'gemini-2.5-flash' },
      ],
      audio: {
        enabled: true,
      },
    },
  },
}
`,
  },
  {
    title: 'The first list becomes the shared one',
    before: `{
  tools: {
    media: {
      audio: {
        models: [
          { provider: 'openai', model: 'gpt-4o-transcribe' }, // best with dialects
          { provider: 'openai', model: 'gpt-4o-transcribe' },
        ],
      },
    },
  },
}
`,
    after: `{
  tools: {
    media: {
      models: [
        { provider: 'openai', model: 'gpt-4o-transcribe', capabilities: ['audio'] }, // best with dialects
      ],
    },
  },
}
`,
  },
];
