// Watches the calls a process makes to the disk below one directory, and lets one of them go wrong.
//   as a preload: FAULT='{"root":…,"at":…,"kind":…}' node --import ./inject.mjs program
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const SYNC = [
  'accessSync',
  'existsSync',
  'lstatSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'realpathSync',
  'statSync',
];
const WRITING_SYNC = ['renameSync', 'writeFileSync'];
const ASYNC = ['access', 'lstat', 'open', 'readFile', 'readdir', 'realpath', 'stat'];
const WRITING = ['chmod', 'link', 'mkdir', 'rename', 'rm', 'unlink', 'writeFile'];
const HANDLE = ['read', 'readFile', 'stat'];
const WRITING_HANDLE = ['chmod', 'chown', 'sync', 'truncate', 'write', 'writeFile', 'writev'];

/** Errors as the system would report them. */
const ERRORS = {
  EIO: 'i/o error',
  ENOSPC: 'no space left on device',
  EACCES: 'permission denied',
  EROFS: 'read-only file system',
  EBUSY: 'resource busy',
  EMFILE: 'too many open files',
};

/** What is to happen, where, and what has happened; nothing while there is no root. */
let fault = {};
let calls = [];
/** Handles of files below the root. */
const watched = new WeakMap();

/**
 * From now on the calls below `root` are counted and, if `kind` says so, the one with number `at` goes wrong.
 * @param wanted `{ root, at?, kind?, command?, always? }`
 */
export function watchDisk(wanted) {
  fault = { ...wanted };
  calls = [];
}

/** @returns the calls since, `{ name, file, writes, creates, bytes }` each */
export function stopWatching() {
  fault = {};
  return calls;
}

function isBelow(file) {
  return (
    fault.root !== undefined && typeof file === 'string' && (file === fault.root || file.startsWith(`${fault.root}/`))
  );
}

/** What goes wrong at this call, if anything. */
function next(name, file, { writes, bytes, creates }) {
  const at = calls.length;
  calls.push({ name, file: path.relative(fault.root, file), writes, bytes, creates });
  const { always } = fault;
  if (always !== undefined && always.name === name && file.endsWith(always.end)) return always.kind;
  return fault.kind !== undefined && fault.at === at ? fault.kind : undefined;
}

function failure(code, name) {
  return Object.assign(new Error(`${code}: ${ERRORS[code]}, ${name}`), { code, syscall: name });
}

/** A process that is killed does nothing more: not even an error comes of it. */
function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}

/** What is done before the call itself; `throw` where it does not come to that. */
function before(kind, name) {
  if (kind === 'kill') die();
  if (kind === 'SIGINT' || kind === 'SIGTERM') process.kill(process.pid, kind);
  if (kind === 'meanwhile') meanwhile();
  if (kind !== undefined && kind in ERRORS) throw failure(kind, name);
}

/** Another program runs from start to end while this one waits between two of its calls. */
function meanwhile() {
  const { command } = fault;
  fault = { ...fault, kind: undefined };
  if (typeof command === 'function') return command();
  const [program, ...args] = command;
  try {
    execFileSync(program, args, { stdio: 'ignore', env: { ...process.env, FAULT: '', NODE_OPTIONS: '' } });
  } catch {
    // What it came to is seen on the disk.
  }
}

function after(kind) {
  if (kind === 'killed-after') die();
}

function half(bytes) {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

const real = { fs: {}, promises: {}, handle: {} };

function patchSync(name, writes) {
  const original = fs[name];
  real.fs[name] = original;
  const patched = function patched(file, ...rest) {
    if (!isBelow(file)) return original.call(fs, file, ...rest);
    const kind = next(name, file, { writes });
    before(kind, name);
    const result = original.call(fs, file, ...rest);
    after(kind);
    return result;
  };
  fs[name] = Object.assign(patched, original);
}

function patchAsync(name, writes) {
  const original = fs.promises[name];
  real.promises[name] = original;
  fs.promises[name] = async function patched(file, ...rest) {
    if (!isBelow(file)) return original.call(fs.promises, file, ...rest);
    const creates = name === 'open' && typeof rest[0] === 'string' && /[wa]/.test(rest[0]);
    const kind = next(name, file, { writes: writes || creates, creates });
    before(kind, name);
    const result = await original.call(fs.promises, file, ...rest);
    if (name === 'open') watchHandle(result, file);
    after(kind);
    return result;
  };
}

function patchHandle(prototype, name, writes) {
  const original = prototype[name];
  real.handle[name] = original;
  prototype[name] = async function patched(...args) {
    const file = watched.get(this);
    if (!isBelow(file)) return original.apply(this, args);
    const data = dataOf(name, args);
    const kind = next(`handle.${name}`, file, { writes, bytes: data?.length });
    before(kind, name);
    if (data && (kind === 'half-killed' || kind === 'half-written' || kind === 'short')) {
      const part = half(data);
      const at = name === 'write' ? args[3] : name === 'writev' ? args[1] : 0;
      const { bytesWritten } = await real.handle.write.call(this, part, 0, part.length, at);
      if (kind === 'half-killed') die();
      if (kind === 'half-written') throw failure('ENOSPC', name);
      return { bytesWritten, buffer: args[0] };
    }
    const result = await original.apply(this, args);
    after(kind);
    return result;
  };
}

/** What a call to a handle would write; `undefined` where it writes nothing. */
function dataOf(name, [data, offset, length]) {
  if (name === 'write') return data.subarray(offset, offset + length);
  if (name === 'writev') return Buffer.concat(data);
  return name === 'writeFile' ? Buffer.from(data) : undefined;
}

/** Handles bring a `close` of their own each. */
function watchHandle(handle, file) {
  watched.set(handle, file);
  const { close } = handle;
  handle.close = async () => {
    if (!isBelow(file)) return close.call(handle);
    const kind = next('handle.close', file, { writes: false });
    if (kind !== undefined && kind in ERRORS) await close.call(handle);
    before(kind, 'close');
    const result = await close.call(handle);
    after(kind);
    return result;
  };
}

for (const name of SYNC) patchSync(name, false);
for (const name of WRITING_SYNC) patchSync(name, true);
fs.realpathSync.native = fs.realpathSync;
for (const name of ASYNC) patchAsync(name, false);
for (const name of WRITING) patchAsync(name, true);
const handle = await real.promises.open(process.execPath);
const prototype = Object.getPrototypeOf(handle);
for (const name of HANDLE) patchHandle(prototype, name, false);
for (const name of WRITING_HANDLE) patchHandle(prototype, name, true);
await handle.close();
syncBuiltinESMExports();

if (process.env.FAULT) watchDisk(JSON.parse(process.env.FAULT));
