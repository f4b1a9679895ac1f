import type { FileSystem } from './file-system.js';

/**
 * A file system in which some files hold what is given rather than what is on disk: what an editor or git has of them.
 * @param given content by absolute path; such a file need not be there
 */
export function withGivenFiles(files: FileSystem, given: ReadonlyMap<string, Uint8Array>): FileSystem {
  if (given.size === 0) return files;
  return {
    ...files,
    async stat(path, links) {
      const content = given.get(path);
      if (content === undefined) return files.stat(path, links);
      // Neither the mode nor the age of what is on disk says anything of this content.
      return { type: 'file', size: content.length, modifiedAt: 0 };
    },
    readFile: async (path) => given.get(path) ?? files.readFile(path),
    realpath: async (path) => (await files.realpath(path)) ?? (given.has(path) ? path : undefined),
  };
}
