import type { PlatformPath } from 'node:path';

/** True where `path` lies in `directory` or is that directory. */
export function isInside(directory: string, path: string, paths: PlatformPath): boolean {
  const relative = paths.relative(directory, path);
  return (
    relative === '' || (relative !== '..' && !relative.startsWith(`..${paths.sep}`) && !paths.isAbsolute(relative))
  );
}
