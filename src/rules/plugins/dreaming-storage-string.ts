import { formatPath } from '../../document/config-path.js';
import { manual, safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

const MODES = ['inline', 'separate', 'both'];

export default defineRule({
  id: 'plugins/dreaming-storage-string',
  severity: 'error',
  since: '2026.4.5',
  reads: 'config',
  summary: 'Where dreams are stored is an object with a `mode`.',
  why: "A plain word fails the check of the memory plugin. OpenClaw's own doctor then throws away all settings of the plugin and switches it off.",
  fixable: 'safe',
  migrations: ['plugins-invalid-config-quarantined'],
  examples: [
    {
      target: '2026.5.12',
      before: `{
  plugins: {
    entries: {
      'memory-core': {
        enabled: true,
        config: {
          dreaming: {
            enabled: true,
            storage: 'both', // diary and notes
          },
        },
      },
    },
  },
}
`,
      after: `{
  plugins: {
    entries: {
      'memory-core': {
        enabled: true,
        config: {
          dreaming: {
            enabled: true,
            storage: { // diary and notes
              mode: 'both',
            },
          },
        },
      },
    },
  },
}
`,
    },
    {
      title: 'A word that is no mode',
      target: '2026.5.12',
      before: `{ plugins: { entries: { 'memory-core': { config: { dreaming: { storage: 'disk' } } } } } }\n`,
    },
  ],
  check({ config, report }) {
    const storage = config.at('plugins.entries.memory-core.config.dreaming.storage');
    if (storage?.string === undefined || storage.string.includes('${')) return;
    const mode = storage.string.trim().toLowerCase();
    report({
      at: storage,
      message: `\`${formatPath(storage.path)}\` must be an object such as { mode: "${MODES.includes(mode) ? mode : 'inline'}" }, not a plain word.`,
      fix: MODES.includes(mode)
        ? safe(`Write { mode: "${mode}" }`, (edit) => edit.set(storage, { mode }))
        : manual(`Write an object with one of the modes ${MODES.join(', ')}`),
    });
  },
});
