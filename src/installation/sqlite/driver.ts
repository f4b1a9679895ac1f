/** What is used of Node's own SQLite; older releases of Node have none. */
export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): { all(...values: readonly string[]): readonly unknown[] };
  close(): void;
}

export interface Driver {
  /** `target` is a path or a `file:` URI; `write` is asked for only where a copy of ours is opened. */
  open(target: string, access: 'read' | 'write'): Connection;
}

/** @returns `undefined` where the running Node has no SQLite */
export async function loadDriver(): Promise<Driver | undefined> {
  // The name stands in a variable, so that no bundler and no older Node looks for it before it is asked for.
  const name = 'node:sqlite';
  const loaded = (await import(name).catch(() => undefined)) as
    | { readonly DatabaseSync: new (target: string, options: { readOnly: boolean }) => Connection }
    | undefined;
  if (loaded === undefined) return undefined;
  return { open: (target, access) => new loaded.DatabaseSync(target, { readOnly: access === 'read' }) };
}
