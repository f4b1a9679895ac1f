import type { JsonObject } from '../../../document/value.js';
import type { SignalAccounts, SignalEntry } from './accounts.js';
import { DEFAULT_SIGNAL_PORT, localPort, reaches, withPort } from './endpoint.js';
import { asObject } from './transport.js';

/** Daemons on one machine need a port each; what is written down already keeps its own. */
export function allocatePorts(
  accounts: SignalAccounts,
  resolved: readonly (JsonObject | undefined)[],
): readonly (JsonObject | undefined)[] {
  const first = accounts.defaultEntry;
  const taken = new Set<number>();
  const skips = (entry: SignalEntry): boolean => entry.account === undefined && first?.account !== undefined;
  const isFixed = (entry: SignalEntry): boolean => entry === first || asObject(entry.own.transport) !== undefined;
  for (const [index, entry] of accounts.entries.entries()) {
    const transport = resolved[index];
    if (transport === undefined || skips(entry) || transport.socketPath !== undefined) continue;
    const url = urlOf(transport);
    const isManaged = transport.kind === 'managed-native';
    const isItsOwn = isManaged && url !== undefined && reaches(url, hostOf(transport), portOf(transport));
    const port = url === undefined || isItsOwn ? undefined : localPort(url);
    if (port !== undefined) taken.add(port);
    if (isManaged && isFixed(entry)) taken.add(portOf(transport) ?? DEFAULT_SIGNAL_PORT);
  }
  return accounts.entries.map((entry, index) => {
    const transport = resolved[index];
    if (transport === undefined || skips(entry) || isFixed(entry)) return transport;
    if (transport.kind !== 'managed-native' || transport.socketPath !== undefined) return transport;
    const wanted = typeof entry.own.httpPort === 'number' ? entry.own.httpPort : portOf(transport);
    const port = freePort(taken, wanted);
    taken.add(port);
    const url = urlOf(transport);
    const follows = url !== undefined && reaches(url, hostOf(transport), portOf(transport));
    return { ...transport, httpPort: port, ...(follows && { url: withPort(url, port) }) };
  });
}

function freePort(taken: ReadonlySet<number>, wanted: number | undefined): number {
  if (wanted !== undefined && !taken.has(wanted)) return wanted;
  let port = DEFAULT_SIGNAL_PORT;
  while (taken.has(port)) port++;
  return port;
}

function urlOf({ url }: JsonObject): string | undefined {
  return typeof url === 'string' ? url : undefined;
}

function portOf({ httpPort }: JsonObject): number | undefined {
  return typeof httpPort === 'number' ? httpPort : undefined;
}

function hostOf({ httpHost }: JsonObject): string | undefined {
  return typeof httpHost === 'string' ? httpHost : undefined;
}
