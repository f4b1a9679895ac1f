import { applyEdits, composeEdits } from '../document/edit/edits.js';
import type { Document, Edit, JsonValue } from '../document/node.js';
import { parseDocument } from '../document/parse.js';
import { partitionPoint } from '../document/partition-point.js';
import { isStrictJson } from '../document/strict-json.js';
import { editedSource, isSameFrom, type TextSource, wholeText } from '../document/text-source.js';
import { perObject } from '../openclaw/config/per-config.js';
import type { Part } from '../openclaw/config/view.js';
import { byteTextOf, hasContent } from '../openclaw/file-bytes.js';
import type { InstallationFile } from '../openclaw/installation.js';
import { entriesAfter } from '../openclaw/sessions/entries-after.js';
import { isStrictStore, knownEntries } from '../openclaw/sessions/store.js';
import { type Meaning, meaningOf } from './apply/verify.js';

/** A file as it stands in the middle of a run: what was read, what it has become, and the edits between the two. */
export interface FileDraft {
  readonly file: InstallationFile;
  readonly original: string;
  readonly text: string;
  /** The same, of which parts can be read: of a large store without making the text of it. */
  readonly source: TextSource;
  /** From `original` to `text`. */
  readonly edits: readonly Edit[];
  /** Which rule touched which range of `original`; diffs name them in their hunk headers. */
  readonly touched: readonly Touch[];
  /** The tree of `text`, parsed when first asked for. */
  readonly document: Document;
  /** The plain data of `document`, as a whole; made when first asked for. */
  readonly value: JsonValue | undefined;
  /** Whether `JSON.parse` takes the text. */
  readonly isStrictJson: boolean;
}

export interface Touch {
  readonly ruleId: string;
  readonly start: number;
  readonly end: number;
}

/** Every file whose text is known, by absolute path. Values are never changed: a fix makes a new workspace. */
export type Workspace = ReadonlyMap<string, FileDraft>;

export function openWorkspace(files: readonly InstallationFile[]): Workspace {
  const drafts = new Map<string, FileDraft>();
  for (const file of files) {
    if (hasContent(file)) drafts.set(file.path, untouched(file));
  }
  return drafts;
}

/** A file that was read is never changed: whoever opens it again need not parse it again. */
const asRead = new WeakMap<InstallationFile, FileDraft>();

function untouched(file: InstallationFile): FileDraft {
  const known = asRead.get(file);
  if (known !== undefined) return known;
  const fresh = draft(file, undefined, [], []);
  asRead.set(file, fresh);
  return fresh;
}

/** The tree of a file as it was read. */
export function documentAsRead(file: InstallationFile): Document {
  return untouched(file).document;
}

/** Tells what the tree of a file is, where that is known before it was asked for. */
export function knowDocument(file: InstallationFile, document: Document): void {
  asRead.set(file, draft(file, undefined, [], [], document));
}

/**
 * The workspace with some edits made to one file.
 * @param edits relative to the file's text in `workspace`
 */
export function editFile<E extends Edit>(
  workspace: Workspace,
  path: string,
  edits: readonly E[],
  ruleIdOf: (edit: E) => string,
): Workspace {
  const before = workspace.get(path);
  if (before === undefined || edits.length === 0) return workspace;
  const touches = edits.map((edit) => touch(before.edits, edit, ruleIdOf(edit)));
  const all = composeEdits(before.edits, edits);
  const drafts = new Map(workspace);
  const large = byteTextOf(before.file);
  const changed = large === undefined ? applyEdits(before.text, edits) : editedSource(large, all);
  drafts.set(path, draft(before.file, changed, all, [...before.touched, ...touches]));
  return drafts;
}

export function wholePart(draft: FileDraft): Part {
  return { file: draft.file.path, document: draft.document, offset: 0, prefix: [] };
}

function draft(
  file: InstallationFile,
  changed: TextSource | undefined,
  edits: readonly Edit[],
  touched: readonly Touch[],
  document?: Document,
): FileDraft {
  let parsed = document;
  let text: string | undefined;
  let strict: boolean | undefined;
  let meaning: Meaning | undefined;
  return {
    file,
    get original() {
      return file.content ?? '';
    },
    get text() {
      if (changed === undefined) return this.original;
      text ??= wholeText(changed);
      return text;
    },
    get source() {
      return changed ?? byteTextOf(file) ?? this.original;
    },
    edits,
    touched,
    get document() {
      parsed ??= parseDocument(this.text);
      return parsed;
    },
    get value() {
      meaning ??= meaningOf(this.document);
      return meaning.value;
    },
    get isStrictJson() {
      strict ??= isStrict(this);
      return strict;
    },
  };
}

function isStrict(draft: FileDraft): boolean {
  const { file, edits, source } = draft;
  if (file.kind === 'sessions' && isAsRead(draft)) return isStrictStore(file);
  if (byteTextOf(file) !== undefined && entriesAfter(knownEntries(file), edits, source) !== undefined) return true;
  return isStrictJson(draft.text);
}

/** Whether a file has the text it was read with; the text of a large store is not asked for to tell. */
export function isAsRead({ edits }: Pick<FileDraft, 'edits'>): boolean {
  return edits.length === 0;
}

/** Whether it has the same text again or still, whatever was done to it. */
export function isUnchanged(draft: FileDraft): boolean {
  const { file, edits, source } = draft;
  const [first] = edits;
  return first === undefined || isSameFrom(byteTextOf(file) ?? draft.original, source, first.offset);
}

function touch(edits: readonly Edit[], edit: Edit, ruleId: string): Touch {
  return {
    ruleId,
    start: mapBack(edits, edit.offset),
    end: mapBack(edits, edit.offset + edit.length),
  };
}

/** Where an offset of the edited text lay in the original; what an edit wrote lies where the edit began. */
export function mapBack(edits: readonly Edit[], offset: number): number {
  if (edits.length === 0) return offset;
  const starts = startsAfterEdits(edits);
  const index = partitionPoint(starts, (start) => start <= offset) - 1;
  const edit = edits[index];
  if (edit === undefined) return offset;
  const behind = offset - (starts[index] ?? 0) - edit.text.length;
  return behind < 0 ? edit.offset : edit.offset + edit.length + behind;
}

/** Where each edit begins in the text that has them all; every finding of a fixed text asks. */
const startsAfterEdits = perObject((edits: readonly Edit[]): readonly number[] => {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.offset + shift;
    shift += edit.text.length - edit.length;
    return start;
  });
});
