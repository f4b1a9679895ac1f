import type { JsonValue } from '../../../document/node.js';
import { DEFAULT_ACCOUNT } from '../account-id.js';
import {
  DEFAULT_SIGNAL_HOST,
  DEFAULT_SIGNAL_PORT,
  endpointHost,
  isPort,
  localPort,
  reaches,
  signalUrl,
  signalUrlOf,
  withPort,
} from './endpoint.js';

type JsonObject = { [key: string]: JsonValue };

/** Keys of Signal that went into the object `transport`. */
export const SIGNAL_TRANSPORT_KEYS: readonly string[] = [
  ...['configPath', 'httpUrl', 'httpHost', 'httpPort', 'cliPath', 'autoStart', 'startupTimeoutMs', 'receiveMode'],
  'ignoreStories',
];

/** Where a transport stands in the new layout: the channel (`undefined`) or an account. */
export interface SignalTransport {
  readonly account: string | undefined;
  readonly transport: JsonObject | undefined;
}

export type SignalPlan =
  | { readonly ok: true; readonly transports: readonly SignalTransport[] }
  /** What keeps the old settings from being read without asking the endpoint or the author. */
  | { readonly ok: false; readonly reason: string };

interface Entry {
  readonly account: string | undefined;
  readonly own: JsonObject;
}

/** The address that host and port of an entry stand for; `undefined` where one is set already. */
export function signalAddress(entry: JsonObject, channel: JsonObject | undefined): string | undefined {
  if (entry.httpUrl !== undefined || typeof channel?.httpUrl === 'string') return undefined;
  const host = text(entry.httpHost ?? channel?.httpHost) ?? DEFAULT_SIGNAL_HOST;
  const port = entry.httpPort ?? channel?.httpPort;
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `http://${bracketed}:${typeof port === 'number' ? port : DEFAULT_SIGNAL_PORT}`;
}

/** The section with addresses in place of hosts and ports. */
export function withSignalAddresses(signal: JsonObject): JsonObject {
  const withAddress = (entry: JsonObject, channel: JsonObject | undefined): JsonObject => {
    if (entry.httpHost === undefined && entry.httpPort === undefined) return entry;
    const { httpHost: _host, httpPort: _port, ...rest } = entry;
    const httpUrl = signalAddress(entry, channel);
    return httpUrl === undefined ? rest : { ...rest, httpUrl, autoStart: rest.autoStart ?? true };
  };
  const accounts = Object.entries(asObject(signal.accounts) ?? {}).map(([id, account]): [string, JsonValue] => {
    const entry = asObject(account);
    return [id, entry === undefined ? account : withAddress(entry, signal)];
  });
  const root = withAddress(signal, undefined);
  return accounts.length === 0 ? root : { ...root, accounts: Object.fromEntries(accounts) };
}

/** Reads the old transport settings of the channel and its accounts, all or none. */
export function planSignalTransports(signal: JsonObject): SignalPlan {
  const reader = new Reader(signal);
  const problem = reader.problem();
  if (problem !== undefined) return { ok: false, reason: problem };
  const resolved = reader.entries.map((entry) => (reader.counts(entry) ? reader.transportOf(entry) : undefined));
  if (resolved.some((transport) => transport?.kind === 'managed-native' && !hasValidPort(transport))) return BAD_PORT;
  if (reader.entries.some((entry, index) => reader.counts(entry) && resolved[index] === undefined)) {
    return { ok: false, reason: 'whether signal-cli or a container answers there is only known to the endpoint' };
  }
  const transports = reader.layOut(allocatePorts(reader, resolved));
  if (reader.hasContainerWithoutNumber(transports)) {
    return { ok: false, reason: 'a container needs the number of its account (`account`)' };
  }
  return { ok: true, transports };
}

const BAD_PORT: SignalPlan = { ok: false, reason: '`httpPort` is no port' };

class Reader {
  readonly entries: readonly Entry[];
  readonly #root: JsonObject;
  readonly #defaultId: string | undefined;

  constructor(signal: JsonObject) {
    this.#root = signal;
    const accounts = Object.entries(asObject(signal.accounts) ?? {});
    const named = accounts.flatMap(([account, own]): Entry[] =>
      asObject(own) ? [{ account, own: own as JsonObject }] : [],
    );
    this.entries = [{ account: undefined, own: signal }, ...named];
    const ids = named.map(({ account }) => account ?? '');
    this.#defaultId =
      ids.find((id) => id === DEFAULT_ACCOUNT) ?? ids.find((id) => id.toLowerCase() === DEFAULT_ACCOUNT);
  }

  isDefault({ account }: Entry): boolean {
    return account !== undefined && account === this.#defaultId;
  }

