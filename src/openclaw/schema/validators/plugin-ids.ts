import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { valueAt } from '../../../document/value.js';
import { perObject } from '../../config/per-config.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { type Data, isData, isFilledIn, type Refusal } from '../checks/check.js';
import { didYouMean } from '../did-you-mean.js';
import type { Surroundings } from '../surroundings.js';
import { keys } from './model-refs.js';

/** Every name of a channel the release knows, installed or not. */
export function channelNames(facts: ReleaseFacts): ReadonlySet<string> {
  // The settings of channels are listed for more than the release takes: of those that only its authors test with too.
  const { channelIds = Object.keys(facts.channels) } = facts;
  return new Set([...channelIds, ...broughtChannels(facts)]);
}

function broughtChannels({ plugins }: ReleaseFacts): readonly string[] {
  return Object.values(plugins).flatMap((plugin) => plugin.channels ?? []);
}

/** Plugins of the release, installed here, or that the config itself has a record of. */
function knownPlugins(config: Data, facts: ReleaseFacts, { plugins }: Surroundings): ReadonlySet<string> {
  return new Set([...Object.keys(facts.plugins), ...plugins, ...keys(valueAt(config, ['plugins', 'installs']))]);
}

/** Somebody says that a plugin of that name is there, or was: then it is a warning of OpenClaw, no refusal. */
function isMentioned(config: Data, id: string): boolean {
  const allow = valueAt(config, ['plugins', 'allow']);
  const named = [
    ...(Array.isArray(allow) ? allow : []),
    ...keys(valueAt(config, ['plugins', 'entries'])),
    ...keys(valueAt(config, ['plugins', 'installs'])),
  ];
  return named.some((name) => typeof name === 'string' && name.trim().toLowerCase() === id.toLowerCase());
}

/** What a plugin that is no longer there has left behind; a plugin of the release brought no such thing. */
function isStale(config: Data, id: string, { plugins }: ReleaseFacts): boolean {
  return isMentioned(config, id) && !Object.hasOwn(plugins, id.toLowerCase());
}

/** A plugin of the user's own may bring anything along. */
function hasOwnPlugins(config: Data): boolean {
  const paths = valueAt(config, ['plugins', 'load', 'paths']);
  return Array.isArray(paths) && paths.length > 0;
}

const NO_CHANNELS: ReadonlySet<string> = new Set(['defaults', 'modelByChannel']);

export function unknownChannels(config: Data, facts: ReleaseFacts, { plugins }: Surroundings): readonly Refusal[] {
  const known = channelNames(facts);
  if (known.size === 0 || hasOwnPlugins(config)) return [];
  return keys(config.channels).flatMap((key): Refusal[] => {
    const id = key.trim();
    if (id === '' || NO_CHANNELS.has(id)) return [];
    if (known.has(id))
      return key === id || isData(valueAt(config, ['channels', id])) ? [] : [untrimmedChannel(key, id)];
    if (plugins.has(id) || isStale(config, id, facts)) return [];
    const [near] = didYouMean(id, known);
    const hint = near === undefined ? '' : `, such as ${JSON.stringify(near)}`;
    return [
      {
        at: ['channels', key],
        kind: 'unknown-key',
        expected: `a channel of this release or of an installed plugin${hint}`,
      },
    ];
  });
}

/** It is read for what its name less the blanks is, and looked up under that. */
function untrimmedChannel(key: string, id: string): Refusal {
  return { at: ['channels', key], kind: 'unknown-key', expected: `${JSON.stringify(id)}, without blanks around it` };
}

const heartbeatChannels = perObject((facts: ReleaseFacts): ReadonlySet<string> => {
  const aliases = [
    ...Object.keys(facts.channelAliases ?? {}),
    ...Object.values(facts.channels).flatMap((channel) => channel.aliases ?? []),
  ];
  return new Set([...channelNames(facts), ...aliases].map((name) => name.toLowerCase()));
});

/** Where heartbeats go: a channel, or one of the words. */
export function heartbeatTargets(config: Data, facts: ReleaseFacts): readonly Refusal[] {
  // The word for the owner's own chat came with the checks of who owns heartbeats.
  const words = facts.validators?.includes('collectHeartbeatOwnerWarnings')
    ? ['last', 'none', 'owner']
    : ['last', 'none'];
  const list = valueAt(config, ['agents', 'list']);
  const scopes: readonly ConfigPath[] = [
    ['agents', 'defaults'],
    ...(Array.isArray(list) ? list.map((_, index): ConfigPath => ['agents', 'list', index]) : []),
    ...keys(valueAt(config, ['agents', 'entries'])).map((id): ConfigPath => ['agents', 'entries', id]),
  ];
  if (hasOwnPlugins(config)) return [];
  return scopes.flatMap((scope): Refusal[] => {
    const place = [...scope, 'heartbeat', 'target'];
    const target = valueAt(config, place);
    if (typeof target !== 'string' || isFilledIn(target)) return [];
    const name = target.trim().toLowerCase();
    if (words.includes(name) || heartbeatChannels(facts).has(name)) return [];
    return [
      {
        at: place,
        kind: 'bad-enum',
        expected: `${words.map((word) => JSON.stringify(word)).join(', ')} or the id of a channel`,
      },
    ];
  });
}

