import type { JsonValue } from '../../document/node.js';
import type { EditBuilder } from '../../engine/fix.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

/** A folder outside the workspace that memory search reads too. */
type ExtraPath = string | { readonly path: string; readonly pattern: string };

/** Lists in `search.extraPaths` what the lists of QMD add to it. Returns whether there was anything. */
export function keepExtraPaths(edit: EditBuilder, memory: ConfigValue, lists: readonly ConfigValue[]): boolean {
  const present = memory.at('search.extraPaths');
  const to = [...memory.path, 'search', 'extraPaths'];
  const known = new Set((present?.items() ?? []).flatMap((item) => identity(readPath(item))));
  const added = lists
    .flatMap((list) => list.items())
    .flatMap((item) => readPath(item) ?? [])
    .filter((path) => !known.has(identity(path)[0] ?? '') && known.add(identity(path)[0] ?? ''));
  if (added.length === 0) return false;
  const [list] = lists;
  if (present === undefined && list !== undefined && lists.length === 1 && isFitting(list, added)) edit.move(list, to);
  else if (present === undefined) edit.insert(to, added.map(toJson));
  else for (const path of added) edit.append(present, toJson(path));
  return true;
}

/** True where the author's list can be carried as it stands. */
function isFitting(list: ConfigValue, added: readonly ExtraPath[]): boolean {
  const items = list.items();
  return (
    items.length === added.length &&
    items.every(
      (item) => item.members().length === 2 && item.at('path')?.string?.trim() && item.at('pattern')?.string?.trim(),
    )
  );
}

function readPath(item: ConfigValue): ExtraPath | undefined {
  const path = (item.string ?? item.at('path')?.string)?.trim();
  if (path === undefined || path === '') return undefined;
  const pattern = item.at('pattern')?.string?.trim();
  return pattern === undefined || pattern === '' ? path : { path, pattern };
}

function identity(path: ExtraPath | undefined): readonly string[] {
  if (path === undefined) return [];
  return [typeof path === 'string' ? `${path}\0` : `${path.path}\0${path.pattern}`];
}

function toJson(path: ExtraPath): JsonValue {
  return typeof path === 'string' ? path : { ...path };
}
