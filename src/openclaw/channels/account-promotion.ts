import { isAtLeast, type Release } from '../releases/release.js';

/** From this release on fewer settings of a channel belong to an account, and what it does not know stops the move. */
const NARROWED = '2026.8.1';
/** Settings beside `accounts` that never belong to one of them. */
const OF_THE_CHANNEL = new Set(['accounts', 'defaultAccount', 'enabled']);

const COMMON = ['name', 'token', 'tokenFile', 'botToken', 'webhookPath', 'webhookUrl'];
const POLICY = ['dmPolicy', 'allowFrom', 'groupPolicy', 'groupAllowFrom'];
const OLD_KEYS = new Set([
  ...COMMON,
  ...['appToken', 'account', 'signalNumber', 'authDir', 'cliPath', 'dbPath', 'httpUrl', 'httpHost', 'httpPort'],
  ...['webhookSecret', 'service', 'region', 'homeserver', 'userId', 'accessToken', 'password', 'deviceName'],
  ...['url', 'code', ...POLICY, 'defaultTo'],
]);
const KEYS = new Set([
  ...COMMON,
  ...['botId', 'secret', ...POLICY, 'defaultTo'],
  ...['accessToken', 'appToken', 'httpUrl', 'password', 'userId', 'webhookSecret'],
]);
/** Channels that say themselves what moves once there are named accounts. */
const OWN_KEYS: Readonly<Record<string, ReadonlySet<string>>> = {
  telegram: new Set(['botToken', 'tokenFile']),
};
const MATRIX = new Set([
  ...['name', 'homeserver', 'userId', 'accessToken', 'password', 'deviceName', 'deviceId', 'encryption'],
  ...['avatarUrl', 'initialSyncLimit'],
]);

/** Settings an account inherits from its channel; once they have moved, every account needs its own. */
export const INHERITED_POLICY: readonly string[] = POLICY;

/** Which settings of a channel with named accounts are those of an account of their own, `accounts.default`. */
export function promotedKeys(channel: string, keys: readonly string[], target: Release): readonly string[] {
  const own = Object.hasOwn(OWN_KEYS, channel) ? OWN_KEYS[channel] : undefined;
  if (own !== undefined) return keys.filter((key) => own.has(key));
  if (channel === 'qqbot' && isAtLeast(target, NARROWED)) return [];
  const candidates = keys.filter((key) => !OF_THE_CHANNEL.has(key));
  if (!isAtLeast(target, NARROWED)) {
    const known = channel === 'matrix' ? MATRIX : OLD_KEYS;
    return candidates.filter((key) => known.has(key));
  }
  return candidates.every((key) => KEYS.has(key)) ? candidates : [];
}
