/** Costly to load, and not needed by every run. */
const COSTLY: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:crypto',
  'node:fs/promises',
  'node:module',
  'node:net',
  'node:readline',
  'node:tty',
  'node:zlib',
]);

/** A module of Node; the costly ones are loaded when something of them is used. */
export function requireBuiltin(name: string): unknown {
  if (!COSTLY.has(name)) return load(name);
  return new Proxy({}, { get: (_target, key) => Reflect.get(load(name), key) });
}

function load(name: string): object {
  const loaded: object | undefined = process.getBuiltinModule(name);
  if (loaded === undefined) throw new Error(`Node.js has no module ${name}`);
  return loaded;
}
