import { createTwoFilesPatch } from 'diff';

/**
 * Two versions of a file of which no edits are known, with secrets masked already.
 * @param was the name of the older one, where it has another
 */
export function wholeDiff(path: string, before: string, after: string, was = path): string {
  return createTwoFilesPatch(was, path, before, after).replace(/^=+\n/, '');
}
