import type { DeclaredProfile, OrderedProfile, OrderSource } from './profile-order.js';

/** The provider that ChatGPT sign-ins belonged to before 2026.6, and the one they belong to since. */
export const OLD_PROVIDER = 'openai-codex';
export const PROVIDER = 'openai';

const OLD_ID = /^openai-codex:/i;

/** True for the id an account had before ChatGPT sign-ins joined `openai`. */
export function isOldAccount(id: string): boolean {
  return OLD_ID.test(id.trim());
}

/** True for `openai-codex`, however it is written. */
export function isOldProvider(provider: string | undefined): boolean {
  return provider?.trim().toLowerCase() === OLD_PROVIDER;
}

/**
 * What the accounts of `openai-codex` are called from 2026.6 on: `openai:<name>`, where that is taken
 * `openai:chatgpt-<name>`, then with a number. One name for one id, whichever store holds it; stands for
 * `collectOpenAICodexAuthProfileStoreIdMap`.
 */
export function codexRenames(ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(ids.filter((id) => !isOldAccount(id)));
  const renames = new Map<string, string>();
  for (const id of [...new Set(ids.filter(isOldAccount))].sort((a, b) => a.localeCompare(b))) {
    const name = id.slice(id.indexOf(':') + 1).trim() || 'default';
    let next = `${PROVIDER}:${name}`;
    if (taken.has(next)) next = `${PROVIDER}:chatgpt-${name}`;
    for (let number = 2; taken.has(next); number++) next = `${PROVIDER}:chatgpt-${name}-${number}`;
    taken.add(next);
    renames.set(id, next);
  }
  return renames;
}

/** The new name of an account that a store already has under it; `undefined` where none fits. */
export function renamedAlready(id: string, ids: readonly string[]): string | undefined {
  if (!isOldAccount(id) || ids.includes(id)) return undefined;
  const name = id.trim().replace(OLD_ID, '');
  return [`${PROVIDER}:chatgpt-${name}`, `${PROVIDER}:${name}`].find((candidate) => ids.includes(candidate));
}

/** An order of both providers as one: who came first for the sign-in stays first. Stands for `canonicalizeOpenAIAuthOrder`. */
export function mergedOrder(
  old: readonly string[],
  current: readonly string[],
  renames: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...old, ...current].map((id) => renames.get(id) ?? id))];
}

/** The accounts as the import of 2026.6 and later leaves them, while stores still hold the old names. */
export function asImported(source: OrderSource, renames: ReadonlyMap<string, string>): OrderSource {
  const nameOf = (id: string): string => renames.get(id) ?? id;
  const ownerOf = (provider: string): string => (isOldProvider(provider) ? PROVIDER : provider);
  return {
    ...source,
    profiles: keyedAnew(source.profiles, nameOf, (profile): OrderedProfile => {
      return { ...profile, id: nameOf(profile.id), provider: ownerOf(profile.provider) };
    }),
    usage: keyedAnew(source.usage, nameOf, (usage) => usage),
    storedOrder: withOneOrder(source.storedOrder, renames),
    configuredOrder: withOneOrder(source.configuredOrder, renames),
    declared: source.declared.map(
      (one): DeclaredProfile => ({ ...one, id: nameOf(one.id), provider: ownerOf(one.provider) }),
    ),
  };
}

/** The accounts as releases before 2026.6 had them, where the stores have been renamed already. */
export function asBeforeImport(source: OrderSource): OrderSource {
  const signIns = new Set<string>();
  const profiles = new Map<string, OrderedProfile>();
  for (const [id, profile] of source.profiles) {
    const isSignIn = profile.kind !== 'api-key' && profile.provider === PROVIDER;
    if (isSignIn) signIns.add(id);
    profiles.set(id, isSignIn ? { ...profile, provider: OLD_PROVIDER } : profile);
  }
  const split = (orders: OrderSource['storedOrder']): OrderSource['storedOrder'] => {
    const shared = orders.get(PROVIDER)?.filter((id) => signIns.has(id)) ?? [];
    return orders.has(OLD_PROVIDER) || shared.length === 0 ? orders : new Map([...orders, [OLD_PROVIDER, shared]]);
  };
  return {
    ...source,
    profiles,
    storedOrder: split(source.storedOrder),
    configuredOrder: split(source.configuredOrder),
    declared: source.declared.map((one) => (signIns.has(one.id) ? { ...one, provider: OLD_PROVIDER } : one)),
  };
}

function withOneOrder(
  orders: OrderSource['storedOrder'],
  renames: ReadonlyMap<string, string>,
): OrderSource['storedOrder'] {
  const old = [...orders].find(([provider]) => isOldProvider(provider));
  const current = orders.get(PROVIDER);
  if (old === undefined && current === undefined) return orders;
  const rest = [...orders].filter(([provider]) => provider !== old?.[0] && provider !== PROVIDER);
  return new Map([...rest, [PROVIDER, mergedOrder(old?.[1] ?? [], current ?? [], renames)]]);
}

function keyedAnew<A, B>(
  map: ReadonlyMap<string, A>,
  nameOf: (id: string) => string,
  change: (value: A) => B,
): Map<string, B> {
  return new Map([...map].map(([id, value]) => [nameOf(id), change(value)]));
}
