import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  audio: {
    transcription: {
      command: ['whisper', '--model', 'base', '{input}'],
      timeoutSeconds: 30,
    },
  },
}
`,
    after: `{
  tools: {
    media: {
      audio: {
        enabled: true,
        preferredModel: 'cli:whisper',
      },
      models: [
        {
          command: 'whisper',
          type: 'cli',
          args: ['--model', 'base', '{{AttachmentPath}}'],
          timeoutSeconds: 30,
          capabilities: ['audio'],
        },
      ],
    },
  },
}
`,
  },
  {
    title: 'Before 2026.8.1, audio has models of its own',
    target: '2026.5.12',
    before: `{ audio: { transcription: { command: ['whisper'] } } }\n`,
    after: `{ tools: { media: { audio: { enabled: true, models: [{ command: 'whisper', type: 'cli' }] } } } }\n`,
  },
  {
    title: 'A model that understands audio is there',
    target: '2026.9.6',
    before: `{
  audio: { transcription: { command: ['whisper'] } },
  tools: { media: { models: [{ provider: 'openai', model: 'gpt-4o-transcribe' }] } },
}
`,
    after: `{
  tools: { media: { models: [{ provider: 'openai', model: 'gpt-4o-transcribe' }] } },
}
`,
  },
];
