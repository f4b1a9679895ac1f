import { type EditBuilder, write } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast } from '../../openclaw/releases/release.js';
import { addAudioModel, type CommandModel, commandModel, transcriptionFix } from './_transcription.js';
import { examples } from './examples/audio-transcription.js';

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
  examples,
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
