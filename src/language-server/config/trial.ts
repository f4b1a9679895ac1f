import type { ConfigPath } from '../../document/config-path.js';
import type { JsonValue } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { type ConfigValue, createView } from '../../openclaw/config/view.js';

/**
 * A config that holds one value and nothing else: who knows what values at some places are, is asked of such a config
 * what a value would be that is not written yet. Every list has one item.
 */
export function trialConfig(path: ConfigPath, value: JsonValue): ConfigValue | undefined {
  const config = path.reduceRight<JsonValue>(
    (inner, segment) => (typeof segment === 'number' ? [inner] : { [segment]: inner }),
    value,
  );
  return createView({ file: '', document: parseDocument(JSON.stringify(config)), offset: 0, prefix: [] });
}

/** The same place in a trial. */
export function inTrial(path: ConfigPath): ConfigPath {
  return path.map((segment) => (typeof segment === 'number' ? 0 : segment));
}
