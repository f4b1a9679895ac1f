import { asBeforeImport, asImported, codexRenames, isOldAccount, isOldProvider } from '../../auth/codex-accounts.js';
import { type OrderSource, profileOrder } from '../../auth/profile-order.js';
import type { ConfigValue } from '../../config/view.js';
import type { Release } from '../../releases/release.js';
import { declaredProfiles } from '../facts.js';
import { hasOneOpenAiProvider } from '../releases.js';
import type { AuthProfile, StateFacts } from '../types.js';
import { orderSource } from './order-source.js';

/** The profiles an agent sees: its own, those of `main`, and those the config declares. */
export class Profiles {
  readonly #release: Release;
  readonly #source: OrderSource;
  /** By the id in force, which is not always the one a store has. */
  readonly #known = new Map<string, AuthProfile>();
  readonly #renames: ReadonlyMap<string, string>;

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
    for (const [id, profile] of this.#source.profiles) {
      const storedAs = [...this.#renames].find(([, next]) => next === id && isPending)?.[0] ?? id;
      const agentOf = facts.profiles.find((one) => one.id === storedAs)?.agent;
      this.#known.set(id, { ...profile, id: storedAs, agent: agentOf });
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
    const { ids } = profileOrder(this.#source, provider, model, this.#release);
    return ids.flatMap((id) => this.#known.get(id) ?? []);
  }

  /** The same, keys before sign-ins, unless somebody wrote an order down or all of a kind rest. */
  keysFirst(provider: string): readonly AuthProfile[] {
    const { isExplicit, ready } = profileOrder(this.#source, provider, undefined, this.#release);
    const ordered = this.ordered(provider);
    const isKey = ({ kind }: AuthProfile): boolean => kind === 'api-key';
    const awake = ordered.slice(0, ready);
    if (isExplicit || !awake.some(isKey) || awake.every(isKey)) return ordered;
    return [...ordered.filter(isKey), ...ordered.filter((profile) => !isKey(profile))];
  }
}

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
