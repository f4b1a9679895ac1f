import type { ConfigValue } from '../config/view.js';
import { builtInRuntime } from '../models/ref.js';
import type { ModelSlot, ModelSlotKind } from '../models/slots.js';
import { type Release, release as releaseOf } from '../releases/release.js';
import { cronJobs } from '../state/cron-jobs.js';
import { cronModelSlots } from '../state/cron-models.js';
import { chooseAuth } from './accounts/auth.js';
import type { AuthAnswer } from './accounts/credential.js';
import { prefersKey } from './accounts/key-preference.js';
import { agentIds, agentSlots, primarySlot } from './agent-slots.js';
import { implicitModel } from './default-model.js';
import { askedModel, cronQuestion, mayRun, sessionQuestion } from './questions.js';
import { readerOf } from './reader.js';
import { lastReleaseOf, meantReleaseOf, runsOpenAiOnCodex } from './releases.js';
import { resolveRef } from './resolve-ref.js';
import { chooseRuntime, isCliBackend, type RuntimeChoice } from './runtime.js';
import type { Bill, Route, RouteAuth, RouteName, RouteQuestion, StateFacts } from './types.js';

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
    if (primarySlot(config, agent, release) !== undefined) continue;
    const ref = implicitModel(config, agent, release, facts.envNames);
    routes.push(routeOf({ agent, slot: 'primary', ref, kind: 'primary' }));
  }
  // Where a ref leads does not depend on the place it stands at; long lists name few models.
  const answers = new Map<string, Route>();
  for (const { agent, slot } of slots) {
    const profile = slot.kind === 'tools-media' ? accountOf(config, slot) : undefined;
    const question: RouteQuestion = { agent, slot: slot.slot, at: slot.at, ref: slot.ref, kind: slot.kind, profile };
    const key = JSON.stringify([agent, slot.kind, slot.ref, profile]);
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

/** The account that stands beside a provider and a model in the list of a media tool. */
function accountOf(config: ConfigValue, { at, form }: ModelSlot): string | undefined {
  if (form !== 'pair') return undefined;
  return config.at([...at.path.slice(0, -1), 'profile'])?.string?.trim() || undefined;
}

/** Where one ref leads. */
export function routeOf(config: ConfigValue, facts: StateFacts, release: Release, question: RouteQuestion): Route {
  const { agent, slot, at, ref } = question;
  const resolution = askedModel(config, question, release, facts.envNames);
  const shared = { agent, slot, at, ref };
  if (!resolution.ok) return { ...shared, ...UNRESOLVED };
  const { provider, model } = resolution;
  const allowed = mayRun(config, question, `${provider}/${model}`, release, facts.envNames);
  const named = { ...shared, provider, model, allowed };
  if (lastReleaseOf(provider, release) !== undefined) return { ...UNRESOLVED, ...named };
  const media = MEDIA[question.kind] ?? (provider === 'openai' ? LOOKS_AT[question.kind] : undefined);
  const choice =
    media === undefined
      ? chooseRuntime(config, { ...question, provider, model, env: facts.envNames }, release)
      : DIRECT;
  const { runtime, source: runtimeSource } = choice;
  const pinned = UNPINNED.has(question.kind) ? undefined : (resolution.profile ?? question.profile);
  const isBackend = isCliBackend(config, runtime);
  const answer = chooseAuth(
    config,
    facts,
    {
      provider,
      model,
      agent,
      by: isBackend ? 'backend' : runtime === 'codex' && isOfOpenAi(provider) ? 'codex' : 'own',
      prefersKey: provider === 'openai' && prefersKey(config, choice, agent, release, facts),
      isExplicit: choice.isExplicit,
      profile: pinned,
      twins: question.twins,
      media,
    },
    release,
  );
  const route = nameOf(choice, provider, answer, release, { isBackend, isMedia: media !== undefined });
  const bill = route === 'unresolved' ? 'unknown' : billOf(route, answer.bill, answer.auth);
  return { ...named, runtime, runtimeSource, auth: answer.auth, bill, route };
}

/**
 * Where a ref led when its provider was still there: the last release that had it, with the runtime the config has
 * chosen since. For a ref the release still knows, where it leads now; a runtime that a migration has yet to carry over
 * from the old name counts.
 */
export function routeAsMeant(config: ConfigValue, facts: StateFacts, release: Release, question: RouteQuestion): Route {
  const resolution = resolveRef(config, question.ref, release, readerOf(config, question, release, facts.envNames));
  const last = resolution.ok ? meantReleaseOf(resolution.provider, release) : undefined;
  const twins = { ...question, twins: 'count' } as const;
  if (!resolution.ok || last === undefined) return routeOf(config, facts, release, twins);
  const route = routeOf(config, facts, releaseOf(last), twins);
  // What waits for an import to rename it is looked up under its new name by then.
  const renamed = `openai/${resolution.model}`;
  return route.allowed ? route : { ...route, allowed: mayRun(config, question, renamed, release, facts.envNames) };
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

function isOfOpenAi(provider: string): boolean {
  return provider === 'openai' || provider === 'openai-codex' || provider === 'codex';
}

/** Media tools ask the provider themselves. */
const DIRECT: RuntimeChoice = { runtime: 'direct', source: 'default', isExplicit: false };
const MEDIA: Readonly<Partial<Record<ModelSlotKind, 'image' | 'other'>>> = {
  'image-generation': 'image',
  'video-generation': 'other',
  'music-generation': 'other',
  voice: 'other',
  'tools-media': 'other',
};

/**
 * Tools that do not ask on the account a ref pins, but on whichever comes first: `runImagePrompt` and `runPdfPrompt` of
 * 2026.4.29 to 2026.9.6 name no profile.
 */
const UNPINNED: ReadonlySet<ModelSlotKind> = new Set(['image', 'pdf']);

/** What looks at pictures and papers with a model of OpenAI asks the API itself, and needs a key for it. */
const LOOKS_AT: Readonly<Partial<Record<ModelSlotKind, 'other'>>> = { image: 'other', pdf: 'other' };

function nameOf(
  choice: RuntimeChoice,
  provider: string,
  { asks }: AuthAnswer,
  release: Release,
  { isBackend, isMedia }: { readonly isBackend: boolean; readonly isMedia: boolean },
): RouteName {
  if (choice.refused !== undefined) return 'unresolved';
  if (isBackend) return 'cli-backend';
  if (choice.runtime === 'codex') return 'codex-app-server';
  const isBuiltIn = choice.runtime === builtInRuntime(release);
  if (!isBuiltIn && !isMedia) return 'unresolved';
  if (provider === 'openai-codex') return 'codex-oauth-pi';
  if (provider === 'openai' && isMedia) return asks === 'chatgpt' ? builtInRuntime(release) : 'platform-api';
  if (provider === 'openai' && !runsOpenAiOnCodex(release)) return 'platform-api';
  return builtInRuntime(release);
}

/** Some routes can be paid for in one way only, whoever is asked; Codex takes sign-ins and keys. */
function billOf(route: RouteName, bill: Bill, auth: RouteAuth): Bill {
  if (bill !== 'unknown' || auth.kind !== 'unknown') return bill;
  if (route === 'platform-api') return 'metered';
  return route === 'codex-oauth-pi' ? 'subscription' : bill;
}
