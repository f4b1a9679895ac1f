import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { ttsBlocks } from '../../openclaw/config/tts-blocks.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { SPEECH_VOICES } from './_openai-voices.js';

export default defineRule({
  id: 'voices/speech-voice',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'OpenAI’s speech synthesis has no voice of that name.',
  why: 'OpenAI rejects the request, and the message arrives without its voice.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    { target: '2026.5.12', before: `{ messages: { tts: { providers: { openai: { voice: 'corral' } } } } }\n` },
    {
      target: '2026.5.12',
      clean: true,
      before: `{ messages: { tts: { providers: { openai: { voice: 'nova' } } } } }\n`,
    },
    {
      title: 'an endpoint of one’s own has voices of its own',
      target: '2026.5.12',
      clean: true,
      before: `{ messages: { tts: { providers: { openai: { baseUrl: 'https://speech.example/v1', voice: 'af_heart' } } } } }\n`,
    },
  ],
  check({ config, target, report }) {
    for (const block of ttsBlocks(config, target)) {
      const openai = block.at(['providers', 'openai']) ?? block.at(['openai']);
      if (openai === undefined || isElsewhere(openai)) continue;
      for (const key of ['voice', 'speakerVoice']) {
        const voice = openai.at([key]);
        const name = voice?.string?.trim() ?? '';
        if (voice === undefined || name === '' || name.includes('${') || SPEECH_VOICES.includes(name)) continue;
        const [near] = didYouMean(name, SPEECH_VOICES, 1);
        report({
          at: voice,
          message: `\`${formatPath(voice.path)}\`: OpenAI has no voice "${name}" for speech.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
          fix: manual(`Write one of ${SPEECH_VOICES.join(', ')}`),
        });
      }
    }
  },
});

function isElsewhere(openai: ConfigValue): boolean {
  const url = openai.at(['baseUrl'])?.string?.trim();
  return url !== undefined && url !== '' && !/^https:\/\/api\.openai\.com(?:\/|$)/i.test(url);
}
