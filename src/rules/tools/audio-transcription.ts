import type { EditBuilder } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { addAudioModel, type CommandModel, commandModel, transcriptionFix, write } from './_transcription.js';

const AUDIO = 'tools.media.audio';
const SHARED = 'tools.media.models';

export default defineRule({
  id: 'tools/audio-transcription',
  severity: 'warning',
  reads: 'config',
  summary: '`audio.transcription` moved to the media models.',
  why: 'The old section is no longer read, so voice messages are not understood; from 2026.8.1 on the gateway refuses it.',
  fixable: 'safe',
  migrations: ['audio-transcription-to-media-models'],
  examples: [
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
  ],
  check({ config, target, report }) {
    const old = config.at('audio.transcription');
    if (old === undefined) return;
    const model = commandModel(old, target);
    const tagged = isAtLeast(target, '2026.8.1');
    const taken = tagged ? hearing(config).length > 0 : (config.at(`${AUDIO}.models`)?.items().length ?? 0) > 0;
    const message = `\`audio.transcription\` moved to \`${tagged ? SHARED : `${AUDIO}.models`}\`; here it is no longer read.`;
    const fix = transcriptionFix(old, { model, taken }, (edit, added) =>
      (tagged ? addShared : addAudioModel)(edit, config, added),
    );
    report({ at: old, on: 'key', message, fix });
  },
});

/** Models that take audio: those tagged with it, and those without tags. */
function hearing(config: ConfigValue): readonly ConfigValue[] {
  return config.all(`{${AUDIO}.models,${SHARED}}[*]`).filter((model) => {
    const tags = model.at('capabilities');
    return model.isObject && (!tags?.isArray || tags.items().some(({ string }) => string === 'audio'));
  });
}

function addShared(edit: EditBuilder, config: ConfigValue, model: CommandModel): void {
  write(edit, config, `${AUDIO}.enabled`, true);
  write(edit, config, `${AUDIO}.preferredModel`, `cli:${model.command}`);
  edit.append(SHARED, { ...model, capabilities: ['audio'] });
}
