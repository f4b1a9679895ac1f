import { asBeforeImport, asImported, codexRenames, isOldAccount, isOldProvider } from '../../auth/codex-accounts.js';
import { type OrderSource, type ProfileOrder, profileOrder } from '../../auth/profile-order.js';
import { perConfig, perObject } from '../../config/per-config.js';
import type { ConfigValue } from '../../config/view.js';
import type { Release } from '../../releases/release.js';
import { declaredProfiles } from '../facts.js';
import { hasOneOpenAiProvider } from '../releases.js';
import type { AuthProfile, StateFacts } from '../types.js';
import { orderSource } from './order-source.js';

/** What an agent sees. Most agents have no store of their own and see what `main` has. */
export function profilesOf(
  config: ConfigValue,
  facts: StateFacts,
  agent: string,
  release: Release,
  twins: 'count' | undefined,
): Profiles {
  const seen = storeOwners(facts).has(agent) ? agent : 'main';
  const known = profilesByFacts(config).get(facts) ?? new Map<string, Profiles>();
  profilesByFacts(config).set(facts, known);
  const key = [release.text, twins, seen].join('\0');
  const profiles = known.get(key) ?? new Profiles(config, facts, seen, release, twins);
  known.set(key, profiles);
  return profiles;
}

const profilesByFacts = perConfig(() => new WeakMap<StateFacts, Map<string, Profiles>>());

const storeOwners = perObject(
  ({ profiles, usage = [], orders }: StateFacts): ReadonlySet<string | undefined> =>
    new Set([...profiles, ...usage, ...orders].map(({ agent }) => agent)),
);

/** The profiles an agent sees: its own, those of `main`, and those the config declares. */
export class Profiles {
  readonly #release: Release;
  readonly #source: OrderSource;
  /** By the id in force, which is not always the one a store has. */
  readonly #known = new Map<string, AuthProfile>();
  readonly #renames: ReadonlyMap<string, string>;
  readonly #orders = new Map<string, ProfileOrder>();

  constructor(config: ConfigValue, facts: StateFacts, agent: string, release: Release, twins?: 'count') {
    this.#release = release;
    const literal = withDeclared(orderSource(config, facts, agent, release), config, facts);
    const everywhere = [...facts.profiles.map(({ id }) => id), ...literal.profiles.keys()];
    const isPending = [...facts.profiles, ...literal.profiles.values()].some(
      ({ id, provider }) => isOldAccount(id) || isOldProvider(provider),
    );
    this.#renames = codexRenames(everywhere);
    if (hasOneOpenAiProvider(release)) this.#source = isPending ? asImported(literal, this.#renames) : literal;
    else this.#source = twins === undefined || isPending ? literal : asBeforeImport(literal);
    const formerIds = new Map(isPending ? [...this.#renames].map(([former, id]) => [id, former]) : []);
    for (const [id, profile] of this.#source.profiles) {
      const storedAs = formerIds.get(id) ?? id;
      this.#known.set(id, { ...profile, id: storedAs, agent: ownersById(facts.profiles).get(storedAs) });
    }
  }

  /** Everything a route may use. What the config declares counts where no store could be looked into. */
  all(): readonly AuthProfile[] {
    return [...this.#known.values()];
  }

  /** A profile by id, also under the id it had before ChatGPT profiles joined `openai`. */
  find(id: string): AuthProfile | undefined {
    const now = this.#renames.get(id);
    return this.#known.get(id) ?? (now === undefined ? undefined : this.#known.get(now));
  }

  /** The profiles of a provider in the order OpenClaw tries them. */
  ordered(provider: string, model?: string): readonly AuthProfile[] {
    return this.#order(provider, model).ids.flatMap((id) => this.#known.get(id) ?? []);
  }

  /** The same, keys before sign-ins, unless somebody wrote an order down or all of a kind rest. */
  keysFirst(provider: string, model: string): readonly AuthProfile[] {
    const { isExplicit, ready } = this.#order(provider, model);
    const ordered = this.ordered(provider, model);
    const isKey = ({ kind }: AuthProfile): boolean => kind === 'api-key';
    const awake = ordered.slice(0, ready);
    if (isExplicit || !awake.some(isKey) || awake.every(isKey)) return ordered;
    return [...ordered.filter(isKey), ...ordered.filter((profile) => !isKey(profile))];
  }

  /** Every slot of every agent asks. */
  #order(provider: string, model: string | undefined): ProfileOrder {
    const key = `${provider}\0${model ?? ''}`;
    const order = this.#orders.get(key) ?? profileOrder(this.#source, provider, model, this.#release);
    this.#orders.set(key, order);
    return order;
  }
}

/** Whose store holds a profile; the first one's, where several do. */
const ownersById = perObject(
  (profiles: readonly AuthProfile[]): ReadonlyMap<string, string | undefined> =>
    new Map(profiles.toReversed().map(({ id, agent }) => [id, agent])),
);

/** Where no store could be looked into, what the config declares is taken for a credential that is there. */
function withDeclared(source: OrderSource, config: ConfigValue, { stores }: StateFacts): OrderSource {
  if (stores === 'complete') return source;
  const missing = declaredProfiles(config).filter(({ id }) => !source.profiles.has(id));
  return { ...source, profiles: new Map([...source.profiles, ...missing.map((one) => [one.id, one] as const)]) };
}

/** True where two ids name one profile, before and after ChatGPT profiles joined `openai`. */
export function sameProfile(a: string, b: string): boolean {
  return a === b || plainProfile(a) === plainProfile(b);
}

function plainProfile(id: string): string {
  return id.trim().replace(/^openai(?:-codex)?:(?:chatgpt-)?/, 'openai:');
}
