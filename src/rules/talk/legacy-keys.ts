import { legacyKeys } from '../../engine/legacy-keys.js';

export default legacyKeys([
  {
    id: 'talk/untrimmed-provider',
    map: 'talk.{provider,realtime.provider}',
    values: (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
    since: '2026.3.22',
    severity: 'warning',
    migrations: ['talk-section-normalised'],
    summary: 'The name of the talk provider has blanks around it.',
    why: 'The name is taken as it stands in some places, and then no such provider is found.',
    examples: [
      {
        before: `{ talk: { provider: ' openai ' } }\n`,
        after: `{ talk: { provider: 'openai' } }\n`,
      },
      { title: 'A plain name', before: `{ talk: { provider: 'openai' } }\n`, clean: true },
    ],
  },
  {
    id: 'talk/realtime-voice',
    rename: '{talk,channels.discord.voice,channels.discord.accounts.*.voice}.realtime.voice',
    to: 'speakerVoice',
    conflict: 'keep',
    since: '2026.8.1',
    after: ['talk/realtime-at-top'],
    migrations: ['realtime-voice-to-speakervoice'],
    why: 'The old name is refused, so the gateway does not start.',
    examples: [
      {
        before: `{
  talk: {
    realtime: { voice: 'alloy' }, // calm
  },
  channels: { discord: { voice: { realtime: { voice: 'echo', speakerVoice: 'fable' } } } },
}
`,
        after: `{
  talk: {
    realtime: { speakerVoice: 'alloy' }, // calm
  },
  channels: { discord: { voice: { realtime: { speakerVoice: 'fable' } } } },
}
`,
      },
    ],
  },
]);
