// What a home holds at the end, in a form two ends can be compared in: files and tables as values, without what every
// run makes anew (dates of today, random ids, sizes, its own path) and without what only records the run itself.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesBelow } from './homes.mjs';

const DAY = 24 * 60 * 60 * 1000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Backups, locks, caches, logs and the keys of the device: they record the runs, and the runs differ. */
const PASSING_FILES =
  /(^|\/)(identity|tmp|logs|\.cache|\.npm|node_modules|session-sqlite-migration-runs)\/|\.lock(\.sqlite)?$|\.bak(\.\d+)?$|\.sqlite-(wal|shm|journal)$|openclaw\.json\.(last-good|clobbered)|config-journal-fingerprint\.key$/;
const PASSING_TABLES =
  /audit|journal|fts|_log$|sqlite_(sequence|stat\d)|lease|lock|^device_identities$|^diagnostic_events$|^migration_runs$|integrity_verifications/i;
const STAT_KEYS = /^(ino|dev|mtimeNs|ctimeNs|databaseIdentity|generation)$|mtime|ctime|inode|anchorMs|^p?pid$/i;
const SIZE_KEYS = /^(source_size_bytes|size|bytes|size_bytes)$/;
const RANDOM_KEYS = /grant_definition_revision|last_run_id|_revision$/;
const DIGEST_KEYS = /token|secret|nonce|key$|hash|sha|digest|fingerprint|signature|etag/i;

/**
 * @param given everything the home held at the start, as text: an id or digest from there is no product of the run
 * @param moment when the run began, in milliseconds
 * @returns by path: `{ value }` of a file, `{ tables }` of a database
 */
export function snapshot(home, { given, moment, json5 }) {
  const known = new Set((given.match(UUID) ?? []).map((id) => id.toLowerCase()));
  const normal = (value, key = '') => normalize(value, key, { home, known, given, moment });
  const found = new Map();
  for (const file of filesBelow(home)) {
    if (PASSING_FILES.test(file)) continue;
    const full = path.join(home, file);
    const name = normal(file).replace(/(session-sqlite-<now>-)[0-9a-f]{8}/, '$1<random>');
    if (lstatSync(full).isSymbolicLink()) {
      found.set(name, { value: `-> ${normal(readlinkSync(full))}` });
      continue;
    }
    const bytes = readFileSync(full);
    if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3')
      found.set(name, { tables: readTables(full, normal) });
    else found.set(name, { value: readValue(file, bytes.toString('utf8'), normal, json5) });
  }
  return found;
}

function readValue(file, text, normal, json5) {
  if (/\.jsonl(\.|$)/.test(file)) return text.split('\n').map((line) => normal(line));
  try {
    return normal(json5.parse(text));
  } catch {
    return normal(text);
  }
}

function readTables(file, normal) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'commute-'));
  try {
    for (const end of ['', '-wal'])
      if (existsSync(file + end)) copyFileSync(file + end, path.join(scratch, `db${end}`));
    const database = new DatabaseSync(path.join(scratch, 'db'));
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    const tables = {};
    for (const { name } of names) {
      if (PASSING_TABLES.test(name)) continue;
      try {
        const select = database.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
        select.setReadBigInts(true);
        tables[name] = select.all().map((row) => normal({ ...row }));
      } catch (error) {
        tables[name] = [{ unreadable: error.message }];
      }
    }
    database.close();
    return tables;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function normalize(value, key, around) {
  if (typeof value === 'bigint') return normalizeNumber(Number(value), key, around);
  if (typeof value === 'number') return normalizeNumber(value, key, around);
  if (typeof value === 'string') return normalizeText(value, key, around);
  if (value instanceof Uint8Array) return normalizeBytes(Buffer.from(value), key, around);
  if (Array.isArray(value)) return value.map((item) => normalize(item, key, around));
  if (value === null || typeof value !== 'object') return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [normalize(name, '', around), normalize(value[name], name, around)]));
}

function normalizeBytes(bytes, key, around) {
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes) && !/[\x00-\x08]/.test(text)) return normalize(text, key, around);
  return `bytes:${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
}

function normalizeText(text, key, around) {
  if (/^\s*[[{]/.test(text)) {
    try {
      return normalize(JSON.parse(text), key, around);
    } catch {
      // Text that only looks like JSON.
    }
  }
  if (STAT_KEYS.test(key)) return '<stat>';
  if (RANDOM_KEYS.test(key)) return '<random>';
  if (DIGEST_KEYS.test(key) && /^[A-Za-z0-9_+/=:-]{20,}$/.test(text) && !around.given.includes(text)) return '<random>';
  const isNow = (moment) => Math.abs(moment - around.moment) < DAY;
  // A release names a database by the device and inode of its file.
  return text
    .replaceAll(around.home, '<home>')
    .replace(/(:file):\d+:\d+$/, '$1:<stat>')
    .replace(UUID, (id) => (around.known.has(id.toLowerCase()) ? id : '<uuid>'))
    .replace(/\d{4}-\d\d-\d\dT\d\d[:-]\d\d[:-]\d\d([.-]\d+)?Z?/gi, (date) => (isNow(readDate(date)) ? '<now>' : date))
    .replace(/\b1[789]\d{11}\b/g, (milliseconds) => (isNow(Number(milliseconds)) ? '<now>' : milliseconds));
}

/** Dates in file names have hyphens where colons are not allowed. */
function readDate(text) {
  const colons = text.toUpperCase().replace(/T(\d\d)-(\d\d)-(\d\d)/, 'T$1:$2:$3');
  return Date.parse(colons.replace(/-(\d+Z)$/, '.$1'));
}

function normalizeNumber(number, key, { moment }) {
  if (/next/i.test(key) && number > moment - DAY && number < moment + 400 * DAY) return '<later>';
  if (Math.abs(number - moment) < DAY || Math.abs(number * 1000 - moment) < DAY) return '<now>';
  if (SIZE_KEYS.test(key)) return '<size>';
  return STAT_KEYS.test(key) ? '<stat>' : number;
}
