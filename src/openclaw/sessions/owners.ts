import { agentScope, agentScopes } from '../agents/scopes.js';
import { primaryOf } from '../agents/selected-models.js';
import type { ConfigValue } from '../config/view.js';
import { parseModelRef } from '../models/ref.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { defaultModel } from '../routes/default-model.js';
import { resolveRef } from '../routes/resolve-ref.js';
import { chooseRuntime } from '../routes/runtime.js';
import { isHarnessOwned, sessionAgent } from './entry.js';

/** A family of providers that keeps routing state of its own in sessions. */
interface Owner {
  readonly label: string;
  readonly since: string;
  readonly providers: readonly string[];
  readonly runtimes: readonly string[];
  readonly cliKeys: readonly string[];
  readonly profilePrefixes: readonly string[];
}

const OWNERS: readonly Owner[] = [
  {
    label: 'Anthropic',
    since: '2026.5.28',
    providers: ['anthropic', 'claude-cli'],
    runtimes: ['claude-cli'],
    cliKeys: ['claude-cli'],
    profilePrefixes: ['anthropic:', 'claude-cli:'],
  },
  {
    label: 'Google',
    since: '2026.5.28',
    providers: ['google', 'google-antigravity', 'google-gemini-cli', 'google-vertex'],
    runtimes: ['google-gemini-cli'],
    cliKeys: ['google-gemini-cli', 'gemini-cli'],
    profilePrefixes: ['google:', 'google-antigravity:', 'google-gemini-cli:', 'google-vertex:', 'gemini-cli:'],
  },
  {
    label: 'OpenAI',
    since: '2026.9.1',
    providers: ['openai'],
    runtimes: [],
    cliKeys: [],
    profilePrefixes: ['openai:'],
  },
];

/** Every name of the owners above that are no one's primary; one expression is quicker than a look for each. */
const NAMES = /anthropic|claude|google|gemini/i;

/** What an agent's config lets its sessions run on. */
export interface AgentRoute {
  readonly primary: { readonly provider: string; readonly model: string };
  /** Primary and fallbacks as `provider/model`, in lower case. */
  readonly refs: ReadonlySet<string>;
  readonly runtime: string;
}

/** State of one owner in a session that the configured route has no use for. */
export interface StaleState {
  readonly owner: string;
  /** An automatic override of a model that is neither primary nor fallback. */
  readonly autoOverride: ConfigValue | undefined;
  /** The same, chosen by a person: no doctor touches it. */
  readonly chosenOverride: ConfigValue | undefined;
  /** What ran last, of a provider that is not configured any more. */
  readonly lastRun: ConfigValue | undefined;
  readonly runtimePins: readonly ConfigValue[];
  /** Conversations of command-line tools. */
  readonly cliBindings: readonly ConfigValue[];
  readonly autoProfile: ConfigValue | undefined;
}

/** What of a session's routing state belongs to providers outside the configured route. Empty where that is not known. */
export function staleStates(
  key: string,
  entry: ConfigValue,
  config: ConfigValue | undefined,
  release: Release,
): readonly StaleState[] {
  if (config === undefined || !entry.isObject || isHarnessOwned(key, entry)) return [];
  const route = configuredRoute(config, sessionAgent(key), release);
  if (route === undefined) return [];
  return OWNERS.filter(({ since }) => isAtLeast(release, since))
    .map((owner) => staleState(owner, entry, route, release))
    .filter((state) => state !== undefined);
}

/**
 * A cheap look at an entry's text: false where it names nothing of a provider outside the configured route, so that
 * `staleStates` would be empty.
 */
export function mayBeStale({
  key,
  text,
  config,
  target,
}: {
  readonly key: string;
  readonly text: string;
  readonly config: ConfigValue | undefined;
  readonly target: Release;
}): boolean {
  const route = config && configuredRoute(config, sessionAgent(key), target);
  if (route === undefined) return false;
  return OWNERS.some((owner) => {
    if (!isAtLeast(target, owner.since)) return false;
    // The primary's provider is what an override without a provider stands for.
    if (owner.providers.includes(route.primary.provider)) return text.includes('modelOverride');
    return owner.label === 'OpenAI' ? /openai/i.test(text) : NAMES.test(text);
  });
}

function staleState(owner: Owner, entry: ConfigValue, route: AgentRoute, release: Release): StaleState | undefined {
  const allowsRuntime = owner.runtimes.includes(route.runtime);
  const allowsOwner =
    allowsRuntime || [...route.refs].some((ref) => owner.providers.includes(ref.slice(0, ref.indexOf('/'))));
  const override = pairOf(entry, 'providerOverride', 'modelOverride', route.primary.provider);
  const isOwned = override !== undefined && owner.providers.includes(override.provider);
  const isOff = isOwned && !route.refs.has(`${override.provider}/${override.model.toLowerCase()}`);
  const isAuto = entry.at('modelOverrideSource')?.string === 'auto';
  const at = entry.at('modelOverride');
  if (isOff && !isAuto && !allowsOwner) return { ...NOTHING, owner: owner.label, chosenOverride: at };
  const isChosen = isOwned && !isAuto;
  // The doctor looks for these before it renames `openai-codex`: what ran last under that name stays, as `openai`.
  const keepsLastRun = allowsOwner || isChosen || owner.label === 'OpenAI';
  const lastRun = keepsLastRun ? undefined : pairOf(entry, 'modelProvider', 'model', '');
  const state: StaleState = {
    owner: owner.label,
    autoOverride: isOff && isAuto ? at : undefined,
    chosenOverride: undefined,
    lastRun: lastRun && owner.providers.includes(lastRun.provider) ? entry.at('model') : undefined,
    runtimePins: allowsRuntime || isChosen ? [] : pinsOf(owner, entry),
    cliBindings: allowsOwner || isChosen ? [] : bindingsOf(owner, entry, release),
    autoProfile: allowsOwner || isChosen ? undefined : autoProfileOf(owner, entry),
  };
  const isClean =
    state.autoOverride === undefined &&
    state.lastRun === undefined &&
    state.autoProfile === undefined &&
    state.runtimePins.length + state.cliBindings.length === 0;
  return isClean ? undefined : state;
}

