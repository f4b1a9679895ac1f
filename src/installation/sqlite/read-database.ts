import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Connection, type Driver, loadDriver } from './driver.js';
import { type Table, tablesOf } from './tables.js';

export interface Row {
  readonly key: string;
  readonly json: string;
  /** The path of the JSON file that the row was imported from; only cron jobs have one. */
  readonly store?: string;
}

export type DatabaseRead =
  | {
      readonly ok: true;
      readonly schemaVersion: number;
      readonly tables: readonly { readonly table: Table; readonly rows: readonly Row[] }[];
      /** Keys of what was taken over from the config; their values may be secrets and are not read. */
      readonly imported: readonly string[];
    }
  | { readonly ok: false; readonly schemaVersion: number | undefined; readonly reason: string };

const BUSY_MS = 5000;
/** Larger databases are not copied to be read. */
const LARGEST_COPY = 1024 * 1024 * 1024;
const NO_DRIVER = 'it needs Node 22.13 or later';

/**
 * Reads the rows of a database that rules look at. The database, its sidecars and its directory stay as they are:
 * - without sidecars it is opened as immutable, which makes none;
 * - with both, in which a writer may be at work, it is read in one short transaction, its shared memory mapped read-only;
 * - with one of them alone, or with a journal, a private copy is read and deleted.
 *
 * Never throws.
 */
export async function readDatabase(
  file: string,
  role: 'state' | 'agent',
  driver: Driver | undefined | Promise<Driver | undefined> = loadDriver(),
): Promise<DatabaseRead> {
  const sqlite = await driver;
  if (sqlite === undefined) return { ok: false, schemaVersion: await headerVersion(file), reason: NO_DRIVER };
  try {
    const [wal, shm, journal] = await Promise.all(['-wal', '-shm', '-journal'].map((end) => exists(`${file}${end}`)));
    if (wal === shm && !journal)
      return readInPlace(sqlite, file, wal ? 'mode=ro&readonly_shm=1' : 'mode=ro&immutable=1', role);
    return await readCopy(sqlite, file, role);
  } catch (error) {
    return { ok: false, schemaVersion: undefined, reason: reasonOf(error) };
  }
}

function readInPlace(sqlite: Driver, file: string, query: string, role: 'state' | 'agent'): DatabaseRead {
  return readAll(sqlite.open(`${pathToFileURL(file).href}?${query}`, 'read'), role);
}

async function readCopy(sqlite: Driver, file: string, role: 'state' | 'agent'): Promise<DatabaseRead> {
  const { size } = await stat(file);
  if (size > LARGEST_COPY) {
    return {
      ok: false,
      schemaVersion: undefined,
      reason: 'its sidecars are incomplete and it is too large to be copied',
    };
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'clawmend-read-'));
  try {
    const copy = path.join(directory, 'copy.sqlite');
    for (const end of ['', '-wal', '-journal']) {
      if (end === '' || (await exists(`${file}${end}`))) await copyFile(`${file}${end}`, `${copy}${end}`);
    }
    // A copy may be recovered, which a journal asks for.
    return readAll(sqlite.open(copy, 'write'), role);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function readAll(connection: Connection, role: 'state' | 'agent'): DatabaseRead {
  try {
    connection.exec(`PRAGMA busy_timeout=${BUSY_MS}; PRAGMA query_only=ON;`);
    connection.exec('BEGIN');
    const schemaVersion = Number(fieldsOf(connection.prepare('PRAGMA user_version').all()[0]).user_version ?? 0);
    const tables = tablesOf(role).flatMap((table) => {
      const rows = readTable(connection, table);
      return rows === undefined ? [] : [{ table, rows }];
    });
    const imported = role === 'state' ? readKeys(connection, 'config_machine_state', 'state_key') : [];
    connection.exec('COMMIT');
    return { ok: true, schemaVersion, tables, imported };
  } finally {
    connection.close();
  }
}

function readKeys(connection: Connection, table: string, key: string): readonly string[] {
  if (!columnsOf(connection, table).includes(key)) return [];
  return connection
    .prepare(`SELECT "${key}" AS key FROM "${table}"`)
    .all()
    .map((row) => String(fieldsOf(row).key));
}

function columnsOf(connection: Connection, table: string): readonly unknown[] {
  return connection
    .prepare(`PRAGMA table_info("${table}")`)
    .all()
    .map((row) => fieldsOf(row).name);
}

/** @returns `undefined` where the layout has no such table or column */
function readTable(connection: Connection, table: Table): readonly Row[] | undefined {
  const columns = columnsOf(connection, table.name);
  if (!columns.includes(table.key) || !columns.includes(table.column)) return undefined;
  const store = table.kind === 'cron-jobs' && columns.includes('store_key') ? ', store_key AS store' : '';
  const where = table.only === undefined ? '' : `WHERE "${table.key}" = ?`;
  const order = columns.includes('sort_order') ? '"sort_order", ' : '';
  const statement = connection.prepare(
    `SELECT "${table.key}" AS key, "${table.column}" AS json${store} FROM "${table.name}" ${where} ORDER BY ${order}"${table.key}"`,
  );
  return statement.all(...(table.only === undefined ? [] : [table.only])).flatMap((row) => {
    const { key, json, store: from } = fieldsOf(row);
    if (typeof key !== 'string' || typeof json !== 'string') return [];
    return [{ key, json, ...(typeof from === 'string' && { store: from }) }];
  });
}

function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {};
}

/** The layout's number in the file's own header: the last word only where no sidecar holds a later one. */
async function headerVersion(file: string): Promise<number | undefined> {
  if (await exists(`${file}-wal`)) return undefined;
  try {
    const handle = await open(file, 'r');
    try {
      const header = Buffer.alloc(100);
      const { bytesRead } = await handle.read(header, 0, header.length, 0);
      return bytesRead === header.length && header.toString('latin1', 0, 15) === 'SQLite format 3'
        ? header.readUInt32BE(60)
        : undefined;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : 'unknown error';
  return `it cannot be read (${text})`;
}
