import type { ConfigPath } from '../document/config-path.js';
import type { Release } from '../openclaw/releases/release.js';
import { schemaFor } from '../openclaw/schema/config-schema.js';

/**
 * Whether a release lets a key pass, whatever it makes of it: then it is no error but without effect.
 * False where no schema is known that would hold.
 */
export function isAcceptedKey(path: ConfigPath, target: Release): boolean {
  const schema = schemaFor(target);
  return schema.fit === 'exact' && schema.lookup(path) !== undefined;
}
