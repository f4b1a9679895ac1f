import { formatPath } from '../../document/config-path.js';
import { type EditBuilder, safe } from '../../engine/fix.js';
import { relocate } from '../../engine/legacy-keys.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAcceptedIn } from '../_accepted.js';
import { openPluginConfig, pluginConfigPath } from './_plugin-move.js';
import { examples } from './examples/web-search-provider.js';

/** The plugin that owns each provider's settings. Providers that came later never had settings here. */
const PLUGINS: ReadonlyMap<string, string> = new Map([
  ['brave', 'brave'],
  ['duckduckgo', 'duckduckgo'],
  ['exa', 'exa'],
  ['firecrawl', 'firecrawl'],
  ['gemini', 'google'],
  ['grok', 'xai'],
  ['kimi', 'moonshot'],
  ['minimax', 'minimax'],
  ['ollama', 'ollama'],
  ['perplexity', 'perplexity'],
  ['searxng', 'searxng'],
]);

export default defineRule({
  id: 'tools/web-search-provider',
  severity: 'error',
  since: '2026.3.28',
  reads: 'config',
  summary: 'Settings of a search provider belong to its plugin.',
  why: 'Keys under `tools.web.search` are no longer read, so searches fail for want of a key, and the gateway refuses the config.',
  fixable: 'safe',
  migrations: ['websearch-provider-config-to-plugins'],
  examples,
  check({ config, target, report }) {
    const search = config.at('tools.web.search');
    if (!search?.isObject) return;
    const shared = search.at('apiKey');
    for (const [provider, plugin] of PLUGINS) {
      const settings = search.at([provider]);
      const key = provider === 'brave' ? shared : undefined;
      const own = settings?.isObject ? settings : undefined;
      const at = key ?? own;
      if (at === undefined) continue;
      const to = formatPath(pluginConfigPath(plugin, 'webSearch'));
      const isAccepted = isAcceptedIn(search, at.path, target);
      report({
        at,
        on: 'key',
        severity: isAccepted ? 'warning' : 'error',
        message: `\`${formatPath(at.path)}\` moved to \`${to}\`; ${isAccepted ? 'later releases refuse it here' : 'here it is no longer read'}.`,
        fix: safe(`Move it to ${to}`, (edit) => moveToPlugin(edit, config, plugin, own, key)),
      });
    }
  },
});

/** The key of the whole section was Brave's, and came before the one in Brave's own settings. */
function moveToPlugin(
  edit: EditBuilder,
  config: ConfigValue,
  plugin: string,
  settings: ConfigValue | undefined,
  key: ConfigValue | undefined,
): void {
  const path = pluginConfigPath(plugin, 'webSearch');
  const target = config.at(path);
  const known = target?.isObject ? target : undefined;
  const carried = settings?.members().filter((member) => key === undefined || member.key !== 'apiKey') ?? [];
  if (carried.length > 0 || key !== undefined) openPluginConfig(edit, config, plugin);
  if (target !== undefined && known === undefined) edit.remove(target);
  if (settings !== undefined) {
    const shadowed = key === undefined ? undefined : settings.at('apiKey');
    if (shadowed !== undefined) edit.remove(shadowed);
    if (carried.length === 0) edit.remove(settings);
    else relocate(edit, settings, path, known, { conflict: 'fill' });
  }
  if (key !== undefined) relocate(edit, key, [...path, 'apiKey'], known?.at('apiKey'));
}
