import { existsSync, readFileSync } from 'node:fs';

/** Whether something is there. */
export function isThere(file: string): boolean {
  return existsSync(file);
}

/** @returns `undefined` where there is no such file; throws the system's own error where it cannot be read */
export function readTextFile(file: string): string | undefined {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