/** The search provider is one that a plugin of the release has; one that must be installed first is refused until it is. */
export function webSearchProvider(config: Data, facts: ReleaseFacts, surroundings: Surroundings): readonly Refusal[] {
  const { plugins, installable } = facts;
  const place: ConfigPath = ['tools', 'web', 'search', 'provider'];
  const written = valueAt(config, place);
  if (typeof written !== 'string' || isFilledIn(written) || hasOwnPlugins(config)) return [];
  const provider = written.trim();
  const active = Object.values(plugins).flatMap((plugin) => plugin.webSearch ?? []);
  if (active.includes(provider)) return [];
  const refused = (expected: string): readonly Refusal[] => [{ at: place, kind: 'bad-enum', expected }];
  if (provider === '') return refused('the name of a search provider');
  const [plugin] = Object.entries(installable).find(([, { webSearch }]) => webSearch?.includes(provider)) ?? [];
  if (surroundings.plugins.has(provider)) return [];
  if (plugin !== undefined) {
    const isThere = surroundings.plugins.has(plugin) || isMentioned(config, plugin) || isMentioned(config, provider);
    if (isThere) return [];
    return refused(`one that is there: ${provider} comes with the plugin "${plugin}", which is to be installed first`);
  }
  if (isStale(config, provider, facts)) return [];
  const known = [...active, ...Object.values(installable).flatMap(({ webSearch }) => webSearch ?? [])].sort();
  return known.length === 0 ? [] : refused(`one of ${known.join(', ')}`);
}

/** Without it the gateway runs, and remembers nothing until it is installed. */
const OPTIONAL_MEMORY = 'memory-lancedb';

/** The plugin that remembers is one there is. */
export function pluginSlots(config: Data, facts: ReleaseFacts, surroundings: Surroundings): readonly Refusal[] {
  const place: ConfigPath = ['plugins', 'slots', 'memory'];
  const written = valueAt(config, place);
  if (typeof written !== 'string' || isFilledIn(written) || hasOwnPlugins(config)) return [];
  const id = written.trim();
  if (id === '' || id.toLowerCase() === 'none') return [];
  if (id === OPTIONAL_MEMORY && Object.hasOwn(facts.installable, id)) return [];
  if (knownPlugins(config, facts, surroundings).has(id) || facts.retiredPlugins?.includes(id) === true) return [];
  return [{ at: place, kind: 'bad-enum', expected: '"none" or the id of a plugin that is installed' }];
}

const noPlugin = (place: ConfigPath): Refusal => ({
  at: place,
  kind: 'bad-enum',
  expected: 'the id of a plugin that this release brings along or that is installed: it refuses any other',
});

function unknownPlugins(
  named: readonly { readonly id: JsonValue; readonly place: ConfigPath }[],
  config: Data,
  facts: ReleaseFacts,
  surroundings: Surroundings,
): readonly Refusal[] {
  if (named.length === 0 || hasOwnPlugins(config)) return [];
  const known = new Set([...knownPlugins(config, facts, surroundings), ...(facts.retiredPlugins ?? [])]);
  return named.flatMap(({ id, place }) => {
    if (typeof id !== 'string' || isFilledIn(id) || id.trim() === '' || known.has(id)) return [];
    return [noPlugin(place)];
  });
}

/** Early releases start only where every plugin that is named is there. */
export const unknownPluginsIn =
  (list: 'allow' | 'deny') =>
  (config: Data, facts: ReleaseFacts, surroundings: Surroundings): readonly Refusal[] => {
    const ids = valueAt(config, ['plugins', list]);
    const named = (Array.isArray(ids) ? ids : []).map((id: JsonValue, index) => ({
      id,
      place: ['plugins', list, index],
    }));
    return unknownPlugins(named, config, facts, surroundings);
  };

export function unknownPluginEntries(
  config: Data,
  facts: ReleaseFacts,
  surroundings: Surroundings,
): readonly Refusal[] {
  const named = keys(valueAt(config, ['plugins', 'entries'])).map((id) => ({ id, place: ['plugins', 'entries', id] }));
  return unknownPlugins(named, config, facts, surroundings);
}

export function missingLoadPaths(config: Data, _: ReleaseFacts, { missing }: Surroundings): readonly Refusal[] {
  const paths = valueAt(config, ['plugins', 'load', 'paths']);
  return (Array.isArray(paths) ? paths : []).flatMap((path: JsonValue, index): Refusal[] => {
    if (typeof path !== 'string' || !missing.has(path)) return [];
    const place: ConfigPath = ['plugins', 'load', 'paths', index];
    return [
      { at: place, kind: 'bad-format', expected: 'a file or folder that exists; nothing is there on this machine' },
    ];
  });
}
