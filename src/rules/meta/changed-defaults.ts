import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { changedDefaults, keyOf } from '../../openclaw/releases/changed-defaults.js';
import { parseRelease } from '../../openclaw/releases/release.js';

export default defineRule({
  id: 'meta/changed-defaults',
  severity: 'info',
  reads: 'config',
  summary: 'Defaults have changed since the release that wrote this config, for keys it does not set.',
  why: 'Nothing is wrong with the config and no migration touches it, but what it leaves out now has another default. Told once, for the release that wrote the config and the one it has to suit.',
  fixable: 'manual',
  examples: [
    {
      target: '2026.5.12',
      before: `{ meta: { lastTouchedVersion: '2026.4.14' }, channels: { telegram: { enabled: true } } }\n`,
    },
    {
      title: 'It is said',
      target: '2026.5.12',
      before: `{ meta: { lastTouchedVersion: '2026.4.14' }, channels: { telegram: { enabled: true } }, messages: { visibleReplies: 'automatic' } }\n`,
      clean: true,
    },
    {
      title: 'It meant that already',
      target: '2026.5.12',
      before: `{ meta: { lastTouchedVersion: '2026.5.2' }, channels: { telegram: { enabled: true } } }\n`,
      clean: true,
    },
  ],
  check({ config, target, report }) {
    const touched = config.at('meta.lastTouchedVersion');
    const from = touched?.string === undefined ? undefined : parseRelease(touched.string);
    if (touched === undefined || from === undefined) return;
    const changed = changedDefaults(config, from, target);
    if (changed.length === 0) return;
    report({
      at: touched,
      message: `Since ${from.text}, which wrote this config, defaults have changed: ${changed.map((one) => `${one.now} (\`${keyOf(one)}\`)`).join('; ')}.`,
      fix: manual('Set these keys if the old behaviour is wanted'),
    });
  },
});
