import { defineRule } from '../../engine/rule.js';
import { addAudioModel, commandModel, transcriptionFix } from './_transcription.js';

export default defineRule({
  id: 'tools/transcribe-audio',
  severity: 'error',
  reads: 'config',
  summary: '`routing.transcribeAudio` moved to `tools.media.audio.models`.',
  why: 'No release since 2026.3.28 reads the section `routing`; left there, voice messages are not understood.',
  fixable: 'safe',
  migrations: ['routing-transcribeaudio-to-media-audio-model'],
  examples: [
    {
      target: '2026.5.12',
      before: `{
  routing: {
    transcribeAudio: {
      command: ['whisper', '--model', 'base'],
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
        models: [
          {
            command: 'whisper',
            type: 'cli',
            args: ['--model', 'base'],
            timeoutSeconds: 30,
          },
        ],
      },
    },
  },
}
`,
    },
    {
      title: 'A command that only a shell understands has to be written anew',
      before: `{ routing: { transcribeAudio: { command: ['whisper $FILE | tee log'] } } }\n`,
    },
  ],
  check({ config, target, report }) {
    const old = config.at('routing.transcribeAudio');
    if (old === undefined) return;
    const model = commandModel(old, target);
    const taken = (config.at('tools.media.audio.models')?.items().length ?? 0) > 0;
    const message = '`routing.transcribeAudio` moved to `tools.media.audio.models`; here it is no longer read.';
    const fix = transcriptionFix(old, { model, taken }, (edit, added) => addAudioModel(edit, config, added));
    report({ at: old, on: 'key', message, fix });
  },
});
