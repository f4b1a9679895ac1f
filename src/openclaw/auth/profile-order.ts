import { perObject } from '../config/per-config.js';
import { normalizeProvider } from '../models/ref.js';
import { isAtLeast, type Release } from '../releases/release.js';
import { type CredentialFacts, eligibility } from './eligibility.js';
import { inCooldown, type ProfileUsage, unusableUntil } from './usage.js';

/** A stored credential as far as the order of accounts depends on it. */
export interface OrderedProfile extends CredentialFacts {
  readonly id: string;
  readonly provider: string;
}

/** What a config declares of an account. */
export interface DeclaredProfile {
  readonly id: string;
  readonly provider: string;
  /** As written: `oauth`, `token`, `api_key`, `aws-sdk`, ... */
  readonly mode: string | undefined;
}

/** Everything the order of accounts is worked out from, as one agent sees it. */
export interface OrderSource {
  /** In the order of the store. */
  readonly profiles: ReadonlyMap<string, OrderedProfile>;
  readonly usage: ReadonlyMap<string, ProfileUsage>;
  /** By provider as written; the store's order wins over the config's. */
  readonly storedOrder: ReadonlyMap<string, readonly string[]>;
  readonly configuredOrder: ReadonlyMap<string, readonly string[]>;
  readonly declared: readonly DeclaredProfile[];
  /** The id a provider's credentials go under: aliases and the plans of a provider share its accounts. */
  authProvider(provider: string): string;
  /** `models.providers.<id>.auth` of a provider. */
  authMode(provider: string): string | undefined;
  /** Milliseconds since the epoch; without it nothing runs out. */
  readonly now: number | undefined;
}

export interface ProfileOrder {
  /** The first is tried first; what is not there is never tried. */
  readonly ids: readonly string[];
  /** How many of them do not rest; they come first. */
  readonly ready: number;
  /** Somebody wrote the order down. */
  readonly isExplicit: boolean;
}

/** Between these releases a subscription of `openai-codex` also took the API keys of `openai`, and its order. */
const CODEX_TAKES_KEYS = { since: '2026.5.12', until: '2026.6.1' };
/** From this release on an order of the store whose accounts are all gone is passed over. */
const STORE_ORDER_REPAIRED = '2026.6.1';
/** From this release on a sign-in that has run out comes after those that have not, and pauses may be for one model. */
const EXPIRED_LAST = '2026.8.1';
/** Before this release an account of AWS needed no `auth: "aws-sdk"` beside it. */
const AWS_NEEDS_MODE = '2026.6.1';
const AWS_SINCE = '2026.5.2';

/**
 * The accounts of a provider in the order in which a release tries them. Stands for `resolveAuthProfileOrder` (from
 * 2026.8.1 on `resolveAuthProfileOrderWithMetadata`) of 2026.4.29 to 2026.9.6.
 */
export function profileOrder(
  source: OrderSource,
  provider: string,
  model: string | undefined,
  release: Release,
): ProfileOrder {
  const scope = scopeOf(source, provider, release);
  const explicit = explicitOrder(source, scope, provider, release);
  const declared = source.declared.filter((one) =>
    scope.serves(one.provider, source.profiles.get(one.id)?.kind ?? modeKind(one.mode)),
  );
  const stored = [...source.profiles.values()]
    .filter((one) => scope.serves(one.provider, one.kind))
    .map(({ id }) => id);
  const base = explicit?.ids ?? (declared.length > 0 ? declared.map(({ id }) => id) : stored);
  const isUsable = (id: string): boolean => isEligible(source, scope, id, provider, release);
  let usable = base.filter(isUsable);
  let isRepaired = false;
  const mayRepair = declared.length > 0 || (explicit?.from === 'store' && isAtLeast(release, STORE_ORDER_REPAIRED));
  if (base.length > 0 && usable.length === 0 && mayRepair && base.every((id) => !source.profiles.has(id))) {
    usable = stored.filter(isUsable);
    isRepaired = isAtLeast(release, STORE_ORDER_REPAIRED);
  }
  const ids = [...new Set(usable)];
  const isLiteral = explicit !== undefined && explicit.ids.length > 0 && !isRepaired;
  const ready = ids.filter((id) => !isPaused(source, id, model, release));
  const paused = ids.filter((id) => isPaused(source, id, model, release));
  return {
    ids: [...(isLiteral ? ready : byKind(source, ready, release)), ...byPause(source, paused, model, release)],
    ready: ready.length,
    isExplicit: explicit !== undefined,
  };
}

interface Scope {
  readonly key: string;
  serves(provider: string, kind: OrderedProfile['kind'] | undefined): boolean;
  /** The provider whose order is taken where this one has none. */
  readonly sharedOrder: string | undefined;
}

function scopeOf(source: OrderSource, provider: string, release: Release): Scope {
  const key = source.authProvider(provider);
  const takesKeys =
    key === 'openai-codex' && isAtLeast(release, CODEX_TAKES_KEYS.since) && !isAtLeast(release, CODEX_TAKES_KEYS.until);
  return {
    key,
    sharedOrder: takesKeys ? 'openai' : undefined,
    serves: (owner, kind) => {
      const other = source.authProvider(owner);
      return other === key || (takesKeys && other === 'openai' && kind === 'api-key');
    },
  };
}

