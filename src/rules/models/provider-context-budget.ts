import { formatPath } from '../../document/config-path.js';
import { safe, unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';

export default defineRule({
  id: 'models/provider-context-budget',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.8.1',
  summary: 'Context sizes are said per model, not for a whole provider.',
  why: 'A provider-wide size is no longer read; each model that has none of its own needs it written out.',
  migrations: ['models-context-budgets-baked'],
  examples: [
    {
      before: `{
  models: {
    providers: {
      x: {
        baseUrl: 'http://x/v1',
        contextWindow: 8192, // small card
        models: [
          { id: 'a', name: 'a' },
          { id: 'b', name: 'b', contextWindow: 4096 },
        ],
      },
    },
  },
}`,
      after: `{
  models: {
    providers: {
      x: {
        baseUrl: 'http://x/v1',
        models: [
          // small card
          { id: 'a', name: 'a', contextWindow: 8192 },
          { id: 'b', name: 'b', contextWindow: 4096 },
        ],
      },
    },
  },
}`,
    },
    {
      title: 'Without models there is nothing to write it on',
      before: `{ models: { providers: { x: { baseUrl: 'http://x/v1', contextTokens: 8192 } } } }`,
    },
  ],
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      const rows = block.at('models')?.items() ?? [];
      for (const key of ['contextTokens', 'contextWindow']) {
        const shared = block.at([key]);
        if (shared === undefined) continue;
        const name = formatPath(shared.path);
        if (rows.length === 0) {
          report({
            at: shared,
            on: 'key',
            message: `\`${name}\` is no longer read, and there is no model it could be written on; add the model with its own \`${key}\`.`,
            fix: unsafe(`Remove ${name}`, (edit) => edit.remove(shared), 'the number is lost'),
          });
          continue;
        }
        report({
          at: shared,
          on: 'key',
          message: `\`${name}\` is no longer read; every model needs its own \`${key}\`.`,
          fix: safe(`Write ${key} on each model`, (edit) => {
            for (const row of rows) {
              if (row.isObject && !row.has([key])) edit.insert([...row.path, key], shared.value);
            }
            edit.remove(shared);
          }),
        });
      }
    }
  },
});
