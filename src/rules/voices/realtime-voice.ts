import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { didYouMean } from '../../openclaw/schema/did-you-mean.js';
import { REALTIME_VOICES, SPEECH_VOICES } from './_openai-voices.js';

const PLACES =
  '{plugins.entries.voice-call.config.realtime,talk.realtime,channels.discord.voice.realtime,channels.discord.accounts.*.voice.realtime}.providers.openai';

export default defineRule({
  id: 'voices/realtime-voice',
  reads: 'config',
  severity: 'warning',
  fixable: 'manual',
  summary: 'OpenAI’s realtime models have no voice of that name.',
  why: 'Speech synthesis and realtime sessions have two lists of voices: `fable`, `nova` and `onyx` are on the first one only. The session is refused, or speaks with the default voice.',
  references: ['https://docs.openclaw.ai/providers/openai'],
  examples: [
    {
      target: '2026.5.12',
      before: `{ plugins: { entries: { 'voice-call': { config: { realtime: { providers: { openai: { voice: 'nova' } } } } } } } }\n`,
    },
    {
      target: '2026.5.12',
      clean: true,
      before: `{ plugins: { entries: { 'voice-call': { config: { realtime: { providers: { openai: { voice: 'marin' } } } } } } } }\n`,
    },
    {
      title: 'the live models have voices of their own',
      target: '2026.9.6',
      clean: true,
      before: `{ plugins: { entries: { 'voice-call': { config: { realtime: { providers: { openai: { model: 'gpt-live-1-codex', voice: 'cove' } } } } } } } }\n`,
    },
    {
      title: 'an Azure deployment may have others',
      target: '2026.5.12',
      clean: true,
      before: `{ plugins: { entries: { 'voice-call': { config: { realtime: { providers: { openai: { azureEndpoint: 'https://team.openai.azure.com', azureDeployment: 'rt', voice: 'nova' } } } } } } } }\n`,
    },
  ],
  check({ config, report }) {
    for (const openai of config.all(PLACES)) {
      const model = openai.at(['model'])?.string?.trim() ?? '';
      if (openai.has(['azureEndpoint']) || openai.has(['baseUrl']) || /^gpt-live/i.test(model)) continue;
      for (const key of ['voice', 'speakerVoice']) {
        const voice = openai.at([key]);
        const name = voice?.string?.trim() ?? '';
        if (voice === undefined || name === '' || name.includes('${') || REALTIME_VOICES.includes(name)) continue;
        const [near] = didYouMean(name, REALTIME_VOICES, 1);
        const why = SPEECH_VOICES.includes(name)
          ? `"${name}" is a voice for speech synthesis, not for realtime sessions.`
          : `OpenAI’s realtime models have no voice "${name}".`;
        report({
          at: voice,
          message: `\`${formatPath(voice.path)}\`: ${why}${near === undefined ? '' : ` Did you mean "${near}"?`}`,
          fix: manual(`Write one of ${REALTIME_VOICES.join(', ')}`),
        });
      }
    }
  },
});
