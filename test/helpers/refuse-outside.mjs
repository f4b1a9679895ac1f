// A preload: whoever opens a socket, asks for an address or starts a program is refused, and a line of it goes to a file.
//   REFUSED=FILE ALLOWED_PROGRAM=git node --import ./refuse-outside.mjs program
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import workers from 'node:worker_threads';

function refuse(what) {
  appendFileSync(process.env.REFUSED, `${what}\n`);
  throw new Error(`refused: ${what}`);
}

function describe(args) {
  return JSON.stringify(args.filter((arg) => typeof arg !== 'function')).slice(0, 200);
}

/** The probe of the gateway's port on this machine is the one connection there may be. */
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function guarded(...args) {
  const [first] = [args[0]].flat(2);
  if (first?.host === '127.0.0.1') return connect.apply(this, args);
  return refuse(`connect ${describe(args)}`);
};
net.Server.prototype.listen = (...args) => refuse(`listen ${describe(args)}`);
dgram.createSocket = (...args) => refuse(`dgram ${describe(args)}`);
for (const name of Object.keys(dns)) if (typeof dns[name] === 'function') dns[name] = () => refuse(`dns.${name}`);
for (const name of Object.keys(dns.promises)) {
  if (typeof dns.promises[name] === 'function') dns.promises[name] = () => refuse(`dns.promises.${name}`);
}
for (const module of [http, https]) {
  for (const name of ['request', 'get']) module[name] = (...args) => refuse(`${name} ${describe(args)}`);
}
http2.connect = (...args) => refuse(`http2 ${describe(args)}`);
tls.connect = (...args) => refuse(`tls ${describe(args)}`);
globalThis.fetch = (...args) => refuse(`fetch ${describe(args)}`);
globalThis.WebSocket = class {
  constructor(...args) {
    refuse(`WebSocket ${describe(args)}`);
  }
};
workers.Worker = class {
  constructor(...args) {
    refuse(`Worker ${describe(args)}`);
  }
};

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  const original = childProcess[name];
  childProcess[name] = (program, ...args) =>
    name === 'spawn' && program === process.env.ALLOWED_PROGRAM
      ? original(program, ...args)
      : refuse(`${name} ${describe([program, ...args])}`);
}
syncBuiltinESMExports();
