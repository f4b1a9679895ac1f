import { createTwoFilesPatch } from 'diff';

/** Two versions of a file of which no edits are known, with secrets masked already. */
export function wholeDiff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(path, path, before, after).replace(/^=+\n/, '');
}
