import type { ConfigPath } from '../document/config-path.js';
import type { ObjectNode } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import type { Part } from './view.js';

/** The entries of a `sessions.json`, each as a part of its own, so that a fix touches no other entry's bytes. */
export function* sessionParts(
  file: string,
  text: string,
  needles?: readonly string[],
): Generator<{ readonly key: string; readonly part: Part }> {
  const store = parseDocument(text);
  if (store.problems.length > 0 || store.root?.type !== 'object') return;
  for (const { key, value } of effectiveEntries(store.root)) {
    const entry = text.slice(value.start, value.end);
    if (needles !== undefined && !needles.some((needle) => entry.includes(needle))) continue;
    const prefix: ConfigPath = [key];
    yield { key, part: { file, document: parseDocument(entry), offset: value.start, prefix } };
  }
}

function effectiveEntries(root: ObjectNode): Iterable<ObjectNode['members'][number]> {
  return new Map(root.members.map((member) => [member.key, member])).values();
}
