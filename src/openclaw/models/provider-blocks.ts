import { perConfig, perConfigAndRelease } from '../config/per-config.js';
import type { ConfigValue } from '../config/view.js';
import type { Release } from '../releases/release.js';
import { normalizeProvider } from './ref.js';

/** The block of `models.providers` that stands for a provider; of several the one that is written exactly so, or the first. */
export function providerBlocks(config: ConfigValue, provider: string, release: Release): readonly ConfigValue[] {
  return blocksByProvider(config, release).get(provider) ?? [];
}

const blocksByProvider = perConfigAndRelease((config, release): ReadonlyMap<string, readonly ConfigValue[]> => {
  const byProvider = new Map<string, ConfigValue[]>();
  for (const block of config.at('models.providers')?.members() ?? []) {
    const provider = normalizeProvider(String(block.key), release);
    if (!byProvider.has(provider) || String(block.key).trim() === provider) byProvider.set(provider, [block]);
  }
  return byProvider;
});

/** The ids under which blocks of `models.providers` are written, as they are compared; aliases stay what they are. */
export const writtenProviders = perConfig(
  (config): ReadonlySet<string> =>
    new Set((config.at('models.providers')?.members() ?? []).map(({ key }) => String(key).trim().toLowerCase())),
);

/** The row of a provider block that describes a model; ids are compared without case and without the provider's name. */
export function rowOf(block: ConfigValue, model: string): ConfigValue | undefined {
  return rowsByModel(block).get(model.trim().toLowerCase());
}

/** Every model of a block, in lower case and without the provider's name too; of two rows for one model the first. */
export const rowsByModel = perConfig((block): ReadonlyMap<string, ConfigValue> => {
  const prefix = `${String(block.key).trim().toLowerCase()}/`;
  const rows = new Map<string, ConfigValue>();
  for (const row of block.at(['models'])?.items() ?? []) {
    const id = row.at(['id'])?.string?.trim().toLowerCase();
    if (id === undefined) continue;
    const names = id.startsWith(prefix) ? [id, id.slice(prefix.length)] : [id];
    for (const name of names) if (!rows.has(name)) rows.set(name, row);
  }
  return rows;
});
