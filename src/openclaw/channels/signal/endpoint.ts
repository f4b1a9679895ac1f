const DEFAULT_PORT = 8080;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

export const DEFAULT_SIGNAL_PORT = DEFAULT_PORT;
export const DEFAULT_SIGNAL_HOST = '127.0.0.1';

/** The address as OpenClaw writes it: scheme, host and path without a final slash; `undefined` where it is none. */
export function signalUrl(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || (/^https?:/i.test(trimmed) && !/^https?:\/\/[^/]/i.test(trimmed))) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined;
  const url = parseUrl(scheme === undefined ? `http://${trimmed}` : trimmed);
  if (url === undefined || url.username !== '' || url.password !== '') return undefined;
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** The address of a host and port; `undefined` where the host is no host name and no IP address. */
export function signalUrlOf(host: string, port: number): string | undefined {
  const bare = bareHost(host);
  if (bare === undefined) return undefined;
  return signalUrl(`http://${bare.includes(':') ? `[${bare}]` : bare}:${port}`);
}

export function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

/** The port an address takes on this machine; `undefined` where it lies elsewhere. */
export function localPort(address: string): number | undefined {
  const url = parseUrl(address);
  if (url === undefined || !isLocal(endpointHost(url.hostname))) return undefined;
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** True where an address is the one a daemon on `host` and `port` answers at. */
export function reaches(address: string, host: string | undefined, port: number | undefined): boolean {
  const url = parseUrl(address);
  if (url?.protocol !== 'http:') return false;
  if ((url.port === '' ? 80 : Number(url.port)) !== (port ?? DEFAULT_PORT)) return false;
  const there = endpointHost(url.hostname);
  const bound = endpointHost(host ?? DEFAULT_SIGNAL_HOST);
  if (there === bound) return true;
  if (bound === '0.0.0.0') return there === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(there);
  if (bound === '::') return there === 'localhost' || there === '::1';
  return (bound === 'localhost' && LOOPBACK.has(there)) || (there === 'localhost' && LOOPBACK.has(bound));
}

/** The same address with another port. */
export function withPort(address: string, port: number): string {
  const url = parseUrl(address);
  if (url === undefined) return address;
  url.port = String(port);
  return signalUrl(url.toString()) ?? address;
}

export function endpointHost(host: string): string {
  const lower = host.toLowerCase().replace(/^\[|\]$/g, '');
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

function bareHost(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('[') !== trimmed.endsWith(']')) return undefined;
  const bare = trimmed.startsWith('[') ? trimmed.slice(1, -1) : trimmed;
  if (bare === '' || /[\s/\\?#@]/.test(bare)) return undefined;
  if (isAddress(bare)) return bare;
  const labels = (bare.endsWith('.') ? bare.slice(0, -1) : bare).split('.');
  const isName = labels.every((label) => label.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label));
  return isName && bare.length <= 254 ? bare : undefined;
}

function isAddress(host: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return host.split('.').every((part) => Number(part) <= 255);
  return host.includes(':') && parseUrl(`http://[${host}]`) !== undefined;
}

function isLocal(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (host === '::1' || host === '::' || host === '0.0.0.0' || /^127(?:\.\d{1,3}){3}$/.test(host)) return true;
  return /^::ffff:(?:127(?:\.\d{1,3}){3}|7f[0-9a-f]{2}:[0-9a-f]{1,4})$/.test(host);
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
