import { parseDocument } from '../../document/parse.js';
import type { InstallationFile } from '../installation.js';

/** One entry of a store: its key and where its value stands in the text. */
export interface StoreEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The members of `SCANNED` that the entry has itself, as written; absent where nobody looked. */
  readonly members?: ScannedMembers;
}

/** What can be said of an entry without parsing it: the texts of some of its members. */
export type ScannedMembers = ReadonlyMap<string, string>;

/** Members by which most entries can be told to be sound. */
const SCANNED: ReadonlySet<string> = new Set([
  'sessionId',
  'updatedAt',
  'modelProvider',
  'model',
  'provider',
  'lastProvider',
  'room',
]);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

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
  const { content } = file;
  if (content === undefined) return [];
  const isStrict = isStrictStore(file);
  const known = scanned.get(file) ?? storeEntries(content, isStrict) ?? [];
  scanned.set(file, known);
  return known;
}

const strict = new WeakMap<InstallationFile, boolean>();

/** Whether `JSON.parse` takes the text of a store; it is asked entry by entry, so that a large store needs no memory. */
export function isStrictStore(file: InstallationFile): boolean {
  const known = strict.get(file);
  if (known !== undefined) return known;
  const { content = '' } = file;
  const entries = scanEntries(content);
  const answer = entries === undefined ? isJson(content) : isJsonByEntries(content, entries);
  strict.set(file, answer);
  if (answer && entries !== undefined) scanned.set(file, lastOfEach(entries));
  return answer;
}

/** With a number in the place of each entry, what is left of the text is short. Both are JSON, or the whole is not. */
function isJsonByEntries(text: string, entries: readonly StoreEntry[]): boolean {
  let around = '';
  let from = 0;
  for (const { start, end } of entries) {
    if (!isJson(text.slice(start, end))) return false;
    around += `${text.slice(from, start)}0`;
    from = end;
  }
  return isJson(around + text.slice(from));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
      case QUOTE: {
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

/** Behind the closing quote; 0 where there is none. */
function endOfString(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at > 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}
