import type { ConfigValue } from '../config/view.js';
import { allowlistFor, isMapAllowlist } from '../models/allowlist.js';
import type { EnvNames } from '../models/anthropic-entries.js';
import { implicitPrimary } from '../models/implicit-primary.js';
import { modelMap } from '../models/model-map.js';
import { builtInRuntime } from '../models/ref.js';
import { cronModelSlots, type ModelSlot, type ModelSlotKind } from '../models/slots.js';
import { isAtLeast, type Release, release as releaseOf } from '../releases/release.js';
import { sessionAgent } from '../sessions/entry.js';
import { cronJobs } from '../state/cron-jobs.js';
import { agentIds, agentSlots } from './agent-slots.js';
import { chooseAuth } from './auth.js';
import { lastReleaseOf, runsOpenAiOnCodex } from './releases.js';
import { resolveRef } from './resolve-ref.js';
import { chooseRuntime, isCliBackend, type RuntimeChoice } from './runtime.js';
import type { Bill, Route, RouteAuth, RouteName, StateFacts } from './types.js';

/** State that names models: entries of session stores, by key, and cron stores. */
export interface ModelState {
  readonly sessions?: Iterable<{ readonly key: string; readonly entry: ConfigValue }>;
  readonly cron?: Iterable<ConfigValue>;
}

/**
 * How refs of a retired provider are read: `as-written` they lead nowhere; `as-meant` they lead where they did in the
 * last release that had the provider, which is what a migration has to keep.
 */
export type Reading = 'as-written' | 'as-meant';

/** Where every slot of every agent leads under a release, agents first, then cron jobs and sessions. */
export function resolveRoutes(
  config: ConfigValue,
  facts: StateFacts,
  release: Release,
  state: ModelState = {},
  reading: Reading = 'as-written',
): readonly Route[] {
  const routes: Route[] = [];
  const read = READERS[reading];
  const routeOf = (question: RouteQuestion): Route => read(config, facts, release, question);
  const slots = agentSlots(config, release);
  for (const agent of agentIds(config)) {
    if (slots.some((one) => one.agent === agent && one.slot.slot === 'primary')) continue;
    routes.push(routeOf({ agent, slot: 'primary', ref: implicitPrimary(config, release), kind: 'primary' }));
  }
  // Where a ref leads does not depend on the place it stands at; long lists name few models.
  const answers = new Map<string, Route>();
  for (const { agent, slot } of slots) {
    const question = { agent, slot: slot.slot, at: slot.at, ref: slot.ref, kind: slot.kind };
    const key = JSON.stringify([agent, slot.kind, slot.ref]);
    const answer = answers.get(key) ?? routeOf(question);
    answers.set(key, answer);
    routes.push({ ...answer, slot: slot.slot, at: slot.at });
  }
  const [main = 'main'] = agentIds(config);
  for (const store of state.cron ?? []) {
    for (const job of cronJobs(store)) {
      for (const slot of cronModelSlots(job)) routes.push(routeOf(cronQuestion(slot, main)));
    }
  }
  for (const { key, entry } of state.sessions ?? []) {
    const question = sessionQuestion(key, entry, main);
    if (question !== undefined) routes.push(routeOf(question));
  }
  return routes;
}

/** What a route is asked for: a slot of an agent, and the ref that fills it. */
export interface RouteQuestion {
  readonly agent: string;
  readonly slot: string;
  readonly kind: ModelSlotKind;
  readonly at?: ConfigValue;
  readonly ref: string;
  /** The session whose entry names the model. */
  readonly session?: ConfigValue;
  readonly profile?: string | undefined;
  /** A runtime chosen for the model under the name of a retired provider counts too. */
  readonly twins?: 'count';
}

