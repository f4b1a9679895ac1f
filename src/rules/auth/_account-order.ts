import { isOldAccount, isOldProvider, mergedOrder, PROVIDER } from '../../openclaw/auth/codex-accounts.js';
import type { ConfigValue } from '../../openclaw/config/view.js';
import { isLegacyCodexProvider } from '../../openclaw/models/ref.js';
import { modelSlots } from '../../openclaw/models/slots.js';
import { type Release, release as releaseOf } from '../../openclaw/releases/release.js';
import { resolveRef } from '../../openclaw/routes/resolve-ref.js';
import { runsOnCodex } from '../../openclaw/routes/runtime.js';

/** The last release in which the orders of `openai-codex` and `openai` were two. */
const LAST_WITH_TWO = releaseOf('2026.5.27');

/** Orders of accounts by provider, of a config or of a store. */
export interface Orders {
  readonly old: readonly string[] | undefined;
  readonly current: readonly string[] | undefined;
}

/** What holds for all orders of one installation. */
export interface OrderRule {
  readonly renames: ReadonlyMap<string, string>;
  /** The sign-ins that change their name, in the order in which they were tried without an order. */
  readonly signIns: readonly string[];
  /**
   * Who came first for the models in use: the sign-ins of `openai-codex`, or what `openai` names. Asked where there is
   * an order only, as it takes what an earlier release knew of models.
   */
  readonly first: () => 'sign-ins' | 'openai';
}

/** The `order` member of a config's `auth` or of a store. */
export function ordersIn(order: ConfigValue | undefined): Orders {
  const members = (order?.members() ?? []).filter((member) => member.isArray);
  const ids = (member: ConfigValue | undefined): readonly string[] | undefined =>
    member?.items().flatMap((item) => item.string?.trim() || []);
  return {
    old: ids(members.find(({ key }) => isOldProvider(String(key)))),
    current: ids(members.find(({ key }) => String(key) === PROVIDER)),
  };
}

/**
 * The order of `openai` once both are one, such that whoever was first for the models in use stays first.
 * @param behind the order that held where this one said nothing: for a store, the config's
 * @returns `undefined` where there is none to be written
 */
export function joinedOrder(orders: Orders, rule: OrderRule, behind: Orders = NONE): readonly string[] | undefined {
  const { old, current } = orders;
  if (old === undefined && current === undefined) return undefined;
  const signIns = old ?? (current === undefined ? [] : impliedFor(current, behind, rule));
  // A store that orders the sign-ins alone keeps the accounts it names: a key behind them would be a bill nobody asked for.
  const others = current ?? (rule.first() === 'openai' ? (behind.current ?? []) : []);
  const [first, second] = rule.first() === 'sign-ins' ? [signIns, others] : [others, signIns];
  return mergedOrder(first, second, rule.renames);
}

const NONE: Orders = { old: undefined, current: undefined };

/** Without an order of their own the sign-ins came before what `openai` names, unless it names one of them. */
function impliedFor(current: readonly string[], behind: Orders, { signIns, first }: OrderRule): readonly string[] {
  if (behind.old !== undefined) return behind.old;
  if (!current.some(isOldAccount)) return first() === 'sign-ins' ? signIns : [];
  return [...current, ...signIns];
}

/** Who came first for the models that a config selects. */
export function firstOf(config: ConfigValue | undefined, release: Release): ReturnType<OrderRule['first']> {
  if (config === undefined) return 'sign-ins';
  const models = modelSlots(config, release)
    .filter((slot) => slot.form === 'value' && (slot.kind === 'primary' || slot.kind === 'fallback'))
    .flatMap(({ ref, agent }) => {
      const model = resolveRef(config, ref, LAST_WITH_TWO, { agent });
      return model.ok ? [{ ...model, agent }] : [];
    });
  if (models.some(({ provider }) => isLegacyCodexProvider(provider, release))) return 'sign-ins';
  const ofOpenAi = models.filter(({ provider }) => provider === PROVIDER);
  const isElsewhere = ofOpenAi.every((model) => !runsOnCodex(config, model, model.agent, LAST_WITH_TWO));
  return ofOpenAi.length > 0 && isElsewhere ? 'openai' : 'sign-ins';
}
