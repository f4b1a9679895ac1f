import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/media-deepgram.js';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['detectLanguage', 'detect_language'],
  ['punctuate', 'punctuate'],
  ['smartFormat', 'smart_format'],
]);

export default defineRule({
  id: 'tools/media-deepgram',
  severity: 'warning',
  since: '2026.3.22',
  reads: 'config',
  summary: 'Options of Deepgram stand under `providerOptions.deepgram`, spelt as Deepgram spells them.',
  why: 'Under the old key they have no effect, and from 2026.8.1 on the gateway refuses it.',
  fixable: 'safe',
  migrations: ['media-deepgram-to-provideroptions'],
  examples,
  check({ config, report }) {
    for (const old of config.all(
      'tools.media.{models[*],audio,image,video,audio.models[*],image.models[*],video.models[*]}.deepgram',
    )) {
      if (!old.isObject) continue;
      const owner = config.at(old.path.slice(0, -1));
      const to = [...old.path.slice(0, -1), 'providerOptions', 'deepgram'];
      report({
        at: old,
        on: 'key',
        message: `\`${formatPath(old.path)}\` moved to \`${formatPath(to)}\`.`,
        fix: safe('Move it to providerOptions', (edit) => moveOptions(edit, old, to, owner?.at('providerOptions'))),
      });
    }
  },
});

function moveOptions(
  edit: EditBuilder,
  old: ConfigValue,
  to: readonly (string | number)[],
  options: ConfigValue | undefined,
): void {
  if (options !== undefined && !options.isObject) edit.remove(options);
  const target = options?.at('deepgram');
  if (target !== undefined && !target.isObject) edit.remove(target);
  const known = target?.isObject ? target : undefined;
  for (const option of old.members()) {
    const name = NAMES.get(String(option.key));
    const lost = name === undefined || typeof option.value !== 'boolean' || known?.has([name]);
    if (lost) edit.remove(option);
    else if (known !== undefined) edit.move(option, [...to, name]);
    else if (name !== option.key) edit.rename(option, name);
  }
  if (known === undefined) edit.move(old, to);
  else edit.remove(old);
}
