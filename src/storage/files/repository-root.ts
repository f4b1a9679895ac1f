import { existsSync } from 'node:fs';
import * as path from 'node:path';

/** The git repository a directory lies in. */
export function repositoryRoot(directory: string): string | undefined {
  for (let here = directory; ; here = path.dirname(here)) {
    if (existsSync(path.join(here, '.git'))) return here;
    if (here === path.dirname(here)) return undefined;
  }
}
