import type { JsonValue } from '../../../document/node.js';
import { isObject, type JsonObject } from '../../../document/value.js';
import { isPort, signalUrl } from './endpoint.js';

/** Keys of Signal that went into the object `transport`. */
export const SIGNAL_TRANSPORT_KEYS: readonly string[] = [
  ...['configPath', 'httpUrl', 'httpHost', 'httpPort', 'cliPath', 'autoStart', 'startupTimeoutMs', 'receiveMode'],
  'ignoreStories',
];

/** The object `transport` of a section, where it says all that a transport needs. */
export function transportIn(section: JsonObject): JsonObject | undefined {
  const transport = asObject(section.transport);
  if (transport === undefined) return undefined;
  const { kind, url } = transport;
  const isAddress = typeof url === 'string' && signalUrl(url) !== undefined;
  const isWhole =
    kind === 'managed-native'
      ? hasValidPort(transport) && (url === undefined || isAddress)
      : (kind === 'external-native' || kind === 'container') && isAddress;
  return isWhole ? transport : undefined;
}

export function hasTransportKeys(section: JsonObject): boolean {
  return SIGNAL_TRANSPORT_KEYS.some((key) => Object.hasOwn(section, key));
}

export function hasValidPort(transport: JsonObject): boolean {
  return transport.httpPort === undefined || isPort(transport.httpPort);
}

export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** A text that says something, trimmed. */
export function textOf(value: JsonValue | undefined): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}
