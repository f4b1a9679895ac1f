import type { ConfigPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import type { ConfigValue } from '../../../openclaw/config/view.js';
import type { ConfigSchema } from '../../../openclaw/schema/config-schema.js';
import { membersOf } from '../../../openclaw/schema/nodes.js';
import { fromEntries } from '../plain.js';

const PRIMARY = 'primary';

/** What holds a place and is a text, as a model may be in place of an object with `primary`. */
export function shortForm(root: ConfigValue, path: ConfigPath): ConfigPath | undefined {
  const depth = path.findIndex((_, index) => root.at(path.slice(0, index))?.string !== undefined);
  return depth < 0 ? undefined : path.slice(0, depth);
}

/**
 * A model that is written as a text is short for `{ primary }`. A part of it that is set is set in the long form:
 * OpenClaw 2026.9.6 puts an object with that part alone in its place, so that the fallbacks cost the model itself.
 * @returns `undefined` for all else
 */
export function spelledOut(
  root: ConfigValue,
  path: ConfigPath,
  value: JsonValue,
  schema: ConfigSchema,
): { readonly path: ConfigPath; readonly value: JsonValue } | undefined {
  const holder = shortForm(root, path);
  if (holder === undefined) return undefined;
  const [key, ...below] = path.slice(holder.length);
  const node = schema.lookup(holder);
  const members = node === undefined ? undefined : membersOf(node);
  if (typeof key !== 'string' || !members?.has(PRIMARY) || !members.has(key)) return undefined;
  const isFirstItem = below.length === 1 && (below[0] === 0 || below[0] === '0');
  if (below.length > 0 && !isFirstItem) return undefined;
  const model = root.at(holder)?.value ?? null;
  const part: JsonValue = isFirstItem ? [value] : value;
  return {
    path: holder,
    value: fromEntries([
      ...new Map<string, JsonValue>([
        [PRIMARY, model],
        [key, part],
      ]),
    ]),
  };
}