function modeKind(mode: string | undefined): OrderedProfile['kind'] | undefined {
  return mode === 'api_key' ? 'api-key' : undefined;
}

/** Stands for `resolveExplicitAuthOrderSelection`: the store's order, else the config's, each by its auth provider first. */
function explicitOrder(
  source: OrderSource,
  { key, sharedOrder }: Scope,
  provider: string,
  release: Release,
): { readonly ids: readonly string[]; readonly from: 'store' | 'config' } | undefined {
  const direct = orderOf(source, [key, provider], release);
  if (direct !== undefined || sharedOrder === undefined) return direct;
  const shared = orderOf(source, [sharedOrder], release);
  if (shared === undefined) return undefined;
  const native = [...source.profiles.values()]
    .filter((one) => source.authProvider(one.provider) === key)
    .map(({ id }) => id);
  const isNamed = shared.ids.some((id) => native.includes(id));
  return { ...shared, ids: [...new Set(isNamed ? [...shared.ids, ...native] : [...native, ...shared.ids])] };
}

function orderOf(source: OrderSource, providers: readonly string[], release: Release) {
  for (const from of ['store', 'config'] as const) {
    const orders = from === 'store' ? source.storedOrder : source.configuredOrder;
    for (const provider of providers) {
      const wanted = normalizeProvider(provider, release);
      const named =
        [...orders].find(([name]) => name === provider) ??
        [...orders].find(([name]) => normalizeProvider(name, release) === wanted);
      if (named !== undefined) return { ids: named[1], from };
    }
  }
  return undefined;
}

const declaredById = perObject(
  (declared: readonly DeclaredProfile[]): ReadonlyMap<string, DeclaredProfile> =>
    new Map(declared.toReversed().map((one) => [one.id, one])),
);

/** Stands for `resolveAuthProfileEligibility`. */
function isEligible(source: OrderSource, scope: Scope, id: string, provider: string, release: Release): boolean {
  const profile = source.profiles.get(id);
  const declared = declaredById(source.declared).get(id);
  if (profile === undefined) return declared !== undefined && isAwsAccount(source, scope, declared, provider, release);
  if (!scope.serves(profile.provider, profile.kind)) return false;
  if (declared !== undefined) {
    if (!scope.serves(declared.provider, profile.kind)) return false;
    const type = profile.kind === 'api-key' ? 'api_key' : profile.kind;
    if (declared.mode !== type && !(declared.mode === 'oauth' && type === 'token')) return false;
  }
  return eligibility(profile, source.now, release) === 'ok';
}

/** Stands for `isConfiguredAwsSdkAuthProfileForProvider`. */
function isAwsAccount(
  source: OrderSource,
  { key }: Scope,
  declared: DeclaredProfile,
  provider: string,
  release: Release,
): boolean {
  if (!isAtLeast(release, AWS_SINCE) || declared.mode !== 'aws-sdk' || source.authProvider(declared.provider) !== key)
    return false;
  const mode = source.authMode(isAtLeast(release, EXPIRED_LAST) ? key : provider);
  if (mode === 'aws-sdk') return true;
  return mode === undefined && !isAtLeast(release, AWS_NEEDS_MODE) && provider === 'amazon-bedrock';
}

function isPaused(source: OrderSource, id: string, model: string | undefined, release: Release): boolean {
  const usage = source.usage.get(id);
  const provider = source.profiles.get(id)?.provider;
  if (usage === undefined || source.now === undefined || provider === undefined) return false;
  return inCooldown(usage, provider, source.now, isAtLeast(release, EXPIRED_LAST) ? model : undefined, release);
}

function byPause(
  source: OrderSource,
  ids: readonly string[],
  model: string | undefined,
  release: Release,
): readonly string[] {
  const forModel = isAtLeast(release, EXPIRED_LAST) ? model : undefined;
  const until = (id: string): number => unusableUntil(source.usage.get(id) ?? {}, forModel, release) ?? source.now ?? 0;
  return [...ids].sort((a, b) => until(a) - until(b));
}

const KIND_ORDER: Readonly<Record<OrderedProfile['kind'], number>> = { oauth: 0, token: 1, 'api-key': 2 };

/** Stands for `orderProfilesByMode`: sign-ins before keys, the one not used for longest first. */
function byKind(source: OrderSource, ids: readonly string[], release: Release): readonly string[] {
  const rank = (id: string): readonly number[] => {
    const profile = source.profiles.get(id);
    const isExpired =
      profile?.kind === 'oauth' && typeof profile.expires === 'number' && isPast(profile.expires, source.now);
    return [
      profile === undefined ? 3 : KIND_ORDER[profile.kind],
      isAtLeast(release, EXPIRED_LAST) && isExpired ? 1 : 0,
      source.usage.get(id)?.lastUsed ?? 0,
    ];
  };
  const ranked = ids.map((id) => ({ id, rank: rank(id) }));
  return ranked
    .sort(({ rank: left }, { rank: right }) => {
      const index = left.findIndex((value, at) => value !== right[at]);
      return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
    })
    .map(({ id }) => id);
}

function isPast(time: number, now: number | undefined): boolean {
  return now !== undefined && time <= now;
}
