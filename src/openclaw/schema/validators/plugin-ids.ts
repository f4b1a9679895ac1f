import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import type { ReleaseFacts } from '../../releases/facts.js';
import { type Data, isData, isFilledIn, type Refusal } from '../checks/check.js';
import { didYouMean } from '../did-you-mean.js';
import { at, keys } from './model-refs.js';

/** Every name of a channel the release knows, installed or not. */
export function channelNames(facts: ReleaseFacts): ReadonlySet<string> {
  return new Set([...(facts.channelIds ?? []), ...Object.keys(facts.channels), ...broughtChannels(facts)]);
}

function broughtChannels({ plugins }: ReleaseFacts): readonly string[] {
  return Object.values(plugins).flatMap((plugin) => plugin.channels ?? []);
}

/** Somebody says that a plugin of that name is there, or was: then it is a warning of OpenClaw, no refusal. */
function isMentioned(config: Data, id: string): boolean {
  const allow = at(config, ['plugins', 'allow']);
  const named = [
    ...(Array.isArray(allow) ? allow : []),
    ...keys(at(config, ['plugins', 'entries'])),
    ...keys(at(config, ['plugins', 'installs'])),
  ];
  return named.some((name) => typeof name === 'string' && name.trim().toLowerCase() === id.toLowerCase());
}

/** A plugin of the user's own may bring anything along. */
function hasOwnPlugins(config: Data): boolean {
  const paths = at(config, ['plugins', 'load', 'paths']);
  return Array.isArray(paths) && paths.length > 0;
}

const NO_CHANNELS: ReadonlySet<string> = new Set(['defaults', 'modelByChannel']);

export function unknownChannels(config: Data, facts: ReleaseFacts): readonly Refusal[] {
  const known = channelNames(facts);
  if (known.size === 0 || hasOwnPlugins(config)) return [];
  return keys(config.channels).flatMap((key): Refusal[] => {
    const id = key.trim();
    if (id === '' || known.has(id) || NO_CHANNELS.has(id) || isMentioned(config, id)) return [];
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

/** Where heartbeats go: a channel, or one of the words. */
export function heartbeatTargets(config: Data, facts: ReleaseFacts): readonly Refusal[] {
  const aliases = [
    ...Object.keys(facts.channelAliases ?? {}),
    ...Object.values(facts.channels).flatMap((channel) => channel.aliases ?? []),
  ];
  const known = new Set([...channelNames(facts), ...aliases].map((name) => name.toLowerCase()));
  // The word for the owner's own chat came with the checks of who owns heartbeats.
  const words = facts.validators?.includes('collectHeartbeatOwnerWarnings')
    ? ['last', 'none', 'owner']
    : ['last', 'none'];
  const list = at(config, ['agents', 'list']);
  const scopes: readonly ConfigPath[] = [
    ['agents', 'defaults'],
    ...(Array.isArray(list) ? list.map((_, index): ConfigPath => ['agents', 'list', index]) : []),
    ...keys(at(config, ['agents', 'entries'])).map((id): ConfigPath => ['agents', 'entries', id]),
  ];
  if (hasOwnPlugins(config)) return [];
  return scopes.flatMap((scope): Refusal[] => {
    const place = [...scope, 'heartbeat', 'target'];
    const target = at(config, place);
    if (typeof target !== 'string' || isFilledIn(target)) return [];
    const name = target.trim().toLowerCase();
    if (words.includes(name) || known.has(name)) return [];
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
export function webSearchProvider(config: Data, { plugins, installable }: ReleaseFacts): readonly Refusal[] {
  const place: ConfigPath = ['tools', 'web', 'search', 'provider'];
  const written = at(config, place);
  if (typeof written !== 'string' || isFilledIn(written) || hasOwnPlugins(config)) return [];
  const provider = written.trim();
  const active = Object.values(plugins).flatMap((plugin) => plugin.webSearch ?? []);
  if (active.includes(provider)) return [];
  const refused = (expected: string): readonly Refusal[] => [{ at: place, kind: 'bad-enum', expected }];
  if (provider === '') return refused('the name of a search provider');
  const [plugin] = Object.entries(installable).find(([, { webSearch }]) => webSearch?.includes(provider)) ?? [];
  if (isMentioned(config, provider) || (plugin !== undefined && isMentioned(config, plugin))) return [];
  if (plugin !== undefined)
    return refused(`one that is there: ${provider} comes with the plugin "${plugin}", which is to be installed first`);
  const known = [...active, ...Object.values(installable).flatMap(({ webSearch }) => webSearch ?? [])].sort();
  return known.length === 0 ? [] : refused(`one of ${known.join(', ')}`);
}

/** The plugin that remembers is one there is. */
export function pluginSlots(config: Data, { plugins, installable }: ReleaseFacts): readonly Refusal[] {
  const slots = at(config, ['plugins', 'slots']);
  if (!isData(slots) || hasOwnPlugins(config)) return [];
  const known = new Set([...Object.keys(plugins), ...Object.keys(installable)]);
  return Object.entries(slots).flatMap(([slot, value]): Refusal[] => {
    const id = plain(value);
    if (slot !== 'memory' || id === undefined || id === 'none' || id === '' || known.has(id)) return [];
    return [
      { at: ['plugins', 'slots', slot], kind: 'bad-enum', expected: '"none" or the id of a plugin that is installed' },
    ];
  });
}

function plain(value: JsonValue): string | undefined {
  return typeof value === 'string' && !isFilledIn(value) ? value.trim().toLowerCase() : undefined;
}
