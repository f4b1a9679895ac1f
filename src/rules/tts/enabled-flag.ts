import { formatPath } from '../../document/config-path.js';
import { Draft } from '../../engine/draft.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { mainTts, ttsBlocks } from '../../openclaw/config/tts-blocks.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { isAcceptedKey } from '../_accepted.js';
import { examples } from './examples/enabled-flag.js';

/** Before this release only the main speech settings had lost the flag. */
const EVERYWHERE = '2026.4.29';

export default defineRule({
  id: 'tts/enabled-flag',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  after: ['tts/under-messages'],
  migrations: ['messages-tts-enabled-to-auto', 'tts-enabled-to-auto'],
  summary: 'Speech is switched by `auto` (`always`, `off`, `inbound`, `tagged`), no longer by `enabled`.',
  why: 'The old switch is refused or ignored, so replies are spoken, or not, against what the config says.',
  examples,
  check({ config, target, report }) {
    for (const block of blocks(config, target)) {
      const flag = block.at('enabled');
      if (typeof flag?.value !== 'boolean') continue;
      const auto = flag.value ? 'always' : 'off';
      const kept = Boolean(block.at('auto')?.string?.trim());
      const name = formatPath(flag.path);
      report({
        at: flag,
        on: 'key',
        severity: isAcceptedKey(flag.path, target) ? 'warning' : 'error',
        message: kept
          ? `\`${name}\` was replaced by \`auto\`, which is set already and wins.`
          : `\`${name}: ${flag.value}\` is now written \`auto: "${auto}"\`.`,
        fix: safe(kept ? `Remove ${name}` : `Write auto: "${auto}"`, (edit) => {
          const draft = new Draft(edit, config);
          const target = [...block.path, 'auto'];
          if (kept) draft.remove(flag.path);
          else if (block.has('auto')) {
            draft.set(target, auto);
            draft.remove(flag.path);
          } else {
            draft.set(flag.path, auto);
            draft.move(flag.path, target);
          }
        }),
      });
    }
  },
});

function blocks(config: ConfigValue, target: Release): readonly ConfigValue[] {
  if (isAtLeast(target, EVERYWHERE)) return ttsBlocks(config, target);
  return config.all(mainTts(target)).filter((block) => block.isObject);
}
