import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Official plugins that have changed their id. */
const RENAMED: ReadonlyMap<string, string> = new Map([['fish-audio', 'fish-audio-speech']]);

export default defineRule({
  id: 'plugins/renamed-id',
  severity: 'info',
  since: '2026.9.6',
  reads: 'config',
  summary: 'A plugin is named by an id it had earlier.',
  why: 'If the plugin of today is installed, what is said about the old id has no effect. Which of the two is installed, the config does not tell.',
  fixable: 'manual',
  migrations: ['plugins-legacy-id-recovery'],
  examples: [
    { before: `{ plugins: { entries: { 'fish-audio': { enabled: true } } } }\n` },
    {
      title: 'The id of today',
      before: `{ plugins: { entries: { 'fish-audio-speech': { enabled: true } } } }\n`,
      clean: true,
    },
  ],
  check({ config, report }) {
    const named = [
      ...config.all('plugins.entries.*').map((at) => ({ at, on: 'key' as const, id: String(at.key) })),
      ...config
        .all('plugins.{allow[*],deny[*],slots.*}')
        .map((at) => ({ at, on: 'value' as const, id: at.string ?? '' })),
    ];
    for (const { at, on, id } of named) {
      const today = RENAMED.get(id.trim().toLowerCase());
      if (today === undefined) continue;
      report({
        at,
        on,
        message: `\`${formatPath(at.path)}\`: the plugin "${id}" is called "${today}" now.`,
        fix: manual(`Write "${today}" if that is the plugin you have installed`),
      });
    }
  },
});
