import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Windows that catalogues of earlier releases had wrong; as of 2026.5.26 to 2026.9.6. */
const CORRECTIONS: ReadonlyMap<string, { readonly stale: number; readonly correct: number }> = new Map([
  ['deepseek/deepseek-v4-flash', { stale: 200_000, correct: 1_000_000 }],
  ...[
    '0309-reasoning',
    '0309-non-reasoning',
    'beta-latest-reasoning',
    'beta-latest-non-reasoning',
    'experimental-beta-0304-reasoning',
    'experimental-beta-0304-non-reasoning',
    'reasoning',
    'non-reasoning',
  ].map((variant) => [`xai/grok-4.20-${variant}`, { stale: 2_000_000, correct: 1_000_000 }] as const),
]);

export default defineRule({
  id: 'models/context-window',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.5.26',
  summary: 'A model has the context window an old catalogue wrote down.',
  why: 'Conversations are cut too early or sent too long; the number was copied from a catalogue that has been corrected since.',
  migrations: ['models-contextwindow-stale'],
  examples: [
    {
      before: `{ models: { providers: { deepseek: { models: [{ id: 'deepseek-v4-flash', name: 'f', contextWindow: 200000 }] } } } }`,
      after: `{ models: { providers: { deepseek: { models: [{ id: 'deepseek-v4-flash', name: 'f', contextWindow: 1000000 }] } } } }`,
    },
    {
      title: 'A number of your own stays',
      before: `{ models: { providers: { deepseek: { models: [{ id: 'deepseek-v4-flash', name: 'f', contextWindow: 64000 }] } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      const provider = String(block.key).trim().toLowerCase();
      for (const row of block.at('models')?.items() ?? []) {
        const window = row.at('contextWindow');
        const id = row.at('id')?.string?.trim().toLowerCase().replace(`${provider}/`, '');
        const correction = CORRECTIONS.get(`${provider}/${id ?? ''}`);
        if (window === undefined || correction === undefined || window.value !== correction.stale) continue;
        report({
          at: window,
          message: `\`${formatPath(window.path)}\` is ${correction.stale}, which was an error of the catalogue; the model has ${correction.correct}.`,
          fix: safe(`Write ${correction.correct}`, (edit) => edit.set(window, correction.correct)),
        });
      }
    }
  },
});
