import { createHash } from 'node:crypto';
import type { Content } from './files/content.js';
import { piecesOf } from './files/write-content.js';

/** SHA-256 in hex; a text counts as its UTF-8 bytes. */
export function digest(content: Content): string {
  const hash = createHash('sha256');
  for (const piece of piecesOf(content)) hash.update(piece);
  return hash.digest('hex');
}
