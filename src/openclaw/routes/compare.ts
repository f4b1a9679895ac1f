import { isSpellingOf } from '../models/ref.js';
import { modelProvider } from '../models/runtime-provider.js';
import { sameProfile } from './accounts/profiles.js';
import type { Bill, Route, RouteAuth } from './types.js';

/** One slot before and after something. */
export interface RoutePair {
  readonly before: Route;
  readonly after: Route;
}

/** The slots that both lists know, paired; what only one of them knows has nothing to be compared with. */
export function pairRoutes(before: readonly Route[], after: readonly Route[]): readonly RoutePair[] {
  const later = new Map(after.map((route) => [keyOf(route), route]));
  return before.flatMap((route) => {
    const other = later.get(keyOf(route));
    return other === undefined ? [] : [{ before: route, after: other }];
  });
}

function keyOf({ agent, slot }: Route): string {
  return `${agent.toLowerCase()}\0${slot}`;
}

/**
 * What is different about who is asked and who pays; `undefined` where nothing is, or where nothing can be known.
 * A slot that the config leaves to the release has no account of its own to lose.
 */
export function accountChange({ before, after }: RoutePair): string | undefined {
  if (before.at === undefined || before.route === 'unresolved' || after.route === 'unresolved') return undefined;
  const differs =
    isOtherBill(before.bill, after.bill) || (!isSameAccount(before.auth, after.auth) && isKnown(before, after));
  return differs ? `${accountName(before)} becomes ${accountName(after)}` : undefined;
}

/**
 * What stands against making a change without asking; `undefined` where nothing does. Beside another account: a program
 * that signs in by itself comes in or goes, or a model that may be chosen today is refused afterwards.
 */
export function objectionTo(pair: RoutePair): string | undefined {
  const { before, after } = pair;
  if (before.at === undefined || before.route === 'unresolved') return undefined;
  const account = accountChange(pair);
  if (account !== undefined) return `another account may be asked: for ${slotName(before)}, ${account}`;
  if (after.route === 'unresolved') return `nobody would answer any more: ${slotName(before)}`;
  if (!sameProvider(before, after)) {
    return `another provider may be asked: for ${slotName(before)}, ${after.provider} instead of ${before.provider}`;
  }
  const isProgram = (before.route === 'cli-backend') !== (after.route === 'cli-backend');
  if (isProgram) {
    const [was, now] = [runtimeName(before.runtime), runtimeName(after.runtime)];
    return `another account may be asked: for ${slotName(before)}, ${now} instead of ${was}`;
  }
  return before.allowed && !after.allowed ? `${slotName(before)} would be refused by the allowlist` : undefined;
}

function slotName({ slot, agent }: Route): string {
  return `${slot} of ${agent}`;
}

/** True where nothing a person would notice is different: the same model, runtime and account, whatever it is called. */
export function isSameRoute({ before, after }: RoutePair): boolean {
  return (
    sameProvider(before, after) &&
    sameModelId(before, after) &&
    runtimeName(before.runtime) === runtimeName(after.runtime) &&
    before.bill === after.bill &&
    isSameAccount(before.auth, after.auth) &&
    (before.route === 'unresolved') === (after.route === 'unresolved')
  );
}

/** The difference in a few words: `same subscription, Codex harness instead of PI`. */
export function describeChange(pair: RoutePair): string {
  const { before, after } = pair;
  if (isSameRoute(pair)) return 'same';
  if (after.route === 'unresolved') return 'no longer resolves: nobody answers';
  if (before.route === 'unresolved') return 'leads somewhere again';
  const parts = [accountWords(pair)];
  if (!sameProvider(before, after)) parts.push(`${after.provider} instead of ${before.provider}`);
  if (!sameModelId(before, after)) parts.push(`${after.model} instead of ${before.model}`);
  const [was, now] = [runtimeName(before.runtime), runtimeName(after.runtime)];
  if (was !== now) parts.push(`${now} instead of ${was}`);
  return parts.join(', ');
}

function accountWords(pair: RoutePair): string {
  const { before, after } = pair;
  const change = accountChange(pair);
  if (change !== undefined) return change;
  if (before.bill === 'unknown' || after.bill === 'unknown') return 'account not known';
  return SAME[after.bill];
}

const SAME: Readonly<Record<Exclude<Bill, 'unknown'>, string>> = {
  subscription: 'same subscription',
  metered: 'same account, paid by use',
  local: 'same server',
};

const RUNTIMES: Readonly<Record<string, string>> = {
  codex: 'Codex harness',
  pi: 'PI',
  openclaw: 'PI',
  'claude-cli': 'Claude CLI',
  'codex-cli': 'Codex CLI',
  'google-gemini-cli': 'Gemini CLI',
  copilot: 'Copilot',
};

/** `pi` and `openclaw` are one runtime under two names. */
function runtimeName(runtime: string): string {
  return RUNTIMES[runtime] ?? runtime;
}

function accountName({ bill, auth }: Route): string {
  const credential = auth.profile ?? auth.env;
  const who = credential === undefined ? '' : ` (${credential})`;
  if (auth.kind === 'none') return 'no usable credential';
  return `${BILLS[bill]}${who}`;
}

const BILLS: Readonly<Record<Bill, string>> = {
  subscription: 'the subscription',
  metered: 'an account paid by use',
  local: 'a server of one’s own',
  unknown: 'an account that is not known',
};

function isOtherBill(before: Bill, after: Bill): boolean {
  return before !== 'unknown' && after !== 'unknown' && before !== after;
}

function isKnown(before: Route, after: Route): boolean {
  return before.auth.kind !== 'unknown' && after.auth.kind !== 'unknown';
}

function isSameAccount(before: RouteAuth, after: RouteAuth): boolean {
  if (before.profile !== undefined && after.profile !== undefined) return sameProfile(before.profile, after.profile);
  return before.kind === after.kind && before.profile === after.profile && before.env === after.env;
}

function sameProvider(before: Route, after: Route): boolean {
  const [was, is] = [before, after].map(({ provider }) => modelProvider(provider));
  return was === is || (was !== undefined && is !== undefined && isSpellingOf(was, is));
}

function sameModelId(before: Route, after: Route): boolean {
  return before.model.toLowerCase() === after.model.toLowerCase();
}
