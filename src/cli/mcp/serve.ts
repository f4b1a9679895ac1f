import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { EXIT } from '../exit-code.js';
import { createServer } from './create-server.js';
import type { Served } from './served.js';

/** Serves until the client closes standard input; standard output belongs to the protocol. */
export async function serve(served: Served, writing: 'allowed' | 'refused'): Promise<number> {
  const { interrupted } = served.terminal;
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
  const server = serveStdio(() => createServer(served, writing));
  await ended;
  await server.close();
  return interrupted.aborted ? EXIT.interrupted : EXIT.clean;
}
