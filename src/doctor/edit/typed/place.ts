import type { ConfigPath, PathSegment } from '../../../document/config-path.js';
import type { ConfigValue } from '../../../openclaw/config/view.js';
import type { ConfigSchema } from '../../../openclaw/schema/config-schema.js';
import { pathInConfig } from './path.js';

const COUNT = /^(?:0|[1-9]\d*)$/;

/** Where a value is to stand, if nothing does yet: `tools.deny.0` is an item where the target takes a list. */
export function placeToWrite(root: ConfigValue, typed: ConfigPath, schema: ConfigSchema): ConfigPath {
  const path: PathSegment[] = [];
  for (const segment of pathInConfig(root, typed)) {
    const isCounted = typeof segment === 'string' && COUNT.test(segment) && !root.has(path);
    path.push(isCounted && schema.lookup(path)?.kind === 'array' ? Number(segment) : segment);
  }
  return path;
}
