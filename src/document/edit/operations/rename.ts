import type { ConfigPath } from '../../config-path.js';
import { locate, sameKey } from '../../locate.js';
import { styleAt } from '../../style.js';
import { findMember } from '../../tree.js';
import { Changes } from '../changes.js';
import type { Operation, Planned } from '../operation.js';
import { exists, failed, notFound, type Planning, planned } from '../planning.js';
import { renameKey } from '../text/render.js';

export function planRename(planning: Planning, { path, key }: Operation & { op: 'rename' }): Planned {
  const changes = new Changes(planning.document);
  const refused = renameAt(changes, planning, path, key);
  return refused ?? planned(changes);
}

/** Writes a new key over every occurrence of the one at `path`. */
export function renameAt(
  changes: Changes,
  { document, root }: Planning,
  path: ConfigPath,
  key: string,
): Planned | undefined {
  const found = locate(root, path);
  if (found.found !== 'all') return notFound(path);
  const step = found.steps.at(-1);
  if (step?.container.type !== 'object') return failed('wrong-type', 'only a member of an object has a name');
  if (path.at(-1) === key) return undefined;
  if (findMember(step.container, key) !== undefined) return exists([...path.slice(0, -1), key]);
  const style = styleAt(document, step.container);
  for (const index of sameKey(step)) {
    const member = step.container.members[index];
    if (member !== undefined) changes.replace(member.keyRange, renameKey(member.key, member.keyQuote, key, style));
  }
  return undefined;
}
