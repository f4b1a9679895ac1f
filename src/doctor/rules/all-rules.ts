import type { Rule } from '../../engine/rule.js';
import { rules as ours } from '../../rules/registry.js';
import type { CheckOptions } from '../check-options.js';
import { asInputError } from '../plan/find-tool-config.js';

type PluginOptions = Pick<CheckOptions, 'toolConfig' | 'plugins'>;

/**
 * Every rule there is: ours, those that are handed in, and, where plugins are to be run, those of the config's.
 * @throws {InputError} where a plugin cannot be loaded
 */
export async function allRules({
  toolConfig,
  plugins,
  rules: given = [],
}: PluginOptions & Pick<CheckOptions, 'rules'>): Promise<readonly Rule[]> {
  const known = [...ours, ...given];
  if (toolConfig === undefined || toolConfig.plugins.length === 0 || plugins !== 'run') return known;
  const { loadPlugins } = await import('../../tool-config/load-plugins.js');
  const ids = known.map(({ id }) => id);
  return [...known, ...(await asInputError(() => loadPlugins(toolConfig, ids)))];
}

/** What to tell of plugins that were left alone, in one sentence; `undefined` where there are none. */
export function leftPlugins({ toolConfig, plugins }: PluginOptions): string | undefined {
  const [first, ...more] = toolConfig?.plugins ?? [];
  if (first === undefined || plugins === 'run') return undefined;
  const which = more.length === 0 ? 'the plugin named here was' : `this plugin and ${more.length} more were`;
  return `${first.origin}: ${which} not loaded, as a file that is checked never gets to run code; give --plugins, or CLAWMEND_PLUGINS=1 in the environment, if you trust it.`;
}
