import type { JsonValue } from '../../document/node.js';
import { isObject } from '../../document/value.js';
import { inRange, isAtLeast, type Release, type ReleaseRange } from '../releases/release.js';

type Entry = { readonly [key: string]: JsonValue };

/** How a channel took part in the move of the flat streaming keys into one object `streaming`. */
export interface StreamingAliases {
  readonly channel: string;
  /** From this release on the flat keys are gone. */
  readonly since: string;
  /** `delivery`: the channel never had a streaming mode, so only its delivery keys start the move. */
  readonly keys: 'all' | 'delivery';
  /** The channel had `draftChunk`. */
  readonly preview?: true;
  /** The channel had `nativeStreaming`. */
  readonly native?: true;
  /**
   * What an account with settings of its own makes of those of the channel: `replaces` them, takes over what it lacks
   * from the default account (`inherits`), or is merged key by key anyway.
   */
  readonly account?: 'replaces' | 'inherits';
}

/** From this release on accounts are given what they used to inherit, and all channels take part. */
export const ACCOUNTS_SEEDED = '2026.8.1';
const NESTED = '2026.4.7';

export const STREAMING_ALIASES: readonly StreamingAliases[] = [
  { channel: 'telegram', since: NESTED, keys: 'all', preview: true },
  { channel: 'discord', since: NESTED, keys: 'all', preview: true, account: 'replaces' },
  { channel: 'slack', since: NESTED, keys: 'all', native: true },
  { channel: 'matrix', since: ACCOUNTS_SEEDED, keys: 'all', account: 'replaces' },
  { channel: 'mattermost', since: ACCOUNTS_SEEDED, keys: 'all', account: 'replaces' },
  { channel: 'msteams', since: ACCOUNTS_SEEDED, keys: 'all' },
  { channel: 'feishu', since: ACCOUNTS_SEEDED, keys: 'all', account: 'replaces' },
  { channel: 'whatsapp', since: ACCOUNTS_SEEDED, keys: 'delivery', account: 'inherits' },
  { channel: 'googlechat', since: ACCOUNTS_SEEDED, keys: 'delivery', account: 'inherits' },
  { channel: 'imessage', since: ACCOUNTS_SEEDED, keys: 'delivery' },
  { channel: 'signal', since: ACCOUNTS_SEEDED, keys: 'delivery', account: 'replaces' },
  { channel: 'irc', since: ACCOUNTS_SEEDED, keys: 'delivery', account: 'replaces' },
  { channel: 'nextcloud-talk', since: ACCOUNTS_SEEDED, keys: 'delivery', account: 'replaces' },
];

/** A flat key and its place in `streaming`. */
type FlatKey = readonly [flat: string, nested: readonly string[]];

/** How a channel delivers a reply. */
export const DELIVERY_KEYS: readonly FlatKey[] = [
  ['chunkMode', ['chunkMode']],
  ['blockStreaming', ['block', 'enabled']],
  ['blockStreamingCoalesce', ['block', 'coalesce']],
];
const PREVIEW_KEY: FlatKey = ['draftChunk', ['preview', 'chunk']];

/** The flat keys of delivery that a channel had. */
export function deliveryKeys({ preview }: StreamingAliases): readonly FlatKey[] {
  return preview ? [...DELIVERY_KEYS, PREVIEW_KEY] : DELIVERY_KEYS;
}

/** Every flat key that a channel had, beside `streaming` as a mode. */
export function flatKeys(aliases: StreamingAliases): readonly FlatKey[] {
  const native: readonly FlatKey[] = aliases.native ? [['nativeStreaming', ['nativeTransport']]] : [];
  return [['streamMode', ['mode']], ...deliveryKeys(aliases), ...native];
}

/** True where `streaming` itself was the mode, as a word or a switch. */
export function isMode(streaming: JsonValue | undefined): boolean {
  return typeof streaming === 'string' || typeof streaming === 'boolean';
}

/** From this release on Slack without a word on it shows progress. */
const SLACK_SHOWS_PROGRESS = ACCOUNTS_SEEDED;
/** In these releases Discord does not know the mode `progress`, and Telegram takes it for `partial`. */
const WITHOUT_PROGRESS: ReleaseRange = { since: NESTED, until: '2026.5.3' };
const SLACK_DRAFTS: Readonly<Record<string, string>> = {
  replace: 'partial',
  status_final: 'progress',
  append: 'block',
};
const MODES = ['off', 'partial', 'block', 'progress'];

/** The mode a flat entry stood for: `streaming` as a word, then `streamMode`, then `streaming` as a switch. */
export function streamingMode(channel: string, entry: Entry, target: Release): string {
  const mode = wantedMode(channel, entry, target);
  const isTooNew = channel === 'telegram' && mode === 'progress' && inRange(target, WITHOUT_PROGRESS);
  return isTooNew ? 'partial' : mode;
}

function wantedMode(channel: string, entry: Entry, target: Release): string {
  const { streaming, streamMode } = entry;
  const known = modesOf(channel, target);
  const word = knownWord(nestedMode(streaming) ?? streaming, known);
  if (word !== undefined) return word;
  const old =
    channel === 'slack' ? slackDraft(streamMode) : channel === 'matrix' ? undefined : knownWord(streamMode, known);
  if (old !== undefined) return old;
  if (typeof streaming === 'boolean') return streaming ? 'partial' : 'off';
  if (channel === 'slack') return isAtLeast(target, SLACK_SHOWS_PROGRESS) ? 'progress' : 'partial';
  return channel === 'discord' || channel === 'matrix' ? 'off' : 'partial';
}

/** Whether Slack draws the reply itself: its own setting, then the flat one, then the switch. */
export function slackNativeTransport(entry: Entry): boolean {
  const { streaming, nativeStreaming } = entry;
  const own = isObject(streaming) ? streaming.nativeTransport : undefined;
  return [own, nativeStreaming, streaming].find((value) => typeof value === 'boolean') ?? true;
}

function modesOf(channel: string, target: Release): readonly string[] {
  if (channel === 'matrix') return ['off', 'partial', 'quiet', 'progress'];
  if (channel === 'discord' && inRange(target, WITHOUT_PROGRESS)) return ['off', 'partial', 'block'];
  return MODES;
}

function nestedMode(streaming: JsonValue | undefined): JsonValue | undefined {
  return isObject(streaming) ? streaming.mode : undefined;
}

function knownWord(value: JsonValue | undefined, known: readonly string[]): string | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return known.includes(word) ? word : undefined;
}

function slackDraft(value: JsonValue | undefined): string | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return Object.hasOwn(SLACK_DRAFTS, word) ? SLACK_DRAFTS[word] : undefined;
}
