import type { ConfigValue } from '../config/view.js';
import { loadedRef } from '../models/loaded-runtime-refs.js';
import { normalizeProvider } from '../models/ref.js';
import type { ModelSlot, ModelSlotKind } from '../models/slots.js';
import type { Release } from '../releases/release.js';
import { sessionAgent } from '../sessions/entry.js';
import { agentIds } from './agent-slots.js';
import { HELD_TO_THE_LIST, isModelAllowed } from './allowed.js';
import { defaultModel } from './default-model.js';
import { readerOf } from './reader.js';
import { type Resolution, resolveRef } from './resolve-ref.js';
import type { RouteQuestion, StateFacts } from './types.js';

type EnvNames = StateFacts['envNames'];

/** The model that a question leads to. */
export function askedModel(config: ConfigValue, question: RouteQuestion, release: Release, env: EnvNames): Resolution {
  if (LITERAL.has(question.kind) && question.ref.includes('/')) return literal(question.ref, release);
  const reader = readerOf(config, question, release, env);
  return resolveRef(config, loadedAs(config, question, release), release, reader);
}

/** What makes media takes a ref as it stands, an `@` too. Stands for `parseGenerationModelRef` and what came before it. */
const LITERAL: ReadonlySet<ModelSlotKind> = new Set(['image-generation', 'video-generation', 'music-generation']);

function literal(ref: string, release: Release): Resolution {
  const slash = ref.indexOf('/');
  const provider = normalizeProvider(ref.slice(0, slash), release);
  const model = ref.slice(slash + 1).trim();
  if (provider === '' || model === '') return { ok: false, steps: [] };
  return { ok: true, provider, model, profile: undefined, steps: [{ step: 'split', provider, model }] };
}

/** Refs of jobs and sessions are read as they stand. */
function loadedAs(config: ConfigValue, { at, ref, kind, from }: RouteQuestion, release: Release): string {
  const isModel = from === undefined && (kind === 'primary' || kind === 'fallback');
  return isModel && at !== undefined ? loadedRef(config, at.path, ref, release) : ref;
}

/** Whether the allowlist lets that model, `provider/model`, run there; what a config itself selects it is not asked about. */
export function mayRun(
  config: ConfigValue,
  { agent, from, kind }: RouteQuestion,
  model: string,
  release: Release,
  env: EnvNames,
): boolean {
  if (from === undefined && !HELD_TO_THE_LIST.has(kind)) return true;
  return isModelAllowed(config, model, agent, release, env);
}

/** @param main the agent of jobs that name none */
export function cronQuestion({ agent, slot, at, ref, kind }: ModelSlot, main: string): RouteQuestion {
  return { agent: agent ?? main, slot, at, ref, kind, from: 'cron' };
}

/** The model a session selects by itself; `undefined` for one that follows its agent. */
export function sessionQuestion(key: string, entry: ConfigValue, main: string): RouteQuestion | undefined {
  const at = entry.at(['modelOverride']);
  const model = at?.string?.trim();
  if (at === undefined || model === undefined || model === '') return undefined;
  const provider = entry.at(['providerOverride'])?.string?.trim();
  const isWhole =
    provider === undefined || provider === '' || model.toLowerCase().startsWith(`${provider.toLowerCase()}/`);
  return {
    agent: sessionAgent(key) ?? main,
    slot: `session:${key}`,
    kind: 'primary',
    at,
    ref: isWhole ? model : `${provider}/${model}`,
    session: entry,
    from: 'session',
    profile: entry.at(['authProfileOverride'])?.string?.trim() || undefined,
  };
}

/** The model that a session runs next, as far as its entry and the config say; else the one it ran last. */
export function sessionModel(
  config: ConfigValue | undefined,
  key: string,
  entry: ConfigValue,
  release: Release,
  env: EnvNames,
): { readonly provider: string; readonly model: string } | undefined {
  if (config === undefined) return lastModel(entry, release);
  const main = agentIds(config)[0] ?? 'main';
  const question = sessionQuestion(key, entry, main);
  const next =
    question === undefined
      ? defaultModel(config, sessionAgent(key) ?? main, release, env)
      : askedModel(config, question, release, env);
  return next.ok ? next : undefined;
}

function lastModel(entry: ConfigValue, release: Release) {
  const [provider, model] = ['modelProvider', 'model'].map((name) => entry.at([name])?.string?.trim());
  const ref = provider ? `${provider}/${model ?? ''}` : model;
  const last = ref?.includes('/') ? resolveRef(undefined, ref, release) : undefined;
  return last?.ok ? last : undefined;
}
