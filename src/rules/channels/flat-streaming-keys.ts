import { type ConfigPath, formatPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { Draft, isObject } from '../../engine/draft.js';
import { defineRule } from '../../engine/rule.js';
import {
  ACCOUNTS_SEEDED,
  STREAMING_ALIASES,
  type StreamingAliases,
  slackNativeTransport,
  streamingMode,
} from '../../openclaw/channels/streaming.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { channelFix } from './_channel-fix.js';
import { addFlatDelivery, channelBefore, replacingStreaming } from './_streaming-accounts.js';
import { examples } from './examples/flat-streaming-keys.js';

/** Flat keys of delivery and their places in `streaming`. */
const DELIVERY: readonly (readonly [flat: string, nested: readonly string[]])[] = [
  ['chunkMode', ['chunkMode']],
  ['blockStreaming', ['block', 'enabled']],
  ['blockStreamingCoalesce', ['block', 'coalesce']],
];
const PREVIEW: (typeof DELIVERY)[number] = ['draftChunk', ['preview', 'chunk']];

export default defineRule({
  id: 'channels/flat-streaming-keys',
  reads: 'config',
  severity: 'error',
  fixable: 'safe',
  since: '2026.4.7',
  after: ['channels/at-root', 'channels/matrix-stream-mode', 'channels/googlechat-stream-mode'],
  migrations: ['channels-streaming-nested', 'channels-account-streaming-seed'],
  summary: 'How a channel streams its replies is one object, `streaming`.',
  why: 'A config with the old keys is refused, so the gateway does not start. What `streaming` says already is kept, and accounts are given what they would no longer inherit.',
  examples,
  check({ config, target, report }) {
    for (const aliases of STREAMING_ALIASES) {
      const channel = config.at(['channels', aliases.channel]);
      if (!isAtLeast(target, aliases.since) || !channel?.isObject) continue;
      const scopes = [channel, ...channel.all('accounts.*').filter((account) => account.isObject)];
      const old = scopes.flatMap((scope) => flatKeysOf(scope, aliases));
      if (!startsTheMove(old, aliases, scopes, target)) continue;
      const name = formatPath(channel.path);
      const fix = channelFix(aliases.channel, target, `Move it to ${name}.streaming`, (edit) =>
        nestChannel(new Draft(edit, config), scopes, aliases, target),
      );
      for (const { value, to } of old) {
        report({ at: value, on: 'key', message: messageFor(value, to, config), fix });
      }
    }
  },
});

interface FlatKey {
  readonly value: ConfigValue;
  /** Where it belongs; `streaming.mode` for the two that said the mode. */
  readonly to: ConfigPath;
}

function flatKeysOf(scope: ConfigValue, aliases: StreamingAliases): readonly FlatKey[] {
  const home = [...scope.path, 'streaming'];
  const streaming = scope.at('streaming');
  const keys: FlatKey[] = [];
  if (streaming !== undefined && isScalarMode(streaming.value)) keys.push({ value: streaming, to: [...home, 'mode'] });
  const names: [string, readonly string[]][] = [['streamMode', ['mode']], ...deliveryKeys(aliases).map(copyPair)];
  if (aliases.native) names.push(['nativeStreaming', ['nativeTransport']]);
  for (const [flat, nested] of names) {
    const value = scope.at([flat]);
    if (value !== undefined) keys.push({ value, to: [...home, ...nested] });
  }
  return keys;
}

function copyPair([flat, nested]: (typeof DELIVERY)[number]): [string, readonly string[]] {
  return [flat, nested];
}

function deliveryKeys(aliases: StreamingAliases): readonly (typeof DELIVERY)[number][] {
  return aliases.preview ? [...DELIVERY, PREVIEW] : DELIVERY;
}

/** Channels without a mode of their own are left alone until one of their delivery keys has to move. */
function startsTheMove(
  old: readonly FlatKey[],
  aliases: StreamingAliases,
  scopes: readonly ConfigValue[],
  target: Release,
): boolean {
  if (old.length === 0) return false;
  if (aliases.keys === 'all') return true;
  if (old.some(({ value }) => DELIVERY.some(([flat]) => flat === value.key))) return true;
  const movesDm = aliases.channel === 'googlechat' && isAtLeast(target, ACCOUNTS_SEEDED);
  return movesDm && scopes.some((scope) => scope.has('dm.policy') || scope.has('dm.allowFrom'));
}

function messageFor({ path, key, value }: ConfigValue, to: ConfigPath, config: ConfigValue): string {
  const home = formatPath(to);
  if (key === 'streaming') return `\`${formatPath(path)}: ${JSON.stringify(value)}\` is now written as \`${home}\`.`;
  const kept = config.has(to) ? ' What is set there already is kept.' : '';
  return `\`${formatPath(path)}\` moved to \`${home}\`.${kept}`;
}

function nestChannel(draft: Draft, scopes: readonly ConfigValue[], aliases: StreamingAliases, target: Release): void {
  const [channel, ...accounts] = scopes;
  if (channel === undefined) return;
  const before = channelBefore(draft.object(channel.path) ?? {}, aliases.preview === true);
  const hadNone = new Set(accounts.filter((account) => !account.has('streaming')));
  nestScope(draft, channel.path, aliases, target);
  const seeds = isAtLeast(target, ACCOUNTS_SEEDED);
  for (const account of accounts) {
    const moved = nestScope(draft, account.path, aliases, target);
    if (!seeds || aliases.account !== 'replaces') continue;
    const streaming = [...account.path, 'streaming'];
    const created = draft.object(streaming);
    const now = draft.object([...channel.path, 'streaming']);
    if (created === undefined) continue;
    if (!hadNone.has(account)) addFlatDelivery(draft, streaming, before);
    else if (moved && now !== undefined) draft.complete(streaming, replacingStreaming(created, before, now));
  }
  if (seeds && aliases.account === 'inherits') inherit(draft, channel.path, [...hadNone]);
}

/** Moves the flat keys of a channel or account; says whether there were any. */
function nestScope(draft: Draft, scope: ConfigPath, aliases: StreamingAliases, target: Release): boolean {
  const entry = draft.object(scope) ?? {};
  const { streaming } = entry;
  const delivery = deliveryKeys(aliases).filter(([flat]) => entry[flat] !== undefined);
  const saysMode = isScalarMode(streaming) || entry.streamMode !== undefined;
  if (!saysMode && delivery.length === 0 && !(aliases.native && entry.nativeStreaming !== undefined)) return false;
  const home = [...scope, 'streaming'];
  if (saysMode) nestMode(draft, scope, streamingMode(aliases.channel, entry, target));
  for (const [flat, nested] of delivery) draft.moveOrDrop([...scope, flat], [...home, ...nested]);
  if (aliases.native && (entry.nativeStreaming !== undefined || typeof streaming === 'boolean')) {
    nestNative(draft, scope, slackNativeTransport(entry));
  }
  return true;
}

function nestMode(draft: Draft, scope: ConfigPath, mode: string): void {
  const home = [...scope, 'streaming'];
  const to = [...home, 'mode'];
  const old = [...scope, 'streamMode'];
  if (isScalarMode(draft.at(home))) draft.set(home, { mode });
  if (!draft.has(to) && draft.has(old)) draft.set(old, mode);
  draft.moveOrDrop(old, to);
}

function nestNative(draft: Draft, scope: ConfigPath, native: boolean): void {
  const to = [...scope, 'streaming', 'nativeTransport'];
  const old = [...scope, 'nativeStreaming'];
  if (draft.has(to)) {
    draft.remove(old);
  } else if (draft.has(old)) {
    draft.set(old, native);
    draft.move(old, to);
  } else {
    draft.set(to, native);
  }
}

/** Accounts went by the default account, and that one by the channel. */
function inherit(draft: Draft, channel: ConfigPath, accounts: readonly ConfigValue[]): void {
  const ids = Object.keys(draft.object([...channel, 'accounts']) ?? {});
  const defaultId = ids.find((id) => id === 'default') ?? ids.find((id) => id.trim().toLowerCase() === 'default');
  const ordered = [...accounts].sort((a, b) => Number(b.key === defaultId) - Number(a.key === defaultId));
  for (const { path, key } of ordered) {
    const streaming = [...path, 'streaming'];
    if (draft.object(streaming) === undefined) continue;
    const ofChannel = draft.object([...channel, 'streaming']);
    const ofDefault =
      defaultId === undefined ? undefined : draft.object([...channel, 'accounts', defaultId, 'streaming']);
    const inherited = key === defaultId ? ofChannel : (ofDefault ?? ofChannel);
    if (inherited !== undefined) offerMissing(draft, streaming, inherited);
  }
}

function offerMissing(draft: Draft, path: ConfigPath, offered: { [key: string]: JsonValue }): void {
  for (const [key, value] of Object.entries(offered)) {
    const to = [...path, key];
    const present = draft.at(to);
    if (present === undefined) draft.set(to, value);
    else if (isObject(present) && isObject(value)) offerMissing(draft, to, value);
  }
}

function isScalarMode(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}
