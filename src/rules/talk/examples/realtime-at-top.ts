import type { Example } from '../../../engine/rule.js';

export const examples: readonly Example[] = [
  {
    target: '2026.9.6',
    before: `{
  talk: {
    provider: 'openai',
    model: 'gpt-realtime', // the fast one
    voice: 'alloy',
  },
}
`,
    after: `{
  talk: {
    provider: 'openai',
    realtime: {
      model: 'gpt-realtime', // the fast one
      speakerVoice: 'alloy',
      provider: 'openai',
    },
  },
}
`,
  },
  {
    title: 'With a section `realtime` of its own, only you know which of the two is meant',
    target: '2026.9.6',
    unsafe: true,
    before: `{ talk: { voice: 'alloy', realtime: { speakerVoice: 'echo' } } }\n`,
    after: `{ talk: { realtime: { speakerVoice: 'echo' } } }\n`,
  },
  {
    title: 'The section itself',
    target: '2026.9.6',
    before: `{ talk: { provider: 'openai', realtime: { model: 'gpt-realtime' } } }\n`,
    clean: true,
  },
];
