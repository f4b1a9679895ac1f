import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    before: `{
  messages: {
    ackReaction: '👀',
    // read every answer aloud
    tts: {
      auto: 'always',
      provider: 'openai', // the cheap one
    },
  },
}
`,
    after: `{
  messages: {
    ackReaction: '👀',
  },
  // read every answer aloud
  tts: {
    auto: 'always',
    provider: 'openai', // the cheap one
  },
}
`,
  },
  {
    title: 'What `tts` says already wins, the rest is added',
    before: `{
  messages: { tts: { auto: 'always', provider: 'openai' } },
  tts: { provider: 'elevenlabs' },
}
`,
    after: `{
  tts: { provider: 'elevenlabs', auto: 'always' },
}
`,
  },
  {
    title: 'The voice of live talk belongs to `talk`',
    before: `{
  messages: { tts: { realtime: { voice: 'alloy' } } },
  talk: { provider: 'openai' },
}
`,
    after: `{
  tts: {},
  talk: { provider: 'openai', realtime: { speakerVoice: 'alloy' } },
}
`,
  },
  {
    title: 'Where the section is a file of its own, its `$include` is what has to move',
    before: `{ messages: { tts: { $include: './speech.json5' } } }\n`,
    files: { 'speech.json5': `{ auto: 'always', provider: 'openai' }\n` },
  },
];
