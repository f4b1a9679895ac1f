import * as path from 'node:path';
import type { FormerText } from '../../index.js';
import { git } from './git.js';

/** How far back it is worth looking. */
const MOST_COMMITS = '30';

/** The texts git has of a file, newest first; none where there is no repository, no git, or the file is not in it. */
export async function committedTexts(file: string): Promise<readonly FormerText[]> {
  try {
    const directory = path.dirname(file);
    const name = `./${path.basename(file)}`;
    const log = await git(
      ['--literal-pathspecs', 'log', '--no-show-signature', '-n', MOST_COMMITS, '--format=%H %ct', '--', name],
      directory,
    );
    const texts: FormerText[] = [];
    for (const line of log.toString('utf8').split('\n').filter(Boolean)) {
      const [commit = '', seconds = ''] = line.split(' ');
      const text = await git(['cat-file', 'blob', `${commit}:${name}`], directory).catch(() => undefined);
      if (text === undefined) continue;
      texts.push({ name: `git ${commit.slice(0, 7)}`, at: Number(seconds) * 1000, text: text.toString('utf8') });
    }
    return texts;
  } catch {
    return [];
  }
}
