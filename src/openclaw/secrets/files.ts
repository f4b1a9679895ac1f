import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import type { InstallationFile } from '../installation.js';
import { isLiteralSecret, isSecretKey } from './secrecy.js';

const KINDS: ReadonlySet<InstallationFile['kind']> = new Set([
  'sessions',
  'transcript',
  'cron-jobs',
  'auth-profiles',
  'auth-state',
  'auth-legacy',
  'models-json',
  'exec-approvals',
  'credentials',
  'sqlite',
]);
const NAMES =
  /(?:^|[\\/])(?:\.env|secrets\.json|openclaw\.json\.[^\\/]*|clawdbot\.json[^\\/]*|auth[^\\/]*\.(?:bak|migrated)[^\\/]*|exec-approvals\.json\.[^\\/]+|[^\\/]+\.(?:bak|migrated)(?:[-.][^\\/]*)?)$/;

/** Whether others must not read the file: credentials, conversations, and copies of either. */
export function holdsSecrets({ kind, path }: InstallationFile): boolean {
  return KINDS.has(kind) || NAMES.test(path);
}

const LEFTOVERS =
  /(?:^|[\\/])(?:auth(?:-profiles|-state)?\.json\.[^\\/]+|oauth\.json\.[^\\/]+|exec-approvals\.json\.migrated[^\\/]*|openclaw\.json\.(?!bak(?:\.\d)?$)[^\\/]+)$/;

/** A copy of credentials that a repair or an import left behind; nothing reads it again. */
export function isCredentialLeftover({ path }: { readonly path: string }): boolean {
  return LEFTOVERS.test(path) && !path.endsWith('.lock');
}

/** Whether a secret stands in the value itself, not a reference to one. */
export function holdsPlainSecret(value: JsonValue, path: ConfigPath = []): boolean {
  if (typeof value === 'string') return isSecretKey(path) && isLiteralSecret(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) =>
    holdsPlainSecret(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
