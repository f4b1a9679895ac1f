import { constants } from 'node:fs';
import { access, chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';

/*
 * Files of this program itself: reports, baselines, what `init` writes. Where something cannot be done, the system's
 * own error is thrown, for the caller to say what of.
 */

/** @returns `undefined` where there is no such file */
export async function readOwnFile(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

/** @param mode for a file that is made by it; one that is there keeps its own */
export async function writeOwnFile(file: string, text: string, mode?: number): Promise<void> {
  await writeFile(file, text, mode === undefined ? {} : { mode });
}

/** Writes a file that must not be there yet, its directory too, with just this mode. */
export async function writeNewFile(file: string, text: string, mode: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { flag: 'wx', mode });
  await chmod(file, mode);
}

/** Whether something is there, readable or not. */
export async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    (error: unknown) => !isMissing(error),
  );
}

/** Whether a file is there that can be run. */
export async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK)
    .then(() => stat(file))
    .then(
      (found) => found.isFile(),
      () => false,
    );
}

/** Refuses a file that could not be made where it is to lie. */
export async function requireWritableDirectory(file: string): Promise<void> {
  await access(path.dirname(file), constants.W_OK);
}

/** The names in the directory of a file; none where it cannot be read. */
export async function namesBeside(file: string): Promise<readonly string[]> {
  return readdir(path.dirname(file)).catch(() => []);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
