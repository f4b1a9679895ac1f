import type { ConfigValue } from '../config/view.js';
import type { PluginFacts, ReleaseFacts } from '../releases/facts.js';

/** A plugin that the config uses, that came with one release and does not with a later one. */
export interface LeavingPlugin {
  readonly id: string;
  /** What has to be installed; `undefined` where the later release names no package. */
  readonly package: string | undefined;
  /** What in the config needs it: `channels.discord`, `provider groq`. */
  readonly usedBy: readonly string[];
}

/** What is known of how the config is used, beside its text. */
export interface PluginUse {
  /** Providers and runtimes that model slots lead to. */
  readonly providers: ReadonlySet<string>;
  readonly runtimes: ReadonlySet<string>;
  /** Of these, those that no slot led to before. */
  readonly newRuntimes: ReadonlySet<string>;
  /** Installed on their own already; `undefined` where there is no record. */
  readonly installed: ReadonlySet<string> | undefined;
}

/**
 * Plugins that leave the bundle between two releases, as far as the config uses them; and the one of a runtime that the
 * earlier release had built in.
 */
export function leavingPlugins(
  config: ConfigValue,
  from: ReleaseFacts,
  to: ReleaseFacts,
  use: PluginUse,
): readonly LeavingPlugin[] {
  const renamed = new Set(Object.values(to.plugins).flatMap(({ legacyIds = [] }) => legacyIds));
  const candidates = { ...RUNTIME_PLUGINS, ...from.plugins };
  return Object.entries(candidates).flatMap(([id, facts]): LeavingPlugin[] => {
    const wasBundled = Object.hasOwn(from.plugins, id);
    if (Object.hasOwn(to.plugins, id) || renamed.has(id) || use.installed?.has(id)) return [];
    const record = to.installable[id];
    const isRetired = to.retiredPlugins?.includes(id) === true;
    if (record === undefined && (isRetired || !wasBundled)) return [];
    if (config.at(['plugins', 'entries', id, 'enabled'])?.value === false || config.has(['plugins', 'installs', id])) {
      return [];
    }
    const runtimes = wasBundled ? use.runtimes : use.newRuntimes;
    const usedBy = usesOf(config, id, facts, { ...use, runtimes });
    return usedBy.length === 0 ? [] : [{ id, package: record?.package, usedBy }];
  });
}

/** Runtimes of their own plugin, which earlier releases had without one. */
const RUNTIME_PLUGINS: Readonly<Record<string, PluginFacts>> = { codex: {} };

function usesOf(config: ConfigValue, id: string, facts: PluginFacts, use: PluginUse): readonly string[] {
  const { channels = [], providers = [], webSearch = [] } = facts;
  const isOn = (value: ConfigValue | undefined): boolean =>
    value !== undefined && value.at('enabled')?.value !== false && value.value !== false;
  const slots = config.all('plugins.slots.*').filter(({ string }) => string?.trim().toLowerCase() === id);
  const search = config.at('tools.web.search.provider')?.string?.trim();
  return [
    ...channels.filter((name) => isOn(config.at(['channels', name]))).map((name) => `channels.${name}`),
    ...providers.filter((name) => use.providers.has(name)).map((name) => `models of ${name}`),
    ...(use.runtimes.has(id) ? [`models on ${id}`] : []),
    ...(search !== undefined && webSearch.includes(search) ? ['tools.web.search'] : []),
    ...slots.map(({ key }) => `plugins.slots.${key}`),
    ...(isOn(config.at(['plugins', 'entries', id])) ? [`plugins.entries.${id}`] : []),
  ];
}