/** Where one ref leads. */
export function routeOf(config: ConfigValue, facts: StateFacts, release: Release, question: RouteQuestion): Route {
  const { agent, slot, at, ref } = question;
  const resolution = resolveRef(config, ref, release, { agent, env: facts.envNames });
  const shared = { agent, slot, at, ref };
  if (!resolution.ok) return { ...shared, ...UNRESOLVED };
  const { provider, model } = resolution;
  const named = {
    ...shared,
    provider,
    model,
    allowed: isAllowed(config, facts, question, `${provider}/${model}`, release),
  };
  if (lastReleaseOf(provider, release) !== undefined) return { ...UNRESOLVED, ...named };
  const media = MEDIA[question.kind] ?? (provider === 'openai' ? LOOKS_AT[question.kind] : undefined);
  const choice =
    media === undefined
      ? chooseRuntime(config, { ...question, provider, model, env: facts.envNames }, release)
      : DIRECT;
  const { runtime, source: runtimeSource } = choice;
  const pinned = resolution.profile ?? question.profile;
  const isBackend = isCliBackend(config, runtime);
  const answer = chooseAuth(
    config,
    facts,
    {
      provider,
      model,
      agent,
      by: isBackend ? 'backend' : runtime === 'codex' ? 'codex' : 'own',
      isExplicit: choice.isExplicit,
      profile: pinned,
      twins: question.twins,
      media,
    },
    release,
  );
  const route = nameOf(choice, provider, answer.auth, release, { isBackend, isMedia: media !== undefined });
  const bill = route === 'unresolved' ? 'unknown' : billOf(route, answer.bill, answer.auth, facts);
  return { ...named, runtime, runtimeSource, auth: answer.auth, bill, route };
}

/**
 * Where a ref led when its provider was still there: the last release that had it, with the runtime the config has
 * chosen since. For a ref the release still knows, where it leads now; a runtime that a migration has yet to carry over
 * from the old name counts.
 */
export function routeAsMeant(config: ConfigValue, facts: StateFacts, release: Release, question: RouteQuestion): Route {
  const resolution = resolveRef(config, question.ref, release);
  const last = resolution.ok ? lastReleaseOf(resolution.provider, release) : undefined;
  return routeOf(config, facts, last === undefined ? release : releaseOf(last), { ...question, twins: 'count' });
}

const READERS = { 'as-written': routeOf, 'as-meant': routeAsMeant } as const;

const UNRESOLVED = {
  provider: '',
  model: '',
  allowed: true,
  runtime: 'none',
  runtimeSource: 'default',
  auth: { kind: 'none' },
  bill: 'unknown',
  route: 'unresolved',
} as const satisfies Omit<Route, 'agent' | 'slot' | 'at' | 'ref'>;

/** Media tools ask the provider themselves. */
const DIRECT: RuntimeChoice = { runtime: 'direct', source: 'default', isExplicit: false };
const MEDIA: Readonly<Partial<Record<ModelSlotKind, 'image' | 'other'>>> = {
  'image-generation': 'image',
  'video-generation': 'other',
  'music-generation': 'other',
  voice: 'other',
  'tools-media': 'other',
};

/** What looks at pictures and papers with a model of OpenAI asks the API itself, and needs a key for it. */
const LOOKS_AT: Readonly<Partial<Record<ModelSlotKind, 'other'>>> = { image: 'other', pdf: 'other' };

function nameOf(
  choice: RuntimeChoice,
  provider: string,
  auth: RouteAuth,
  release: Release,
  { isBackend, isMedia }: { readonly isBackend: boolean; readonly isMedia: boolean },
): RouteName {
  if (choice.refused !== undefined) return 'unresolved';
  if (isBackend) return 'cli-backend';
  if (choice.runtime === 'codex') return 'codex-app-server';
  const isBuiltIn = choice.runtime === builtInRuntime(release);
  if (!isBuiltIn && !isMedia) return 'unresolved';
  if (provider === 'openai-codex') return 'codex-oauth-pi';
  const isSignIn = auth.kind === 'oauth' || auth.kind === 'token';
  if (provider === 'openai' && isMedia) return isSignIn ? builtInRuntime(release) : 'platform-api';
  if (provider === 'openai' && !runsOpenAiOnCodex(release)) return 'platform-api';
  return builtInRuntime(release);
}

/** Some routes can be paid for in one way only, whoever is asked. */
function billOf(route: RouteName, bill: Bill, auth: RouteAuth, facts: StateFacts): Bill {
  if (bill !== 'unknown' || auth.kind !== 'unknown') return bill;
  if (route === 'platform-api') return 'metered';
  if (route === 'codex-oauth-pi') return 'subscription';
  const hasKey = facts.envNames.has('OPENAI_API_KEY') || facts.envNames.has('CODEX_API_KEY');
  return route === 'codex-app-server' && !hasKey ? 'subscription' : bill;
}

