import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_BRACKET,
} from '../../document/characters.js';
import { endOfString, SCANNED, type ScannedMembers } from './store-entry.js';

/**
 * The members of `SCANNED` that an entry has itself, as written.
 * @param entry JSON, perhaps without the long texts inside of its members
 */
export function scannedMembers(entry: string): ScannedMembers {
  const members = new Map<string, string>();
  let depth = 0;
  let name = '';
  let colon = -1;
  const endMember = (at: number): void => {
    if (colon >= 0 && SCANNED.has(name)) members.set(name, entry.slice(colon + 1, at).trim());
    name = '';
    colon = -1;
  };
  for (let at = 0; at < entry.length; at++) {
    switch (entry.charCodeAt(at)) {
      case DOUBLE_QUOTE: {
        const end = endOfString(entry, at);
        if (end === 0) return members;
        if (depth === 1 && colon < 0) name = entry.slice(at + 1, end - 1);
        at = end - 1;
        break;
      }
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth++;
        break;
      case COLON:
        if (depth === 1) colon = at;
        break;
      case COMMA:
        if (depth === 1) endMember(at);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        if (depth === 1) endMember(at);
        depth--;
        break;
    }
  }
  return members;
}
