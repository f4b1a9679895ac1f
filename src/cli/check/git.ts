import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { isProgram } from '../../storage/own-files.js';
import { UsageError } from '../command-line/usage-error.js';

/** Runs git, the only program this one ever starts. @throws {UsageError} where it fails, with what it says */
export async function git(args: readonly string[], cwd: string): Promise<Buffer> {
  const program = await gitOf(process.env.PATH ?? process.env.Path ?? '', process.platform);
  if (program === undefined) throw new UsageError('git is not on the PATH; this needs it.');
  return output(program, args, cwd);
}

function output(program: string, args: readonly string[], cwd: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed: Buffer[] = [];
    const complaint: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
    child.on('error', (cause) => reject(new UsageError(`git cannot be run (${cause.message}); this needs it.`)));
    child.on('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(printed));
      const [said = ''] = Buffer.concat(complaint).toString('utf8').trim().split('\n');
      reject(new UsageError(`git ${args[0]} failed: ${said || `exit status ${code}`}`));
    });
  });
}

/** Names that git prints, each ended by a zero byte. */
export async function gitNames(args: readonly string[], cwd: string): Promise<readonly string[]> {
  return (await git(args, cwd))
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}

/**
 * The git that PATH names. Entries that depend on where one stands do not count, nor does the working directory, where
 * Windows looks first: a repository must not bring the git it is read with.
 */
async function gitOf(search: string, platform: string): Promise<string | undefined> {
  const isWindows = platform === 'win32';
  const { delimiter, isAbsolute, join } = isWindows ? path.win32 : path.posix;
  for (const directory of search.split(delimiter)) {
    const program = join(directory, isWindows ? 'git.exe' : 'git');
    if (isAbsolute(directory) && (await isProgram(program))) return program;
  }
  return undefined;
}
