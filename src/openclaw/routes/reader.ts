import type { ConfigValue } from '../config/view.js';
import type { ModelSlotKind } from '../models/slots.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { defaultModel } from './default-model.js';
import { type Reader, resolveRef } from './resolve-ref.js';
import type { RouteQuestion, StateFacts } from './types.js';

/** Before this release what an agent falls back on was read as if the model of the defaults had failed. */
const OWN_FALLBACKS = '2026.8.1';

/** How ids without a provider are read in places beside an agent's own model. */
const READ_AS: Readonly<Partial<Record<ModelSlotKind, Reader['as']>>> = {
  fallback: 'listed',
  heartbeat: 'listed',
  channel: 'listed',
  tts: 'listed',
  utility: 'listed',
  subagents: 'chosen',
  hooks: 'chosen',
};

/** From this release on what comes after a model for pictures is one of its provider. */
const PICTURED_LIKE_FIRST = '2026.9.1';

/** The primary model that a fallback comes after. */
function firstOf(config: ConfigValue, { at }: RouteQuestion): string | undefined {
  const list = at?.path.at(-2) === 'fallbacks' ? at.path.slice(0, -2) : undefined;
  return list === undefined ? undefined : config.at([...list, 'primary'])?.string;
}

/**
 * How the ref of a question is read: an id without a provider is one of the model that would run otherwise. Stands for
 * what calls `resolveModelRefFromString`: `resolveFallbackCandidates`, `resolveCronModelSelection`,
 * `resolveSessionModelRef` and `resolveConfiguredImageModelRefs` of 2026.4.29 to 2026.9.6.
 */
export function readerOf(
  config: ConfigValue,
  question: RouteQuestion,
  release: Release,
  env: StateFacts['envNames'],
): Reader {
  const { agent, kind, from, ref } = question;
  const isPrimary = kind === 'primary' && from === undefined && question.at !== undefined;
  const reader: Reader = { agent, env, ...(isPrimary && { as: 'primary' as const }) };
  if (ref.includes('/') && from !== 'session') return reader;
  if (kind === 'image' || kind === 'pdf') {
    const primary = isAtLeast(release, PICTURED_LIKE_FIRST) ? firstOf(config, question) : undefined;
    const first =
      primary === undefined ? undefined : resolveRef(config, primary, release, { ...reader, as: 'pictured' });
    return { ...reader, as: 'pictured', ...(first?.ok && { provider: first.provider }) };
  }
  const as = from === 'session' ? 'stored' : (READ_AS[kind] ?? (from === 'cron' ? 'chosen' : undefined));
  if (as === undefined) return reader;
  const isShared = kind === 'fallback' && !isAtLeast(release, OWN_FALLBACKS);
  const otherwise = defaultModel(config, isShared ? undefined : agent, release, env);
  return { ...reader, as, ...(otherwise.ok && { provider: otherwise.provider }) };
}
