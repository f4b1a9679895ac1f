import { formatPath } from '../../document/config-path.js';
import { manual } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { wasEverBundled } from '../../openclaw/plugins/bundled.js';
import { recordedPlugins } from '../../openclaw/plugins/records.js';

/** What a slot holds where no plugin fills it. */
const NO_PLUGIN = new Set(['none', 'legacy']);

export default defineRule({
  id: 'plugins/not-installed',
  severity: 'warning',
  since: '2026.3.23-2',
  reads: 'config',
  summary: 'A plugin that the config relies on is not among the installed ones.',
  why: "A slot filled by a missing plugin keeps the gateway from starting. Taking it off one list only, as OpenClaw's own doctor has done, leaves a config that contradicts itself; so all its places are named together, and nothing is removed.",
  fixable: 'manual',
  migrations: ['plugins-stale-ids-removed'],
  examples: [
    {
      before: `{
  plugins: {
    allow: ['telegram', 'honcho'],
    entries: { honcho: { enabled: true } },
    slots: { memory: 'honcho' },
  },
}
`,
      files: { 'plugins/installs.json': `{ "version": 1, "plugins": [{ "pluginId": "lobster" }] }` },
    },
    {
      title: 'Nothing is known about what is installed',
      before: `{ plugins: { slots: { memory: 'honcho' } } }\n`,
      clean: true,
    },
    {
      title: 'Switched off for good, or part of OpenClaw',
      before: `{ plugins: { allow: ['memory-core'], entries: { honcho: { enabled: false } } } }\n`,
      files: { 'plugins/installs.json': `{ "version": 1, "plugins": [{ "pluginId": "lobster" }] }` },
      clean: true,
    },
  ],
  check({ config, installation, report }) {
    const installed = recordedPlugins(installation);
    if (installed === undefined || hasLocalPlugins(config)) return;
    for (const [id, places] of placesOfPlugins(config)) {
      if (installed.has(id) || wasEverBundled(id)) continue;
      if (config.at(['plugins', 'entries', id, 'enabled'])?.value === false) continue;
      const [first] = places;
      if (first === undefined) continue;
      report({
        at: first,
        message: `The plugin "${id}" is not among the installed ones; the config relies on it in ${places.map(({ path }) => `\`${formatPath(path)}\``).join(', ')}.`,
        fix: manual('Install the plugin, or take it out of all these places at once'),
      });
    }
  },
});

/** Plugins that are loaded by path, or named in the config's own records, need no record elsewhere. */
function hasLocalPlugins(config: ConfigValue): boolean {
  return config.has('plugins.installs') || (config.at('plugins.load.paths')?.items().length ?? 0) > 0;
}

/** Where each plugin is named, the fatal places first. */
function placesOfPlugins(config: ConfigValue): ReadonlyMap<string, readonly ConfigValue[]> {
  const places = new Map<string, ConfigValue[]>();
  const add = (id: string | undefined, at: ConfigValue): void => {
    const name = id?.trim().toLowerCase() ?? '';
    if (name === '' || NO_PLUGIN.has(name) || name.includes('${')) return;
    places.set(name, [...(places.get(name) ?? []), at]);
  };
  for (const slot of config.all('plugins.slots.*')) add(slot.string, slot);
  for (const entry of config.all('plugins.entries.*')) add(String(entry.key), entry);
  for (const item of config.all('plugins.allow[*]')) add(item.string, item);
  for (const channel of config.all('channels.*'))
    if (places.has(String(channel.key))) add(String(channel.key), channel);
  return places;
}
