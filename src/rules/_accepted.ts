import { type ConfigPath, samePath } from '../document/config-path.js';
import type { ConfigValue } from '../openclaw/config/view.js';
import { isAtLeast, type Release } from '../openclaw/releases/release.js';
import { schemaFor } from '../openclaw/schema/config-schema.js';

/** Releases before this one refuse whatever their own doctor would move (`findLegacyConfigIssues` in 2026.4.29). */
const TAKES_OLD_FORMS = '2026.5.2';

/**
 * Whether a release lets a key pass, whatever it makes of it: then it is no error but without effect.
 * False where no schema is known that would hold.
 */
export function isAcceptedKey(path: ConfigPath, target: Release): boolean {
  if (!isAtLeast(target, TAKES_OLD_FORMS)) return false;
  const schema = schemaFor(target);
  return schema.fit === 'exact' && schema.lookup(path) !== undefined;
}

/** The same of a key that the shape of its section lets pass and a check of the section may refuse. */
export function isAcceptedIn(section: ConfigValue, path: ConfigPath, target: Release): boolean {
  if (!isAcceptedKey(path, target)) return false;
  const issues = schemaFor(target).validate(section.value, section.path);
  return !issues.some((issue) => samePath(issue.path, path));
}
