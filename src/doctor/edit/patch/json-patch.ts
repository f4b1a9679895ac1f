import { type ConfigPath, formatPath, type PathSegment, startsWithPath } from '../../../document/config-path.js';
import type { JsonValue } from '../../../document/node.js';
import { isObject, type JsonObject } from '../../../document/value.js';
import type { ConfigValue } from '../../../openclaw/config/view.js';
import type { Change, Want } from '../change.js';
import { nameOf } from '../plan-change.js';
import { refuse } from '../refusal.js';
import { pathInConfig } from '../typed/path.js';

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
  switch (operation.op) {
    case 'add': {
      const path = placeIn(root, operation.path);
      if (isItem(root, path)) return { type: 'insert', path, value: operation.value };
      return { type: 'set', path, to: { value: operation.value }, how };
    }
    case 'replace':
      return {
        type: 'set',
        path: pathInConfig(root, operation.path),
        to: { value: operation.value },
        how,
        expect: 'present',
      };
    case 'remove':
      return { type: 'unset', path: pathInConfig(root, operation.path) };
    case 'test':
      return { type: 'test', path: pathInConfig(root, operation.path), value: operation.value };
    case 'move': {
      const from = pathInConfig(root, operation.from);
      // As the patch writes them: that an index would count another item by then makes no difference (RFC 6902, 4.4).
      if (operation.path.length > from.length && startsWithPath(operation.path, operation.from)) {
        refuse('patch', `${nameOf(from)} cannot be moved into itself.`);
      }
      return { type: 'move', from, path: placeIn(root, operation.path, from), how };
    }
    case 'copy':
      return { type: 'copy', from: pathInConfig(root, operation.from), path: placeIn(root, operation.path), how };
  }
}

function isItem(root: ConfigValue, path: ConfigPath): boolean {
  return typeof path.at(-1) === 'number' && root.at(path.slice(0, -1))?.isArray === true;
}

/**
 * Where something new is to stand: `-` is the end of a list. A patch counts the items that are left once what it moves
 * is taken out; here every index is one of the config as it still is.
 * @param without what is taken out first
 */
function placeIn(root: ConfigValue, typed: ConfigPath, without?: ConfigPath): ConfigPath {
  const path: PathSegment[] = [];
  for (const [depth, segment] of typed.entries()) {
    const holder = root.at(path);
    if (holder?.isArray !== true) {
      path.push(segment);
      continue;
    }
    if (segment === '-' && depth === typed.length - 1) {
      path.push(holder.items().length);
      continue;
    }
    const [index = segment] = pathInConfig(holder, [segment]);
    const gone = without?.length === path.length + 1 && startsWithPath(without, path) ? without.at(-1) : undefined;
    path.push(typeof index === 'number' && typeof gone === 'number' && index >= gone ? index + 1 : index);
  }
  refuseWithoutHolder(root, path);
  return path;
}

/** What is to hold something new has to be there: parents are not made. */
function refuseWithoutHolder(root: ConfigValue, path: ConfigPath): void {
  const holder = path.slice(0, -1);
  if (root.has(holder)) return;
  refuse('patch', `There is nothing at ${formatPath(holder)} that could hold ${formatPath(path)}; add that first.`);
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
