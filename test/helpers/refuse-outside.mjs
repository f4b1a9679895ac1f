// A preload: whoever opens a socket, asks for an address or starts a program is refused, and a line of it goes to a file.
//   REFUSED=FILE ALLOWED_PROGRAM=git node --import ./refuse-outside.mjs program
import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import workers from 'node:worker_threads';
import { refuseNetwork, told } from './refuse-network.mjs';

function refuse(what) {
  appendFileSync(process.env.REFUSED, `${what}\n`);
  throw new Error(`refused: ${what}`);
}

refuseNetwork(refuse);
workers.Worker = class {
  constructor(...args) {
    refuse(`Worker ${told(args)}`);
  }
};

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  const original = childProcess[name];
  childProcess[name] = (program, ...args) =>
    name === 'spawn' && program === process.env.ALLOWED_PROGRAM
      ? original(program, ...args)
      : refuse(`${name} ${told([program, ...args])}`);
}
syncBuiltinESMExports();
