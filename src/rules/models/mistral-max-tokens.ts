import { formatPath } from '../../document/config-path.js';
import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';

/** Most tokens an answer may have, where Mistral says so; as of 2026.3.23 to 2026.9.6. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['devstral-medium-latest', 32_768],
  ['magistral-small', 40_000],
  ['mistral-large-latest', 16_384],
  ['mistral-medium-2508', 8_192],
  ['mistral-small-latest', 16_384],
  ['pixtral-large-latest', 32_768],
]);
const DEFAULT_LIMIT = 8_192;
/** From this release on the limit also holds where the context window is not exhausted. */
const ALWAYS_LIMITED = '2026.8.1';

export default defineRule({
  id: 'models/mistral-max-tokens',
  reads: 'config',
  severity: 'warning',
  fixable: 'safe',
  since: '2026.3.23-2',
  summary: 'A Mistral model may answer with as many tokens as its context holds.',
  why: 'Mistral counts the room reserved for the answer against the context window and refuses such requests.',
  migrations: ['models-mistral-maxtokens-and-cost'],
  examples: [
    {
      before: `{ models: { providers: { mistral: { models: [{ id: 'mistral-large-latest', name: 'm', contextWindow: 262144, maxTokens: 262144 }] } } } }`,
      after: `{ models: { providers: { mistral: { models: [{ id: 'mistral-large-latest', name: 'm', contextWindow: 262144, maxTokens: 16384 }] } } } }`,
    },
    {
      title: 'Room is left',
      before: `{ models: { providers: { mistral: { models: [{ id: 'mistral-large-latest', name: 'm', contextWindow: 262144, maxTokens: 8000 }] } } } }`,
      clean: true,
    },
  ],
  check: ({ config, target, report }) => {
    for (const block of config.all('models.providers.*')) {
      if (String(block.key).trim().toLowerCase() !== 'mistral') continue;
      for (const row of block.at('models')?.items() ?? []) {
        const id = row.at('id')?.string?.trim() ?? '';
        const window = row.at('contextWindow')?.value;
        const most = row.at('maxTokens');
        if (id === '' || most === undefined || typeof most.value !== 'number' || typeof window !== 'number') continue;
        const limit = limitOf(id, window, most.value, target);
        if (limit === most.value || !Number.isFinite(limit)) continue;
        report({
          at: most,
          message: `\`${formatPath(most.path)}\` leaves no room for a prompt; Mistral refuses more than ${limit}.`,
          fix: safe(`Write ${limit}`, (edit) => edit.set(most, limit)),
        });
      }
    }
  },
});

function limitOf(id: string, window: number, most: number, target: Release): number {
  const fitting = Math.min(most, window);
  const limit = LIMITS.get(id);
  if (fitting >= window) return Math.min(limit ?? DEFAULT_LIMIT, window);
  return limit !== undefined && isAtLeast(target, ALWAYS_LIMITED) ? Math.min(fitting, limit) : fitting;
}