/** Slots whose model the allowlist is asked for; what an agent has as its own model is always allowed. */
const REFUSABLE: ReadonlySet<ModelSlotKind> = new Set(['subagents', 'heartbeat', 'hooks', 'channel']);

function isAllowed(
  config: ConfigValue,
  facts: StateFacts,
  question: RouteQuestion,
  model: string,
  release: Release,
): boolean {
  const isState = question.slot.startsWith('session:') || question.slot.startsWith('cron:');
  if (!isState && !REFUSABLE.has(question.kind)) return true;
  return isModelAllowed(config, model, question.agent, release, facts.envNames);
}

/** Whether the allowlist lets an agent choose a model; before 2026.8 what the config itself selects is on it. */
export function isModelAllowed(
  config: ConfigValue,
  model: string,
  agent: string,
  release: Release,
  env?: EnvNames,
): boolean {
  const answers = allowed.get(config) ?? new Map<string, boolean>();
  allowed.set(config, answers);
  const key = [release.text, agent, model, ...(env ?? [])].join('\0');
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = askAllowlist(config, model, agent, release, env);
  answers.set(key, answer);
  return answer;
}

/** A store of sessions asks the same few questions for every entry. */
const allowed = new WeakMap<ConfigValue, Map<string, boolean>>();

/** Stands for `createModelVisibilityPolicy` (before 2026.5.2 `buildAllowedModelSetWithFallbacks`). */
function askAllowlist(
  config: ConfigValue,
  model: string,
  agent: string,
  release: Release,
  env: EnvNames | undefined,
): boolean {
  const list = allowlistFor(config, agent, release);
  const reader = { agent, env };
  const added = isMapAllowlist(config, release) && list?.form !== 'list' ? filledIn(config, release, env) : [];
  if (list === undefined && added.length === 0) return true;
  const entries = [...(list?.entries ?? []), ...added];
  const wildcards = entries.filter((entry) => entry.endsWith('/*')).map((entry) => entry.slice(0, -1).toLowerCase());
  const isSame = (ref: string): boolean => {
    const resolution = resolveRef(config, ref, release, reader);
    return resolution.ok && modelName(resolution.provider, resolution.model) === nameOfModel(model);
  };
  if (wildcards.some((start) => model.toLowerCase().startsWith(start))) return true;
  const exact = entries.filter((entry) => !entry.endsWith('/*'));
  if (exact.some(isSame)) return true;
  if (isAtLeast(release, NOTHING_JOINS) || exact.length === 0) return false;
  // What the config itself selects joined a list of models: fallbacks until 2026.8, a primary while no provider as a
  // whole stands there.
  const kinds = [
    ...(wildcards.length === 0 ? ['primary'] : []),
    ...(isAtLeast(release, FALLBACKS_STAY_OUT) ? [] : ['fallback']),
  ];
  return agentSlots(config, release)
    .filter((one) => one.agent === agent && kinds.includes(one.slot.kind))
    .some(({ slot }) => isSame(slot.ref));
}

/** From this release on fallbacks do not join the list. */
const FALLBACKS_STAY_OUT = '2026.8.1';
/** From this release on nothing joins the list that its author did not write there. */
const NOTHING_JOINS = '2026.9.1';

/** What the release adds to the models map joins the list as well. */
function filledIn(config: ConfigValue, release: Release, env: EnvNames | undefined): readonly string[] {
  return modelMap(config, release, env).flatMap(({ key, at }) => (at === undefined ? [key] : []));
}

function modelName(provider: string, model: string): string {
  return model.toLowerCase().startsWith(`${provider}/`) ? model : `${provider}/${model}`;
}

function nameOfModel(model: string): string {
  const slash = model.indexOf('/');
  return modelName(model.slice(0, slash), model.slice(slash + 1));
}

function cronQuestion({ agent, slot, at, ref, kind }: ModelSlot, main: string): RouteQuestion {
  return { agent: agent ?? main, slot, at, ref, kind };
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
    profile: entry.at(['authProfileOverride'])?.string?.trim() || undefined,
  };
}
