import { BACKSLASH } from '../../document/characters.js';

/** One entry of a store: its key and where its value stands in the text. */
export interface StoreEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The members of `SCANNED` that the entry has itself, as written; absent where nobody looked. */
  readonly members?: ScannedMembers | undefined;
  /** Where the value stands in the bytes, if it was found there. */
  readonly bytes?: { readonly start: number; readonly end: number } | undefined;
  /** The value's text without its long texts; absent where there are none, or nobody looked. */
  readonly outline?: string | undefined;
}

/** What can be said of an entry without parsing it: the texts of some of its members. */
export type ScannedMembers = ReadonlyMap<string, string>;

/** Members by which most entries can be told to be sound. */
export const SCANNED: ReadonlySet<string> = new Set([
  'sessionId',
  'updatedAt',
  'modelProvider',
  'model',
  'provider',
  'lastProvider',
  'room',
]);

/** Behind the closing quote; 0 where there is none. */
export function endOfString(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at > 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at + 1;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}
