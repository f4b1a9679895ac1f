import type { JsonObject } from '../../../document/value.js';
import { SignalAccounts } from './accounts.js';
import { allocatePorts } from './allocate-ports.js';
import { addressProblem, readTransport } from './read-transport.js';
import { hasValidPort, textOf, transportIn } from './transport.js';

/** Where a transport stands in the new layout: the channel (`undefined`) or an account. */
export interface SignalTransport {
  readonly account: string | undefined;
  readonly transport: JsonObject | undefined;
}

export type SignalPlan =
  | { readonly ok: true; readonly transports: readonly SignalTransport[] }
  /** What keeps the old settings from being read without asking the endpoint or the author. */
  | { readonly ok: false; readonly reason: string };

/** Reads the old transport settings of the channel and its accounts, all or none. */
export function planSignalTransports(signal: JsonObject): SignalPlan {
  const accounts = new SignalAccounts(signal);
  const inUse = new Set(accounts.entries.filter((entry) => accounts.isInUse(entry)));
  const problem = [...inUse].map((entry) => addressProblem(accounts, entry)).find((found) => found !== undefined);
  if (problem !== undefined) return { ok: false, reason: problem };
  const resolved = accounts.entries.map((entry) => (inUse.has(entry) ? readTransport(accounts, entry) : undefined));
  if (resolved.some((transport) => transport?.kind === 'managed-native' && !hasValidPort(transport))) {
    return { ok: false, reason: '`httpPort` is no port' };
  }
  if (accounts.entries.some((entry, index) => inUse.has(entry) && resolved[index] === undefined)) {
    return { ok: false, reason: 'whether signal-cli or a container answers there is only known to the endpoint' };
  }
  const transports = layOut(accounts, allocatePorts(accounts, resolved));
  if (hasContainerWithoutNumber(accounts, transports)) {
    return { ok: false, reason: 'a container needs the number of its account (`account`)' };
  }
  return { ok: true, transports };
}

/** The transport of a default account with a name of its own belongs to the channel. */
function layOut(accounts: SignalAccounts, resolved: readonly (JsonObject | undefined)[]): readonly SignalTransport[] {
  const named = accounts.entries.findIndex((entry) => accounts.isDefault(entry));
  return accounts.entries.map((entry, index): SignalTransport => {
    if (entry.account !== undefined) {
      return { account: entry.account, transport: accounts.isDefault(entry) ? undefined : resolved[index] };
    }
    if (named >= 0) return { account: undefined, transport: transportIn(accounts.channel) ?? resolved[named] };
    return { account: undefined, transport: accounts.channelIsAccount ? resolved[index] : undefined };
  });
}

function hasContainerWithoutNumber(accounts: SignalAccounts, transports: readonly SignalTransport[]): boolean {
  const { channel } = accounts;
  if (channel.enabled === false) return false;
  const named = accounts.entries.find((entry) => accounts.isDefault(entry))?.own;
  return transports.some(({ account, transport }) => {
    if (transport?.kind !== 'container') return false;
    const own = account === undefined ? named : accounts.entries.find((entry) => entry.account === account)?.own;
    if (own?.enabled === false) return false;
    return textOf(own?.account ?? channel.account) === undefined;
  });
}