  /** The channel itself is an account. */
  get rootIsAccount(): boolean {
    return this.entries.length === 1 || text(this.#root.account) !== undefined || isTransport(this.#root.transport);
  }

  /** The transport that the default account goes by is the channel's, an account's, or nobody's. */
  get defaultEntry(): Entry | undefined {
    const [root] = this.entries;
    if (isTransport(this.#root.transport)) return root;
    return this.entries.find((entry) => this.isDefault(entry)) ?? (this.rootIsAccount ? root : undefined);
  }

  /** True where the entry is an account in use, whose transport has to be written. */
  counts(entry: Entry): boolean {
    if (this.#isOverruled(entry)) return false;
    return isTransport(entry.own.transport) || this.#isConfigured(entry);
  }

  problem(): string | undefined {
    const open = this.entries.filter((entry) => this.counts(entry) && !isTransport(entry.own.transport));
    for (const entry of open) {
      const url = text(this.inherit(entry, 'httpUrl'));
      if (url !== undefined) {
        if (signalUrl(url) === undefined) return '`httpUrl` is no web address';
        continue;
      }
      const port = this.inherit(entry, 'httpPort');
      if (port !== undefined && !isPort(port)) return '`httpPort` is no port';
      if (signalUrlOf(this.#host(entry), this.#port(entry)) === undefined) return '`httpHost` is no host';
    }
    return undefined;
  }

  /** `undefined` where only the endpoint could tell. */
  transportOf(entry: Entry): JsonObject | undefined {
    const { transport } = entry.own;
    if (isTransport(transport)) return transport as JsonObject;
    const url = this.#baseUrl(entry);
    if (url === undefined) return undefined;
    const starts = this.#startsItself(entry);
    switch (this.#root.apiMode) {
      case 'container':
        return { kind: 'container', url };
      case 'native':
        return starts ? this.#managed(entry) : { kind: 'external-native', url };
      case undefined:
      case 'auto':
        return starts && text(this.inherit(entry, 'httpUrl')) === undefined ? this.#managed(entry) : undefined;
      default:
        return starts ? this.#managed(entry) : { kind: 'external-native', url };
    }
  }

  /** The transport of a nested default account belongs to the channel. */
  layOut(resolved: readonly (JsonObject | undefined)[]): readonly SignalTransport[] {
    const canonical = isTransport(this.#root.transport) ? (this.#root.transport as JsonObject) : undefined;
    const nested = this.entries.findIndex((entry) => this.isDefault(entry));
    return this.entries.map((entry, index): SignalTransport => {
      if (entry.account === undefined) {
        const ofDefault = nested < 0 ? undefined : (canonical ?? resolved[nested]);
        const own = nested < 0 && this.rootIsAccount ? resolved[index] : undefined;
        return { account: undefined, transport: ofDefault ?? own };
      }
      return { account: entry.account, transport: this.isDefault(entry) ? undefined : resolved[index] };
    });
  }

  hasContainerWithoutNumber(transports: readonly SignalTransport[]): boolean {
    if (this.#root.enabled === false) return false;
    const nested = this.entries.find((entry) => this.isDefault(entry))?.own;
    return transports.some(({ account, transport }) => {
      if (transport?.kind !== 'container') return false;
      const own = account === undefined ? nested : this.entries.find((entry) => entry.account === account)?.own;
      if (own?.enabled === false) return false;
      const number = own?.account ?? this.#root.account;
      return text(number) === undefined;
    });
  }

  inherit({ own }: Entry, key: string): JsonValue | undefined {
    return Object.hasOwn(own, key) ? own[key] : this.#root[key];
  }

  /** Another transport is in force in its place. */
  #isOverruled(entry: Entry): boolean {
    if (entry.account !== undefined) return this.isDefault(entry) && isTransport(this.#root.transport);
    if (!this.rootIsAccount) return true;
    const nested = this.entries.find((one) => this.isDefault(one));
    return nested !== undefined && (isTransport(nested.own.transport) || hasTransportKeys(nested.own));
  }

  #isConfigured(entry: Entry): boolean {
    const texts = ['account', 'configPath', 'httpUrl', 'httpHost', 'cliPath'];
    if (texts.some((key) => text(this.inherit(entry, key)) !== undefined)) return true;
    return typeof this.inherit(entry, 'httpPort') === 'number' || typeof this.inherit(entry, 'autoStart') === 'boolean';
  }

  #startsItself(entry: Entry): boolean {
    const autoStart = this.inherit(entry, 'autoStart');
    return typeof autoStart === 'boolean' ? autoStart : text(this.inherit(entry, 'httpUrl')) === undefined;
  }

  #host(entry: Entry): string {
    return text(this.inherit(entry, 'httpHost')) ?? DEFAULT_SIGNAL_HOST;
  }

  #port(entry: Entry): number {
    const port = this.inherit(entry, 'httpPort');
    return typeof port === 'number' ? port : DEFAULT_SIGNAL_PORT;
  }

  #baseUrl(entry: Entry): string | undefined {
    const url = text(this.inherit(entry, 'httpUrl'));
    return url === undefined ? signalUrlOf(this.#host(entry), this.#port(entry)) : signalUrl(url);
  }

  #managed(entry: Entry): JsonObject {
    const transport: JsonObject = { kind: 'managed-native' };
    const take = (key: string, holds: (value: JsonValue | undefined) => boolean): void => {
      const value = this.inherit(entry, key);
      if (value !== undefined && holds(value)) transport[key] = typeof value === 'string' ? value.trim() : value;
    };
    for (const key of ['configPath', 'cliPath']) take(key, (value) => text(value) !== undefined);
    const url = this.#connectionUrl(entry);
    if (url !== undefined) transport.url = url;
    take('httpHost', (value) => text(value) !== undefined);
    for (const key of ['httpPort', 'startupTimeoutMs']) take(key, (value) => typeof value === 'number');
    take('receiveMode', (value) => value === 'on-start' || value === 'manual');
    take('ignoreStories', (value) => typeof value === 'boolean');
    return transport;
  }

  /** The address to connect to, where it is not simply the one the daemon listens at. */
  #connectionUrl(entry: Entry): string | undefined {
    const url = text(this.inherit(entry, 'httpUrl'));
    const address = url === undefined ? undefined : signalUrl(url);
    if (address === undefined) return undefined;
    const { protocol, hostname, port } = new URL(address);
    const portThere = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
    const sameHost = bare(hostname) === bare(this.#host(entry));
    return protocol === 'http:' && sameHost && portThere === this.#port(entry) ? undefined : address;
  }
}

/** Daemons on one machine need a port each; what is written down already keeps its own. */
function allocatePorts(
  reader: Reader,
  resolved: readonly (JsonObject | undefined)[],
): readonly (JsonObject | undefined)[] {
  const first = reader.defaultEntry;
  const taken = new Set<number>();
  const skips = (entry: Entry): boolean => entry.account === undefined && first?.account !== undefined;
  const isFixed = (entry: Entry): boolean => entry === first || asObject(entry.own.transport) !== undefined;
  for (const [index, entry] of reader.entries.entries()) {
    const transport = resolved[index];
    if (transport === undefined || skips(entry) || transport.socketPath !== undefined) continue;
    const url = typeof transport.url === 'string' ? transport.url : undefined;
    const isManaged = transport.kind === 'managed-native';
    const isItsOwn = isManaged && url !== undefined && reaches(url, hostOf(transport), portOf(transport));
    const port = url === undefined || isItsOwn ? undefined : localPort(url);
    if (port !== undefined) taken.add(port);
    if (isManaged && isFixed(entry)) taken.add(portOf(transport) ?? DEFAULT_SIGNAL_PORT);
  }
  return reader.entries.map((entry, index) => {
    const transport = resolved[index];
    if (transport === undefined || skips(entry) || isFixed(entry)) return transport;
    if (transport.kind !== 'managed-native' || transport.socketPath !== undefined) return transport;
    const wanted = typeof entry.own.httpPort === 'number' ? entry.own.httpPort : portOf(transport);
    const port = freePort(taken, wanted);
    taken.add(port);
    const url = typeof transport.url === 'string' ? transport.url : undefined;
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

function hasValidPort(transport: JsonObject): boolean {
  return transport.httpPort === undefined || isPort(transport.httpPort);
}

function portOf({ httpPort }: JsonObject): number | undefined {
  return typeof httpPort === 'number' ? httpPort : undefined;
}

function hostOf({ httpHost }: JsonObject): string | undefined {
  return typeof httpHost === 'string' ? httpHost : undefined;
}

function bare(host: string): string {
  return endpointHost(host);
}

export function hasTransportKeys(entry: JsonObject): boolean {
  return SIGNAL_TRANSPORT_KEYS.some((key) => Object.hasOwn(entry, key));
}

/** True for an object that says all a transport needs. */
function isTransport(value: JsonValue | undefined): boolean {
  const transport = asObject(value);
  if (transport === undefined) return false;
  const { kind, url } = transport;
  const isAddress = typeof url === 'string' && signalUrl(url) !== undefined;
  if (kind === 'managed-native') return hasValidPort(transport) && (url === undefined || isAddress);
  return (kind === 'external-native' || kind === 'container') && isAddress;
}

function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

function text(value: JsonValue | undefined): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}
