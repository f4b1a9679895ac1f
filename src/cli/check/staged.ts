import * as path from 'node:path';
import type { DoctorOptions } from '../command-line/doctor-options.js';
import type { Terminal } from '../terminal.js';
import { git, gitNames } from './git.js';

/** What is taken for a config where nothing is named. */
const CONFIG_NAME = /^openclaw.*\.json5?$|\.openclaw\.json5?$/is;
/** What a config may include. */
const INCLUDABLE = /\.(?:json|json5|jsonc)$/i;

/**
 * The options with what git has staged in the place of what lies on disk, of the configs as of what they include.
 * @returns `undefined` where no config is staged
 */
export async function withStagedFiles(
  options: DoctorOptions,
  { system }: Terminal,
): Promise<DoctorOptions | undefined> {
  const root = (await git(['rev-parse', '--show-toplevel'], system.cwd)).toString('utf8').replace(/\r?\n$/, '');
  const changed = ['--name-only', '-z', '--no-renames', '--no-ext-diff'];
  const staged = await gitNames(['diff', '--cached', '--diff-filter=AM', ...changed], root);
  const asked = new Set((options.check.paths ?? []).map((name) => path.resolve(system.cwd, name)));
  const configs = staged.filter((name) =>
    asked.size > 0 ? asked.has(path.join(root, name)) : CONFIG_NAME.test(path.posix.basename(name)),
  );
  if (configs.length === 0) return undefined;
  // What is not staged lies in the index as it was committed.
  const unstaged = await gitNames(['diff', ...changed], root);
  const given = new Map<string, Uint8Array>();
  for (const name of new Set([...configs, ...[...staged, ...unstaged].filter((file) => INCLUDABLE.test(file))])) {
    if (await isRegularFile(name, root))
      given.set(path.join(root, name), await git(['cat-file', 'blob', `:${name}`], root));
  }
  const links = new Set<string>();
  for (const name of configs) if (await isLink(name, root)) links.add(path.join(root, name));
  const paths = configs.map((name) => path.join(root, name)).filter((file) => given.has(file) || links.has(file));
  return paths.length === 0 ? undefined : { ...options, check: { ...options.check, paths, given, tree: 'strangers' } };
}

/** Not a link, and not a repository of its own. */
async function isRegularFile(name: string, root: string): Promise<boolean> {
  return (await modeInIndex(name, root)).startsWith('100');
}

async function isLink(name: string, root: string): Promise<boolean> {
  return (await modeInIndex(name, root)) === '120000';
}

async function modeInIndex(name: string, root: string): Promise<string> {
  const entry = await git(['ls-files', '--stage', '-z', '--', `:(literal)${name}`], root);
  return entry.toString('utf8').slice(0, 6);
}
