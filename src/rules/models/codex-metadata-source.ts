import { formatPath } from '../../document/config-path.js';
import { deepEqual } from '../../document/value.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { examples } from './examples/codex-metadata-source.js';

const IDS: readonly string[] = ['gpt-5.5', 'gpt-5.5-pro'];
const APIS: readonly string[] = ['openai-codex-responses', 'openai-chatgpt-responses'];

/** What the command `/models add` of early 2026 wrote for every model. */
const GENERATED = {
  reasoning: true,
  input: ['text', 'image'],
  contextWindow: 400_000,
  contextTokens: 272_000,
  maxTokens: 128_000,
} as const;
const GENERATED_COST = { input: 5, output: 30, cacheRead: 0.5, cacheWrite: 0 } as const;

export default defineRule({
  id: 'models/codex-metadata-source',
  reads: 'config',
  severity: 'info',
  fixable: 'safe',
  since: '2026.4.23',
  // Later releases fold the block into `openai`, whose rows are never taken for generated ones.
  until: '2026.6.1',
  summary: 'A model row was written by `/models add` and never corrected since.',
  why: 'Its limits and prices are guesses of that command. Marked as generated they give way to the official ones.',
  migrations: ['models-openai-codex-metadata-source'],
  examples,
  check: ({ config, report }) => {
    for (const block of config.all('models.providers.*')) {
      if (String(block.key).trim().toLowerCase() !== 'openai-codex') continue;
      for (const row of block.at('models')?.items() ?? []) {
        if (!isGenerated(row) || row.has('metadataSource')) continue;
        report({
          at: row,
          message: `\`${formatPath(row.path)}\` holds exactly what \`/models add\` once wrote; official limits and prices do not reach it.`,
          fix: safe('Mark it as generated', (edit) => edit.insert([...row.path, 'metadataSource'], 'models-add')),
        });
      }
    }
  },
});

function isGenerated(row: ConfigValue): boolean {
  if (!IDS.includes(row.at('id')?.string?.trim().toLowerCase() ?? '')) return false;
  if (!APIS.includes(row.at('api')?.string ?? '')) return false;
  const same = Object.entries(GENERATED).every(([key, value]) =>
    deepEqual(row.at([key])?.value ?? null, value as never),
  );
  return same && Object.entries(GENERATED_COST).every(([key, value]) => row.at(['cost', key])?.value === value);
}
