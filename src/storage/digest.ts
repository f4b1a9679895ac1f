import { createHash } from 'node:crypto';

/** SHA-256 in hex; text counts as its UTF-8 bytes. */
export function digest(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
