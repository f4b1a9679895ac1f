import type { JsonValue } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { toValue } from '../../document/value.js';
import type { Installation } from '../installation.js';

/**
 * The ids of the plugins an installation has a record of.
 * @returns `undefined` where there is no record, or none that can be read: then nothing is known.
 */
export function recordedPlugins(installation: Installation): ReadonlySet<string> | undefined {
  const file = installation.files.find(({ kind }) => kind === 'plugin-installs');
  if (file?.content === undefined) return undefined;
  const { root, problems } = parseDocument(file.content);
  if (root === undefined || problems.length > 0) return undefined;
  const index = toValue(root);
  const ids = new Set<string>();
  for (const key of ['plugins', 'installRecords', 'records', 'installs']) addIds(ids, memberOf(index, key));
  return ids.size === 0 ? undefined : ids;
}

function addIds(ids: Set<string>, records: JsonValue | undefined): void {
  if (Array.isArray(records)) {
    for (const record of records) {
      const id = memberOf(record, 'pluginId') ?? memberOf(record, 'id');
      if (typeof id === 'string') ids.add(id.toLowerCase());
    }
  } else if (typeof records === 'object' && records !== null) {
    for (const id of Object.keys(records)) ids.add(id.toLowerCase());
  }
}

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
