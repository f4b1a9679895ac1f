import { type LineIndex, lineIndex } from '../../document/lines.js';
import type { Document, Range } from '../../document/node.js';
import { parseDocument } from '../../document/parse.js';
import { type TextSource, wholeText } from '../../document/text-source.js';
import { secretRanges } from '../../openclaw/secrets/secrecy.js';
import { mergeRanges } from '../../openclaw/secrets/shapes.js';
import type { StoreEntry } from '../../openclaw/sessions/store.js';
import { type SparseStore, sparseStore } from './sparse-store.js';

/** A text that findings point into, with what must not be shown of it. */
export interface ShownText {
  readonly text: TextSource;
  readonly lines: LineIndex;
  /** Of a large store, what the report speaks of. */
  readonly document: Document;
  /** What was read of the text; sorted and disjoint. */
  readonly parts: readonly Range[];
  /** Those the text has by itself; sorted and disjoint. */
  readonly ownSecrets: readonly Range[];
  /** With what is a secret in the other version of a text that a fix changes. */
  readonly secrets: readonly Range[];
  /** The secrets, or none of them where they may be shown. */
  readonly hidden: readonly Range[];
}

export interface ShownTextOptions {
  readonly showSecrets: boolean;
  readonly isStore: boolean;
  /** The entries of a store that is strict JSON, where they are known. */
  readonly entries?: (() => readonly StoreEntry[] | undefined) | undefined;
  /** The tree of the text, where somebody has parsed it. */
  readonly document?: (() => Document) | undefined;
  /** What the report speaks of. */
  readonly focus: () => readonly Range[];
  readonly shared?: () => readonly Range[];
}

/** Smaller stores are parsed before a scan would have found their entries. */
const LARGE_STORE = 1_000_000;
/** No format shows more around a place: lines before and after it, and characters of a line. */
const LINES_AROUND = 4;
const CHARACTERS_AROUND = 1_000;

/** Most files of an installation are never looked at again, and stores are large: everything is done when asked for. */
export function shownText(
  text: () => TextSource,
  { showSecrets, isStore, entries, document, focus, shared }: ShownTextOptions,
): ShownText {
  let read: SparseStore | undefined;
  let known: LineIndex | undefined;
  const lines = (): LineIndex => {
    known ??= lineIndex(text());
    return known;
  };
  const readOnce = (): SparseStore => {
    if (read === undefined && isStore && text().length > LARGE_STORE) {
      const regions = mergeRanges(focus().flatMap((range) => around(range, lines())));
      read = sparseStore(text(), regions, entries?.());
    }
    read ??= readWhole(document?.() ?? parseDocument(wholeText(text())));
    return read;
  };
  return {
    get text() {
      return text();
    },
    get lines() {
      return lines();
    },
    get document() {
      return readOnce().document;
    },
    get parts() {
      return readOnce().parts;
    },
    get ownSecrets() {
      return readOnce().secrets;
    },
    get secrets() {
      return shared?.() ?? this.ownSecrets;
    },
    get hidden() {
      return showSecrets ? [] : this.secrets;
    },
  };
}

function readWhole(document: Document): SparseStore {
  let secrets: readonly Range[] | undefined;
  return {
    document,
    parts: [{ start: 0, end: document.text.length }],
    get secrets() {
      secrets ??= secretRanges(document);
      return secrets;
    },
  };
}

/** What of a text may be shown because of a place in it. */
function around({ start, end }: Range, lines: LineIndex): readonly Range[] {
  const first = lines.position(start).line;
  const last = lines.position(end).line;
  const shown = [{ start: start - CHARACTERS_AROUND, end: end + CHARACTERS_AROUND }];
  for (let line = Math.max(1, first - LINES_AROUND); line <= last + LINES_AROUND; line++) {
    const range = lines.lineRange(line);
    shown.push({ start: range.start, end: Math.min(range.end, range.start + CHARACTERS_AROUND) + 1 });
  }
  return shown;
}
