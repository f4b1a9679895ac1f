import { spawn } from 'node:child_process';
import { UsageError } from '../command-line/usage-error.js';

/** Runs git, the only program this one ever starts. @throws {UsageError} where it fails, with what it says */
export function git(args: readonly string[], cwd: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
    child.on('error', (cause) => reject(new UsageError(`git cannot be run (${cause.message}); this needs it.`)));
    child.on('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(output));
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
