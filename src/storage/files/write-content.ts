import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { StorageError } from '../failure.js';
import type { Content, StoredContent } from './content.js';
import { chunksOf, closed, openToRead } from './read-regular-file.js';

/** The bytes of a content, without a copy of what is bytes already. */
export function piecesOf(content: Content): readonly Uint8Array[] {
  if (typeof content === 'string') return [Buffer.from(content, 'utf8')];
  return content instanceof Uint8Array ? [content] : content;
}

/** Writes a content from the beginning of a file on. @returns its length */
export async function writeContent(handle: FileHandle, content: Content | StoredContent): Promise<number> {
  if (typeof content === 'object' && 'file' in content) return copyStored(handle, content);
  return writePieces(handle, piecesOf(content), 0);
}

async function copyStored(handle: FileHandle, { file, sha256 }: StoredContent): Promise<number> {
  const hash = createHash('sha256');
  const source = await openToRead(file);
  try {
    let at = 0;
    for await (const chunk of chunksOf(source)) {
      hash.update(chunk);
      at += await writePieces(handle, [chunk], at);
    }
    if (hash.digest('hex') === sha256) return at;
  } finally {
    await closed(source);
  }
  throw new StorageError('bad-journal', file, `its backup is damaged: ${file}`);
}

/** A store that is edited in many places comes in as many pieces: so many go to the system at once. */
const MOST_PIECES = 512;

/** @returns how many bytes were written */
export async function writePieces(handle: FileHandle, pieces: readonly Uint8Array[], from: number): Promise<number> {
  let at = from;
  for (let index = 0; index < pieces.length; index += MOST_PIECES) {
    let left: readonly Uint8Array[] = pieces.slice(index, index + MOST_PIECES);
    while (left.length > 0) {
      const [first] = left;
      const { bytesWritten } =
        left.length === 1 && first !== undefined
          ? await handle.write(first, 0, first.length, at)
          : await handle.writev([...left], at);
      at += bytesWritten;
      left = behind(left, bytesWritten);
    }
  }
  return at - from;
}

/** What is left of some pieces where the system has taken a part of them. */
function behind(pieces: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  let taken = written;
  let index = 0;
  for (const piece of pieces) {
    if (taken < piece.length) break;
    taken -= piece.length;
    index++;
  }
  const [first, ...others] = pieces.slice(index);
  if (first === undefined) return [];
  return taken === 0 ? [first, ...others] : [first.subarray(taken), ...others];
}
