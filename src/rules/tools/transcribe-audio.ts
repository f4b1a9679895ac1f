import { safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { commandModel } from './_transcription.js';

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
    const audio = config.at('tools.media.audio');
    const taken = (audio?.at('models')?.items().length ?? 0) > 0;
    const message = '`routing.transcribeAudio` moved to `tools.media.audio.models`; here it is no longer read.';
    if (model === undefined && !taken) {
      const fix = unsafe(
        'Remove it',
        (edit) => edit.remove(old, 'empty-parents'),
        'the command cannot be carried over',
      );
      report({ at: old, on: 'key', message, fix });
      return;
    }
    const fix = safe(taken ? 'Remove it: audio models are set' : 'Move it', (edit) => {
      if (!taken && model !== undefined) {
        if (audio?.has('enabled')) edit.set('tools.media.audio.enabled', true);
        else edit.insert('tools.media.audio.enabled', true);
        if (audio?.has('models')) edit.remove('tools.media.audio.models');
        edit.append('tools.media.audio.models', model);
      }
      edit.remove(old, 'empty-parents');
    });
    report({ at: old, on: 'key', message, fix });
  },
});
