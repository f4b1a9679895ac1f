import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { isObject } from '../../document/value.js';
import type { Draft } from '../../engine/draft.js';
import {
  ACCOUNTS_SEEDED,
  deliveryKeys,
  isMode,
  type StreamingAliases,
  slackNativeTransport,
  streamingMode,
} from '../../openclaw/channels/streaming.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isAtLeast, type Release } from '../../openclaw/releases/release.js';
import { addFlatDelivery, channelBefore, replacingStreaming } from './_streaming-accounts.js';

/** Moves the flat keys of a channel and its accounts into `streaming`, so that for each the same stays in force. */
export function nestStreaming(
  draft: Draft,
  scopes: readonly ConfigValue[],
  aliases: StreamingAliases,
  target: Release,
): void {
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
  const saysMode = isMode(streaming) || entry.streamMode !== undefined;
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
  if (isMode(draft.at(home))) draft.set(home, { mode });
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
