import type { Dialect, Document } from './node.js';
import { Reader } from './reader.js';

/**
 * Reads a JSON5 text. Never throws: a broken text gives `problems` and the tree that could be made of it.
 * Takes time and memory in proportion to the length of the text, however deep it nests.
 */
export function parseDocument(text: string): Document {
  const reader = new Reader(text);
  reader.read();
  const { comments, problems, usesJson5 } = reader.cursor;
  const dialect: Dialect = usesJson5 ? 'json5' : comments.length > 0 ? 'jsonc' : 'json';
  return { text, dialect, root: reader.root, comments, problems };
}
