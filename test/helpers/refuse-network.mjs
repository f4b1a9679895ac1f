// Refuses sockets and names of this process; the probe of the gateway's port on this machine is the one connection there may be.
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

/**
 * @param refuse is told what was tried, and throws
 * @param mayListen asked where something wants to listen on this machine
 */
export function refuseNetwork(refuse, mayListen = () => false) {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(...args) {
    const [first] = [args[0]].flat(2);
    if (first?.host === '127.0.0.1') return connect.apply(this, args);
    return refuse(`connect ${told(args)}`);
  };
  const listen = net.Server.prototype.listen;
  net.Server.prototype.listen = function guarded(...args) {
    return mayListen(args) ? listen.apply(this, args) : refuse(`listen ${told(args)}`);
  };
  dgram.createSocket = (...args) => refuse(`dgram ${told(args)}`);
  for (const [module, name] of [
    [dns, 'dns'],
    [dns.promises, 'dns.promises'],
  ]) {
    for (const call of Object.keys(module)) {
      const original = module[call];
      if (typeof original !== 'function') continue;
      // An address is no name: nobody is asked for it.
      const isKnown = (asked) => call === 'lookup' && net.isIP(asked) !== 0;
      module[call] = (...args) => (isKnown(args[0]) ? original(...args) : refuse(`${name}.${call}`));
    }
  }
  for (const module of [http, https]) {
    for (const name of ['request', 'get']) module[name] = (...args) => refuse(`${name} ${told(args)}`);
  }
  http2.connect = (...args) => refuse(`http2 ${told(args)}`);
  tls.connect = (...args) => refuse(`tls ${told(args)}`);
  globalThis.fetch = (...args) => refuse(`fetch ${told(args)}`);
  globalThis.WebSocket = class {
    constructor(...args) {
      refuse(`WebSocket ${told(args)}`);
    }
  };
  syncBuiltinESMExports();
}

export function told(args) {
  return JSON.stringify(args.filter((arg) => typeof arg !== 'function')).slice(0, 200);
}
