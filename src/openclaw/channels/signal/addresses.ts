import type { JsonValue } from '../../../document/node.js';
import type { JsonObject } from '../../../document/value.js';
import { DEFAULT_SIGNAL_HOST, DEFAULT_SIGNAL_PORT } from './endpoint.js';
import { asObject, textOf } from './transport.js';

/** The address that host and port of an entry stand for; `undefined` where one is set already. */
export function signalAddress(entry: JsonObject, channel: JsonObject | undefined): string | undefined {
  if (entry.httpUrl !== undefined || typeof channel?.httpUrl === 'string') return undefined;
  const host = textOf(entry.httpHost ?? channel?.httpHost) ?? DEFAULT_SIGNAL_HOST;
  const port = entry.httpPort ?? channel?.httpPort;
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `http://${bracketed}:${typeof port === 'number' ? port : DEFAULT_SIGNAL_PORT}`;
}

/** The section with addresses in place of hosts and ports. */
export function withSignalAddresses(signal: JsonObject): JsonObject {
  const accounts = Object.entries(asObject(signal.accounts) ?? {}).map(([id, account]): [string, JsonValue] => {
    const entry = asObject(account);
    return [id, entry === undefined ? account : withAddress(entry, signal)];
  });
  const root = withAddress(signal, undefined);
  return accounts.length === 0 ? root : { ...root, accounts: Object.fromEntries(accounts) };
}

function withAddress(entry: JsonObject, channel: JsonObject | undefined): JsonObject {
  if (entry.httpHost === undefined && entry.httpPort === undefined) return entry;
  const { httpHost: _host, httpPort: _port, ...rest } = entry;
  const httpUrl = signalAddress(entry, channel);
  return httpUrl === undefined ? rest : { ...rest, httpUrl, autoStart: rest.autoStart ?? true };
}
