import { ByteText } from '../document/byte-text.js';
import type { InstallationFile } from './installation.js';

/** By the file object itself: a copy with another content is another file, and has the bytes of none. */
const known = new WeakMap<InstallationFile, ByteText>();

/** A file whose text is made of its bytes (UTF-8) only when somebody asks for it: a session store may be very large. */
export function fileOfBytes(file: Omit<InstallationFile, 'content'>, bytes: Uint8Array): InstallationFile {
  let text: string | undefined;
  const made: InstallationFile = {
    ...file,
    get content() {
      text ??= textOfBytes(bytes);
      return text;
    },
  };
  known.set(made, new ByteText(bytes));
  return made;
}

/** The bytes of a file's text, where they are at hand without making them of it. */
export function bytesOf(file: InstallationFile): Uint8Array | undefined {
  return known.get(file)?.bytes;
}

/** The same as a text, of which parts can be read without making the whole. */
export function byteTextOf(file: InstallationFile): ByteText | undefined {
  return known.get(file);
}

/** A copy of a file with another text, which is asked for when somebody needs it. */
export function withContent(file: InstallationFile, content: () => string): InstallationFile {
  const copy = Object.getOwnPropertyDescriptors(file);
  return Object.defineProperties({}, { ...copy, content: { get: content, enumerable: true } }) as InstallationFile;
}

/** Whether the text of a file was read; asks for no text that nobody needs. */
export function hasContent(file: InstallationFile): boolean {
  return known.has(file) || file.content !== undefined;
}

export function textOfBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
