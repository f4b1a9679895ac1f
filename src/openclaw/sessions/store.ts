import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../../document/characters.js';
import { parseDocument } from '../../document/parse.js';
import { isStrictJson } from '../../document/strict-json.js';
import { bytesOf, textOfBytes } from '../file-bytes.js';
import type { InstallationFile } from '../installation.js';
import { scanBytes } from './scan-bytes.js';
import { endOfString, SCANNED, type StoreEntry } from './store-entry.js';

export type { ScannedMembers, StoreEntry } from './store-entry.js';

/**
 * The entries of a `sessions.json`, in source order; of a duplicate key the last, which is the one in force.
 * @param isStrictJson `JSON.parse` takes the text; then one quick scan finds the entries of even a very large store
 * @returns `undefined` for a text that is no object
 */
export function storeEntries(text: string, isStrictJson: boolean): readonly StoreEntry[] | undefined {
  const entries = isStrictJson ? scanEntries(text) : parsedEntries(text);
  return entries && lastOfEach(entries);
}

function lastOfEach(entries: readonly StoreEntry[]): readonly StoreEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

const scanned = new WeakMap<InstallationFile, readonly StoreEntry[]>();

/** The entries of a store as it was read, whose text may be anything; a large one is scanned once. */
export function entriesOf(file: InstallationFile): readonly StoreEntry[] {
  const isStrict = isStrictStore(file);
  const known = scanned.get(file) ?? storeEntries(file.content ?? '', isStrict) ?? [];
  scanned.set(file, known);
  return known;
}

const strict = new WeakMap<InstallationFile, boolean>();

/** Whether `JSON.parse` takes the text of a store; it is asked entry by entry, so that a large store needs no memory. */
export function isStrictStore(file: InstallationFile): boolean {
  const known = strict.get(file);
  if (known !== undefined) return known;
  const bytes = bytesOf(file);
  const found = bytes && scanBytes(bytes);
  const answer = found === undefined ? isStrictText(file) : true;
  if (found !== undefined) scanned.set(file, lastOfEach(found));
  strict.set(file, answer);
  return answer;
}

function isStrictText(file: InstallationFile): boolean {
  const { content = '' } = file;
  const entries = scanEntries(content);
  const answer = entries === undefined ? isStrictJson(content) : isJsonByEntries(content, entries);
  if (answer && entries !== undefined) scanned.set(file, lastOfEach(entries));
  return answer;
}

/** The entries of a store that `JSON.parse` takes; `undefined` for any other. */
export function knownEntries(file: InstallationFile): readonly StoreEntry[] | undefined {
  return isStrictStore(file) ? entriesOf(file) : undefined;
}

/** The text of an entry of a store as it was read. */
export function entryText(file: InstallationFile, { start, end, bytes }: StoreEntry): string {
  const all = bytes && bytesOf(file);
  return all === undefined || bytes === undefined
    ? (file.content ?? '').slice(start, end)
    : textOfBytes(all.subarray(bytes.start, bytes.end));
}

/** Whether a store as it was read has a text in it anywhere. */
export function storeHolds(file: InstallationFile, text: string): boolean {
  const bytes = bytesOf(file);
  if (bytes === undefined) return file.content?.includes(text) ?? false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'utf8');
}

/** With a number in the place of each entry, what is left of the text is short. Both are JSON, or the whole is not. */
function isJsonByEntries(text: string, entries: readonly StoreEntry[]): boolean {
  let around = '';
  let from = 0;
  for (const { start, end } of entries) {
    if (!isStrictJson(text.slice(start, end))) return false;
    around += `${text.slice(from, start)}0`;
    from = end;
  }
  return isStrictJson(around + text.slice(from));
}

function parsedEntries(text: string): readonly StoreEntry[] | undefined {
  const { root, problems } = parseDocument(text);
  if (problems.length > 0 || root?.type !== 'object') return undefined;
  return root.members.map(({ key, value }) => ({ key, start: value.start, end: value.end }));
}

/**
 * Counts brackets outside of strings; that is all there is to find in a text that is JSON. What it finds in another one
 * means nothing, so it has to be asked of each piece.
 * @returns `undefined` for a text that is no object
 */
function scanEntries(text: string): readonly StoreEntry[] | undefined {
  const entries: StoreEntry[] = [];
  let depth = 0;
  let key = '';
  let colon = -1;
  let member = '';
  let memberColon = -1;
  let members = new Map<string, string>();
  const endMember = (at: number): void => {
    if (memberColon >= 0 && member !== '') members.set(member, text.slice(memberColon + 1, at).trim());
    member = '';
    memberColon = -1;
  };
  const endEntry = (at: number): void => {
    entries.push({ ...entry(text, key, colon, at), members });
    members = new Map();
    colon = -1;
  };
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case DOUBLE_QUOTE: {
        const end = endOfString(text, at);
        if (end === 0) return undefined;
        if (depth === 1 && colon < 0) {
          const name = keyIn(text.slice(at, end));
          if (name === undefined) return undefined;
          key = name;
        }
        if (depth === 2 && memberColon < 0) {
          const name = text.slice(at + 1, end - 1);
          member = SCANNED.has(name) ? name : '';
        }
        at = end - 1;
        break;
      }
      case OPEN_BRACE:
      case OPEN_BRACKET:
        if (depth++ === 0 && text.charCodeAt(at) === OPEN_BRACKET) return undefined;
        break;
      case COLON:
        if (depth === 1) colon = at;
        if (depth === 2) memberColon = at;
        break;
      case COMMA:
        if (depth === 1) endEntry(at);
        if (depth === 2) endMember(at);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        if (depth === 2) endMember(at);
        if (--depth === 0 && colon >= 0) endEntry(at);
        break;
    }
  }
  return text.trimStart().startsWith('{') ? entries : undefined;
}

function entry(text: string, key: string, colon: number, before: number): StoreEntry {
  const value = text.slice(colon + 1, before);
  const start = colon + 1 + (value.length - value.trimStart().length);
  return { key, start, end: colon + 1 + value.trimEnd().length };
}

function keyIn(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