const NOTHING: Omit<StaleState, 'owner'> = {
  autoOverride: undefined,
  chosenOverride: undefined,
  lastRun: undefined,
  runtimePins: [],
  cliBindings: [],
  autoProfile: undefined,
};

function pairOf(entry: ConfigValue, providerKey: string, modelKey: string, defaultProvider: string) {
  const text = entry.at([modelKey])?.string?.trim();
  if (!text) return undefined;
  const provider = entry.at([providerKey])?.string?.trim().toLowerCase();
  if (provider) return { provider, model: text.startsWith(`${provider}/`) ? text.slice(provider.length + 1) : text };
  const ref = parseModelRef(text);
  return { provider: ref?.provider?.toLowerCase() ?? defaultProvider, model: ref?.model ?? text };
}

function pinsOf(owner: Owner, entry: ConfigValue): readonly ConfigValue[] {
  return ['agentHarnessId', 'agentRuntimeOverride']
    .map((name) => entry.at([name]))
    .filter((pin) => pin !== undefined)
    .filter((pin) => owner.runtimes.includes(pin.string?.trim().toLowerCase() ?? ''));
}

function bindingsOf(owner: Owner, entry: ConfigValue, release: Release): readonly ConfigValue[] {
  const keyed = ['cliSessionBindings', 'cliSessionIds'].flatMap((name) =>
    owner.cliKeys.flatMap((cli) => entry.at([name, cli]) ?? []),
  );
  // The doctors before 2026.9.4 leave the old field of Claude Code alone; from then on it is a binding like the others.
  const readsLegacy = owner.cliKeys.includes('claude-cli') && isAtLeast(release, '2026.9.4');
  const legacy = readsLegacy ? entry.at(['claudeCliSessionId']) : undefined;
  return legacy === undefined ? keyed : [...keyed, legacy];
}

function autoProfileOf(owner: Owner, entry: ConfigValue): ConfigValue | undefined {
  if (entry.at('authProfileOverrideSource')?.string !== 'auto') return undefined;
  const profile = entry.at('authProfileOverride');
  const id = profile?.string?.trim().toLowerCase() ?? '';
  return owner.profilePrefixes.some((prefix) => id.startsWith(prefix)) ? profile : undefined;
}

const routes = new WeakMap<ConfigValue, Map<string, AgentRoute | undefined>>();

/**
 * The route an agent is configured for.
 * @returns `undefined` where the config leaves it open: no primary, or a name that is no model
 */
export function configuredRoute(
  config: ConfigValue,
  agentId: string | undefined,
  release: Release,
): AgentRoute | undefined {
  const known = routes.get(config) ?? new Map<string, AgentRoute | undefined>();
  routes.set(config, known);
  const name = `${release.text} ${agentId ?? ''}`;
  if (!known.has(name)) known.set(name, resolveRoute(config, agentId, release));
  return known.get(name);
}

/** Stands for `resolveConfiguredDoctorSessionStateRoute` of 2026.5.28 to 2026.9.6, where the config names a primary. */
function resolveRoute(config: ConfigValue, agentId: string | undefined, release: Release): AgentRoute | undefined {
  const own = agentId === undefined ? undefined : agentScope(config, agentId)?.at.at('model');
  const shared = agentScopes(config)
    .find(({ place }) => place === 'defaults')
    ?.at.at('model');
  if (primaryOf(own) === undefined && primaryOf(shared) === undefined) return undefined;
  const primary = defaultModel(config, agentId, release, undefined);
  if (!primary.ok) return undefined;
  const { provider, model } = primary;
  const refs = new Set([`${provider}/${model.toLowerCase()}`]);
  // An agent with a primary of its own falls back on what it names itself.
  const inherited = primaryOf(own) === undefined ? shared?.at('fallbacks') : undefined;
  for (const item of (own?.at('fallbacks') ?? inherited)?.items() ?? []) {
    const fallback = resolveRef(config, item.string ?? '', release, { agent: agentId, provider, as: 'listed' });
    if (!fallback.ok) return undefined;
    refs.add(`${fallback.provider}/${fallback.model.toLowerCase()}`);
  }
  const { runtime } = chooseRuntime(config, { provider, model, agent: agentId }, release);
  return { primary: { provider, model }, refs, runtime };
}
