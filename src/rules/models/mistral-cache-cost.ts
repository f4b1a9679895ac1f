import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

/** Dollars for a million cached tokens; as of 2026.6.1 to 2026.9.6. */
const CACHE_READ: ReadonlyMap<string, number> = new Map([
  ['codestral-latest', 0.03],
  ['devstral-medium-latest', 0.04],
  ['magistral-small', 0.05],
  ['mistral-large-latest', 0.05],
  ['mistral-medium-2508', 0.04],
  ['mistral-medium-3-5', 0.15],
  ['mistral-small-latest', 0.01],
  ['pixtral-large-latest', 0.2],
]);

export default defineRule({
  id: 'models/mistral-cache-cost',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.6.1',
  summary: 'Cached tokens of a Mistral model are counted as free.',
  why: 'Mistral bills them since; with 0 the usage report shows less than the invoice.',
  migrations: ['models-mistral-maxtokens-and-cost'],
  examples: [
    {
      before: `{ models: { providers: { mistral: { models: [{ id: 'mistral-large-latest', name: 'm', cost: { input: 0.5, cacheRead: 0 } }] } } } }`,
      after: `{ models: { providers: { mistral: { models: [{ id: 'mistral-large-latest', name: 'm', cost: { input: 0.5, cacheRead: 0.05 } }] } } } }`,
    },
    {
      title: 'A price of your own stays',
      before: `{ models: { providers: { mistral: { models: [{ id: 'mistral-large-latest', name: 'm', cost: { cacheRead: 0.1 } }] } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      if (String(block.key).trim().toLowerCase() !== 'mistral') continue;
      for (const row of block.at('models')?.items() ?? []) {
        const cost = row.at('cost.cacheRead');
        const price = CACHE_READ.get(row.at('id')?.string?.trim().toLowerCase() ?? '');
        if (cost === undefined || cost.value !== 0 || price === undefined) continue;
        report({
          at: cost,
          message: `\`${formatPath(cost.path)}\` is 0, but Mistral bills ${price} for a million cached tokens.`,
          fix: safe(`Write ${price}`, (edit) => edit.set(cost, price)),
        });
      }
    }
  },
});
