import { formatPath } from '../../document/config-path.js';
import { deepEqual } from '../../document/value.js';
import { unsafe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/generated-metadata.js';

/** What a faulty writer of 2026 put into rows that said nothing about these. */
const FALLBACK = {
  cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  input: ['text'],
  maxTokens: 8192,
  reasoning: false,
};

/** Hosted providers whose models are neither free nor limited like that; local servers may well be. */
const HOSTED: ReadonlySet<string> = new Set([
  'anthropic',
  'openai',
  'google',
  'xai',
  'mistral',
  'deepseek',
  'moonshot',
  'zai',
]);

export default defineRule({
  id: 'models/generated-metadata',
  reads: 'config',
  severity: 'info',
  fixable: 'unsafe',
  since: '2026.8.1',
  summary: 'A hosted model is described as free, text-only and unable to reason.',
  why: 'An earlier `doctor --fix` or update wrote these defaults into model rows. They hide what the provider’s catalogue says: pictures, thinking, limits and prices.',
  migrations: ['models-generated-metadata-corruption'],
  examples,
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      if (!HOSTED.has(String(block.key).trim().toLowerCase())) continue;
      for (const row of block.at('models')?.items() ?? []) {
        if (!isGenerated(row)) continue;
        report({
          at: row,
          message: `\`${formatPath(row.path)}\` holds exactly the values a faulty writer once filled in; if they are not yours, remove \`cost\`, \`input\`, \`maxTokens\` and \`reasoning\`.`,
          fix: unsafe(
            'Remove the four values',
            (edit) => {
              for (const key of Object.keys(FALLBACK)) edit.remove([...row.path, key]);
            },
            'limits and prices of the catalogue replace those of the row',
          ),
        });
      }
    }
  },
});

function isGenerated(row: ConfigValue): boolean {
  return Object.entries(FALLBACK).every(([key, value]) => {
    const own = row.at([key]);
    return own !== undefined && deepEqual(own.value, value);
  });
}
