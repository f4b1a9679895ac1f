import path from 'node:path';

/**
 * Reads a glob on file paths: `*` and `?` stand for anything in one directory, `**` for any directories. It counts at
 * any depth, unless it is absolute or begins with `./` or `../`: then it stands below `base`.
 */
export function fileGlob(glob: string, base: string): (file: string) => boolean {
  const isAnchored = /^\.{1,2}\//.test(glob) || path.isAbsolute(glob);
  // `path.resolve` would read `..` rightly and leaves the wildcards alone.
  const pattern = isAnchored ? path.resolve(base, glob) : glob;
  const expression = new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${translate(slashed(pattern))}$`);
  return (file) => expression.test(slashed(file));
}

function translate(glob: string): string {
  return glob
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}
