import type { Rule } from '../engine/rule.js';
import { rules as ours } from '../rules/registry.js';
import type { CheckOptions } from './check-options.js';
import { asInputError } from './find-tool-config.js';

/**
 * Every rule there is: ours, those that are handed in, and those of the config's plugins, which are run for it.
 * @throws {InputError} where a plugin cannot be loaded
 */
export async function allRules({
  toolConfig,
  rules: given = [],
}: Pick<CheckOptions, 'toolConfig' | 'rules'>): Promise<readonly Rule[]> {
  const known = [...ours, ...given];
  if (toolConfig === undefined || toolConfig.plugins.length === 0) return known;
  const { loadPlugins } = await import('../tool-config/load-plugins.js');
  const ids = known.map(({ id }) => id);
  return [...known, ...(await asInputError(() => loadPlugins(toolConfig, ids)))];
}
