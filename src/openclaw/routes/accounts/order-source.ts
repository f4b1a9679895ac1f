import { authProvider } from '../../auth/auth-aliases.js';
import type { DeclaredProfile, OrderSource } from '../../auth/profile-order.js';
import type { ProfileUsage } from '../../auth/usage.js';
import { perConfig } from '../../config/per-config.js';
import type { ConfigValue } from '../../config/view.js';
import { providerBlocks } from '../../models/provider-blocks.js';
import type { Release } from '../../releases/release.js';
import type { AuthProfile, StateFacts } from '../types.js';

/** What the order of accounts depends on, as one agent sees it: its own store over that of `main`, and the config. */
export function orderSource(config: ConfigValue, facts: StateFacts, agent: string, release: Release): OrderSource {
  return {
    ...visibleTo(agent, facts),
    configuredOrder: configuredOrder(config),
    declared: declaredAccounts(config),
    authProvider: (provider) => authProvider(provider, release),
    authMode: (provider) =>
      providerBlocks(config, provider, release)
        .map((block) => block.at(['auth'])?.string)
        .find((mode) => mode !== undefined),
    now: facts.now,
  };
}

/** Stands for `mergeAuthProfileStores`: what the agent has itself wins over what `main` has, provider by provider. */
function visibleTo(agent: string, facts: StateFacts): Pick<OrderSource, 'profiles' | 'usage' | 'storedOrder'> {
  const profiles = new Map<string, AuthProfile>();
  const usage = new Map<string, ProfileUsage>();
  const storedOrder = new Map<string, readonly string[]>();
  for (const owner of new Set(['main', agent])) {
    for (const profile of facts.profiles) if (profile.agent === owner) profiles.set(profile.id, profile);
    for (const one of facts.usage ?? []) if (one.agent === owner) usage.set(one.id, one.usage);
    for (const order of facts.orders) if (order.agent === owner) storedOrder.set(order.provider, order.profiles);
  }
  return { profiles, usage, storedOrder };
}

const configuredOrder = perConfig((config): ReadonlyMap<string, readonly string[]> => {
  const orders = (config.at('auth.order')?.members() ?? []).filter((order) => order.isArray);
  return new Map(
    orders.map((order) => [String(order.key), order.items().flatMap((item) => item.string?.trim() ?? [])]),
  );
});

const declaredAccounts = perConfig((config): readonly DeclaredProfile[] =>
  (config.at('auth.profiles')?.members() ?? []).flatMap((profile) => {
    const provider = profile.at(['provider'])?.string;
    if (provider === undefined) return [];
    return [{ id: String(profile.key), provider, mode: profile.at(['mode'])?.string }];
  }),
);
