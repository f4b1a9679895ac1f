import type { JsonValue } from '../../document/node.js';
import { isObject, type JsonObject } from '../../document/value.js';
import type { Draft } from '../../engine/draft.js';

/** What a channel said before its flat keys moved. */
export interface ChannelBefore {
  /** The object `streaming` that was there already. */
  readonly nested: JsonObject;
  /** What the flat keys said, in the shape of `streaming`. */
  readonly flat: JsonObject;
}

export function channelBefore(entry: JsonObject, preview: boolean): ChannelBefore {
  const flat: JsonObject = {};
  const block: JsonObject = {};
  if (entry.chunkMode !== undefined) flat.chunkMode = entry.chunkMode;
  if (entry.blockStreaming !== undefined) block.enabled = entry.blockStreaming;
  if (entry.blockStreamingCoalesce !== undefined) block.coalesce = entry.blockStreamingCoalesce;
  if (Object.keys(block).length > 0) flat.block = block;
  if (preview && entry.draftChunk !== undefined) flat.preview = { chunk: entry.draftChunk };
  return { nested: isObject(entry.streaming) ? entry.streaming : {}, flat };
}

/**
 * What an account's new `streaming` has to say where it replaces the channel's, so that everything stays in force that
 * was: the channel's object came before the account's flat keys, save for `chunkMode`, and the limits of `coalesce`,
 * which were taken one by one from the account first.
 */
export function replacingStreaming(created: JsonObject, before: ChannelBefore, channelNow: JsonObject): JsonObject {
  const { nested, flat } = before;
  const seeded = filled(filled(filled(nested, created), flat), channelNow);
  if (created.chunkMode !== undefined) seeded.chunkMode = created.chunkMode;
  const coalesce = inner(created, 'block', 'coalesce');
  if (isObject(coalesce)) {
    const channels = inner(nested, 'block', 'coalesce') ?? inner(flat, 'block', 'coalesce');
    const block = isObject(seeded.block) ? seeded.block : {};
    seeded.block = { ...block, coalesce: { ...(isObject(channels) ? channels : {}), ...coalesce } };
  }
  return seeded;
}

/** What an account with an object of its own lacks of the channel's flat keys, which used to count for it. */
export function addFlatDelivery(draft: Draft, streaming: readonly (string | number)[], { flat }: ChannelBefore): void {
  const offer = (path: readonly string[], value: JsonValue | undefined): void => {
    if (value !== undefined && !draft.has([...streaming, ...path])) draft.set([...streaming, ...path], value);
  };
  offer(['chunkMode'], flat.chunkMode);
  offer(['block', 'enabled'], inner(flat, 'block', 'enabled'));
  const coalesce = inner(flat, 'block', 'coalesce');
  if (isObject(coalesce)) {
    for (const [key, value] of Object.entries(coalesce)) offer(['block', 'coalesce', key], value);
  }
  offer(['preview', 'chunk'], inner(flat, 'preview', 'chunk'));
}

function inner(object: JsonObject, ...keys: readonly string[]): JsonValue | undefined {
  let here: JsonValue | undefined = object;
  for (const key of keys) here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}

/** `target` with what it lacks of `source`, at every depth. */
function filled(target: JsonObject, source: JsonObject): JsonObject {
  const merged: JsonObject = { ...target };
  for (const [key, value] of Object.entries(source)) {
    const present = merged[key];
    if (present === undefined) merged[key] = value;
    else if (isObject(present) && isObject(value)) merged[key] = filled(present, value);
  }
  return merged;
}
