import * as path from 'node:path';

/**
 * Reads a glob on file paths: `*` and `?` stand for anything in one directory, `**` for any directories. It counts at
 * any depth, unless it is absolute or begins with `./` or `../`: then it stands below `base`.
 */
export function fileGlob(glob: string, base: string): (file: string) => boolean {
  const isAnchored = /^\.{1,2}\//.test(glob) || path.isAbsolute(glob);
  // `path.resolve` would read `..` rightly and leaves the wildcards alone.
  const pattern = isAnchored ? path.resolve(base, glob) : glob;
  const parts = (isAnchored ? '' : '**/').concat(slashed(pattern)).match(/\*\*\/|\*\*|./gsu) ?? [];
  return (file) => fitsParts(slashed(file), parts);
}

/**
 * Goes along the text once and keeps every part of the pattern that it may have come to: as a regular expression, a
 * pattern of many stars may be tried in more ways than anybody can wait for.
 */
function fitsParts(file: string, parts: readonly string[]): boolean {
  let reached = new Set<number>();
  enter(0, parts, reached);
  for (const character of file) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = parts[at];
      if (part === '**' || (part === '*' && character !== '/')) enter(at, parts, next);
      else if (part === '**/') {
        next.add(at);
        if (character === '/') enter(at + 1, parts, next);
      } else if (part === character || (part === '?' && character !== '/')) enter(at + 1, parts, next);
    }
    reached = next;
  }
  return reached.has(parts.length);
}

/** What may stand for nothing can be passed over at once. */
function enter(at: number, parts: readonly string[], reached: Set<number>): void {
  let here = at;
  reached.add(here);
  while (parts[here]?.startsWith('*')) reached.add(++here);
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}
