import { isAbsolute, relative, sep } from 'node:path';
import { plainName } from './inert-text.js';

/** How machine formats name a file: relative to the working directory, with forward slashes. */
export function relativeFile(cwd: string, file: string): string {
  const name = isAbsolute(file) ? relative(cwd, file) || '.' : file;
  return sep === '/' ? name : name.split(sep).join('/');
}

/** How a person reads a file's name: `~/…` where it lies in the home directory and not below the working directory. */
export function readableFile(cwd: string, home: string | undefined, file: string): string {
  return plainName(nearestName(cwd, home, file));
}

function nearestName(cwd: string, home: string | undefined, file: string): string {
  const near = relativeFile(cwd, file);
  if (home === undefined || !isOutside(near)) return near;
  const atHome = relativeFile(home, file);
  if (isOutside(atHome)) return near;
  return atHome === '.' ? '~' : `~/${atHome}`;
}

function isOutside(name: string): boolean {
  return name === '..' || name.startsWith('../');
}

/** A relative file name as the path of a URI. */
export function fileUri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
