import childProcess from 'node:child_process';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

/**
 * Takes the network away from this process: every way out notes who was asked, for what and on whose account, and
 * answers with an error. Has to be called before anything of the release is loaded. Returns the notes.
 */
export function withoutNetwork(directory) {
  const asked = [];
  const refuse = (url, headers, body) => {
    asked.push({ url: String(url), headers: flat(headers), body: text(body) });
  };
  globalThis.fetch = async (input, init = {}) => {
    const isRequest = typeof input === 'object' && 'headers' in input;
    const body = init.body ?? (isRequest ? await input.clone().text() : undefined);
    refuse(isRequest ? input.url : input, init.headers ?? (isRequest ? input.headers : {}), await whole(body));
    return new Response('{"error":{"message":"no network","type":"invalid_request_error"}}', {
      status: 400,
      headers: { 'content-type': 'application/json' },
    });
  };
  globalThis.WebSocket = class {
    constructor(url, options) {
      refuse(url, options?.headers ?? {}, '');
      throw new Error('no network');
    }
  };
  const undici = createRequire(path.join(directory, 'package.json'))('undici');
  undici.fetch = globalThis.fetch;
  Object.getPrototypeOf(undici.Agent.prototype).dispatch = (options, handler) => {
    refuse(`${options.origin}${options.path}`, options.headers, options.body);
    const error = new Error('no network');
    if (handler.onResponseError) handler.onResponseError(undefined, error);
    else handler.onError(error);
    return true;
  };
  for (const module of [http, https]) {
    const refused = (first, second) => {
      const options = typeof first === 'object' && !(first instanceof URL) ? first : (second ?? {});
      const url = options === first ? `https://${first.hostname ?? first.host}${first.path ?? ''}` : first;
      refuse(url, options.headers ?? {}, '');
      throw new Error('no network');
    };
    module.request = refused;
    module.get = refused;
  }
  // Guards look a host up before they ask it.
  const address = { address: '93.184.216.34', family: 4 };
  dns.lookup = (_host, options, callback = options) =>
    options?.all ? callback(null, [address]) : callback(null, address.address, 4);
  dns.promises.lookup = async (_host, options) => (options?.all ? [address] : address);
  for (const name of ['spawn', 'execFile', 'exec']) {
    childProcess[name] = (command) => {
      asked.push({ url: `program:${path.basename(String(command))}`, headers: {}, body: '' });
      throw new Error('no programs');
    };
  }
  syncBuiltinESMExports();
  // A slow machine is no answer.
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = (run, delay, ...rest) => wait(run, delay >= 10_000 ? 20 * delay : delay, ...rest);
  return asked;
}

function flat(headers) {
  if (Array.isArray(headers)) {
    const pairs = Array.isArray(headers[0])
      ? headers
      : headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : []));
    return Object.fromEntries(pairs);
  }
  return Object.fromEntries(headers instanceof Headers ? headers.entries() : Object.entries(headers ?? {}));
}

async function whole(body) {
  if (!(body instanceof FormData)) return text(body);
  return JSON.stringify(Object.fromEntries([...body.entries()].filter(([, value]) => typeof value === 'string')));
}

function text(body) {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array || body instanceof ArrayBuffer ? Buffer.from(body).toString('latin1') : '';
}
