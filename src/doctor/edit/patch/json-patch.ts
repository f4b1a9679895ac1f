import type { ConfigPath, PathSegment } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import type { ConfigValue } from '../../../openclaw/config/view.js';
import type { Change, Want } from '../change.js';
import { isObject, type JsonObject } from '../plain.js';
import { refuse } from '../refusal.js';
import { pathInConfig } from '../typed-path.js';

type Operation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: ConfigPath; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: ConfigPath }
  | { readonly op: 'move' | 'copy'; readonly path: ConfigPath; readonly from: ConfigPath };

/**
 * The operations of an RFC 6902 patch as changes of a config, one after the other.
 * @throws {EditRefused} where one of them is none
 */
export function readJsonPatch(list: readonly JsonValue[], how: 'assign' | 'replace'): readonly Want[] {
  return list.map(readOperation).map(
    (operation): Want =>
      (root) =>
        changeOf(operation, root, how),
  );
}

function changeOf(operation: Operation, root: ConfigValue, how: 'assign' | 'replace'): Change {
  const path = pathInConfig(root, operation.path);
  switch (operation.op) {
    case 'add': {
      const holder = root.at(path.slice(0, -1));
      const last = path.at(-1);
      if (holder?.isArray && (last === '-' || typeof last === 'number')) {
        const index = last === '-' ? holder.items().length : last;
        return { type: 'insert', path: [...path.slice(0, -1), index], value: operation.value };
      }
      return { type: 'set', path, to: { value: operation.value }, how };
    }
    case 'replace':
      return { type: 'set', path, to: { value: operation.value }, how, expect: 'present' };
    case 'remove':
      return { type: 'unset', path };
    case 'test':
      return { type: 'test', path, value: operation.value };
    case 'move':
    case 'copy':
      return { type: operation.op, from: pathInConfig(root, operation.from), path };
  }
}

const NAMES: ReadonlySet<string> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

function readOperation(item: JsonValue, index: number): Operation {
  if (!isObject(item) || typeof item.op !== 'string' || !NAMES.has(item.op)) {
    refuse('patch', `Operation ${index + 1} of the patch needs an "op": add, remove, replace, move, copy or test.`);
  }
  const path = pointer(item, 'path', index);
  switch (item.op) {
    case 'remove':
      return { op: 'remove', path };
    case 'move':
    case 'copy':
      return { op: item.op, path, from: pointer(item, 'from', index) };
    default:
      if (item.value === undefined) refuse('patch', `Operation ${index + 1} of the patch needs a "value".`);
      return { op: item.op as 'add' | 'replace' | 'test', path, value: item.value };
  }
}

/** RFC 6901: `~1` is a slash, `~0` a tilde. */
function pointer(item: JsonObject, name: 'path' | 'from', index: number): ConfigPath {
  const text = item[name];
  if (typeof text !== 'string' || (text !== '' && !text.startsWith('/')) || /~(?![01])/.test(text)) {
    refuse('patch', `Operation ${index + 1} of the patch needs a "${name}" such as "/gateway/port".`);
  }
  const path: PathSegment[] = text
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (const segment of path) {
    if (segment === '__proto__' || segment === '$include') {
      refuse('patch', `Operation ${index + 1} of the patch names ${segment}, which is not edited this way.`);
    }
  }
  return path;
}
