import type { ConfigPath } from '../../document/config-path.js';
import type { EditBuilder } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** Makes room in a plugin's entry: switches the plugin on unless the entry decides, and clears what is no object. */
export function openPluginConfig(edit: EditBuilder, config: ConfigValue, plugin: string): void {
  const path = entryPath(plugin);
  const entry = config.at(path);
  if (entry !== undefined && !entry.isObject) edit.remove(entry);
  if (!entry?.isObject || !entry.has('enabled')) edit.insert([...path, 'enabled'], true);
  const settings = entry?.at('config');
  if (settings !== undefined && !settings.isObject) edit.remove(settings);
}

/** Where settings of a plugin stand. */
export function pluginConfigPath(plugin: string, key: string): ConfigPath {
  return [...entryPath(plugin), 'config', key];
}

function entryPath(plugin: string): ConfigPath {
  return ['plugins', 'entries', plugin];
}
