import type { JsonValue } from '../../../document/node.js';
import type { JsonObject } from '../../../document/value.js';
import type { SignalAccounts, SignalEntry } from './accounts.js';
import { endpointHost, isPort, signalUrl, signalUrlOf } from './endpoint.js';
import { textOf, transportIn } from './transport.js';

/** What is wrong with the address of an entry, where its transport would have to be read from it. */
export function addressProblem(accounts: SignalAccounts, entry: SignalEntry): string | undefined {
  if (transportIn(entry.own) !== undefined) return undefined;
  const url = textOf(accounts.setting(entry, 'httpUrl'));
  if (url !== undefined) return signalUrl(url) === undefined ? '`httpUrl` is no web address' : undefined;
  const port = accounts.setting(entry, 'httpPort');
  if (port !== undefined && !isPort(port)) return '`httpPort` is no port';
  const isAddress = signalUrlOf(accounts.host(entry), accounts.port(entry)) !== undefined;
  return isAddress ? undefined : '`httpHost` is no host';
}

/** The transport that the old keys of an entry describe; `undefined` where only the endpoint could tell. */
export function readTransport(accounts: SignalAccounts, entry: SignalEntry): JsonObject | undefined {
  const transport = transportIn(entry.own);
  if (transport !== undefined) return transport;
  const url = textOf(accounts.setting(entry, 'httpUrl'));
  const address = url === undefined ? signalUrlOf(accounts.host(entry), accounts.port(entry)) : signalUrl(url);
  if (address === undefined) return undefined;
  const autoStart = accounts.setting(entry, 'autoStart');
  const startsItself = typeof autoStart === 'boolean' ? autoStart : url === undefined;
  switch (accounts.channel.apiMode) {
    case 'container':
      return { kind: 'container', url: address };
    case undefined:
    case 'auto':
      return startsItself && url === undefined ? managedTransport(accounts, entry) : undefined;
    default:
      return startsItself ? managedTransport(accounts, entry) : { kind: 'external-native', url: address };
  }
}

/** The daemon that OpenClaw starts itself. */
function managedTransport(accounts: SignalAccounts, entry: SignalEntry): JsonObject {
  const transport: JsonObject = { kind: 'managed-native' };
  const take = (key: string, holds: (value: JsonValue | undefined) => boolean): void => {
    const value = accounts.setting(entry, key);
    if (value !== undefined && holds(value)) transport[key] = typeof value === 'string' ? value.trim() : value;
  };
  for (const key of ['configPath', 'cliPath']) take(key, (value) => textOf(value) !== undefined);
  const url = connectionUrl(accounts, entry);
  if (url !== undefined) transport.url = url;
  take('httpHost', (value) => textOf(value) !== undefined);
  for (const key of ['httpPort', 'startupTimeoutMs']) take(key, (value) => typeof value === 'number');
  take('receiveMode', (value) => value === 'on-start' || value === 'manual');
  take('ignoreStories', (value) => typeof value === 'boolean');
  return transport;
}

/** The address to connect to, where it is not simply the one the daemon listens at. */
function connectionUrl(accounts: SignalAccounts, entry: SignalEntry): string | undefined {
  const url = textOf(accounts.setting(entry, 'httpUrl'));
  const address = url === undefined ? undefined : signalUrl(url);
  if (address === undefined) return undefined;
  const { protocol, hostname, port } = new URL(address);
  const portThere = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const sameHost = endpointHost(hostname) === endpointHost(accounts.host(entry));
  return protocol === 'http:' && sameHost && portThere === accounts.port(entry) ? undefined : address;
}
