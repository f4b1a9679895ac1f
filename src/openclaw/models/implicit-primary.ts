import type { ConfigValue } from '../config/view.js';

/** What answers in 2026.9.5 and 2026.9.6 where a config names no model at all. */
const DEFAULT = { provider: 'openai', model: 'gpt-6-astra' } as const;

/** The model that answers where no primary one is named: the built-in default, or the first of a provider block. */
export function implicitPrimary(config: ConfigValue): string {
  const blocks = config.all('models.providers.*');
  const own = blocks.find((block) => provider(block) === DEFAULT.provider);
  if (idsOf(own).includes(DEFAULT.model)) return `${DEFAULT.provider}/${DEFAULT.model}`;
  const block = blocks.find((candidate) => idsOf(candidate, 1).length > 0);
  return block === undefined
    ? `${DEFAULT.provider}/${DEFAULT.model}`
    : `${provider(block)}/${idsOf(block, 1)[0] ?? ''}`;
}

function provider(block: ConfigValue): string {
  return String(block.key).trim().toLowerCase();
}

/** Ids of the first `count` models of a block, or of all. */
function idsOf(block: ConfigValue | undefined, count?: number): readonly string[] {
  const rows = block?.at('models')?.items() ?? [];
  return rows.slice(0, count).flatMap((row) => row.at('id')?.string || []);
}
