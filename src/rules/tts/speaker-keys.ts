import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { ttsBlocks } from '../../openclaw/config/tts-blocks.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** In this order: where two of them mean the same, the first one wins. */
const RENAMES: readonly (readonly [from: string, to: string])[] = [
  ['voice', 'speakerVoice'],
  ['voiceName', 'speakerVoice'],
  ['voiceId', 'speakerVoiceId'],
];

export default defineRule({
  id: 'tts/speaker-keys',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.28',
  after: ['tts/under-messages', 'tts/provider-at-top'],
  migrations: ['tts-speaker-selection-keys'],
  summary: 'The voice of a speech provider is called `speakerVoice` or `speakerVoiceId`.',
  why: 'The old names are ignored, so replies are spoken with the default voice.',
  examples: [
    {
      target: '2026.6.11',
      before: `{
  messages: {
    tts: {
      providers: {
        openai: { voice: 'alloy' }, // calm
        elevenlabs: { voiceId: 'voice-one' },
      },
    },
  },
}
`,
      after: `{
  messages: {
    tts: {
      providers: {
        openai: { speakerVoice: 'alloy' }, // calm
        elevenlabs: { speakerVoiceId: 'voice-one' },
      },
    },
  },
}
`,
    },
    {
      title: 'The new name wins where both are set',
      target: '2026.9.6',
      before: `{ tts: { personas: { butler: { providers: { openai: { voiceName: 'echo', speakerVoice: 'fable' } } } } } }\n`,
      after: `{ tts: { personas: { butler: { providers: { openai: { speakerVoice: 'fable' } } } } } }\n`,
    },
    {
      title: 'Not a provider',
      target: '2026.9.6',
      before: `{ channels: { discord: { voice: { enabled: true } } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    for (const provider of ttsBlocks(config, target).flatMap(providersOf)) {
      const present = RENAMES.filter(([from]) => provider.has(from));
      if (present.length === 0) continue;
      const name = formatPath(provider.path);
      const fix = safe(`Rename the voice of ${name}`, (edit) => {
        const draft = new Draft(edit, config);
        for (const [from, to] of present) draft.moveOrDrop([...provider.path, from], [...provider.path, to]);
      });
      for (const [from, to] of present) {
        const value = provider.at(from);
        if (value === undefined) continue;
        const kept = provider.has(to) ? ` What \`${to}\` says already is kept.` : '';
        report({ at: value, on: 'key', message: `\`${name}.${from}\` is now called \`${to}\`.${kept}`, fix });
      }
    }
  },
});

function providersOf(block: ConfigValue): readonly ConfigValue[] {
  return block.all('{,personas.*}.{providers.*,openai,elevenlabs,microsoft,edge}').filter((one) => one.isObject);
}
