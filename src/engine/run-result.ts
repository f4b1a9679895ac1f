import type { ByteText } from '../document/byte-text.js';
import type { Dialect, Document, Edit } from '../document/node.js';
import { isSameFrom, type TextSource } from '../document/text-source.js';
import type { FileKind, Target } from '../openclaw/installation.js';
import type { StoreEntry } from '../openclaw/sessions/store.js';
import type { FileAction, Finding } from './finding.js';
import type { Touch } from './workspace.js';

export interface FileResult {
  readonly path: string;
  readonly kind: FileKind;
  readonly dialect: Dialect;
  readonly before: string;
  readonly after: string;
  /** Of a large store: the same two texts, parts of which can be read without having the whole as a string. */
  readonly large?: { readonly before: ByteText; readonly after: TextSource };
  /** From `before` to `after`. */
  readonly edits: readonly Edit[];
  readonly touched: readonly Touch[];
  /** Of a large store, its entries before the edits: where they are known and the whole is strict JSON. */
  readonly entries?: () => readonly StoreEntry[] | undefined;
  /** The trees of both texts, but for large stores: whoever shows them need not parse what the run has parsed. */
  readonly documents?: { readonly before: () => Document; readonly after: () => Document };
}

type Texts = Pick<FileResult, 'before' | 'after' | 'large'>;

export function textBefore(file: Texts): TextSource {
  return file.large?.before ?? file.before;
}

export function textAfter(file: Texts): TextSource {
  return file.large?.after ?? file.after;
}

/** Whether a file is to be another; the texts of one that is left alone are not asked for, and may be large. */
export function isChanged(file: Texts & Pick<FileResult, 'edits'>): boolean {
  const [first] = file.edits;
  if (first === undefined) return false;
  const { large } = file;
  return large === undefined ? file.before !== file.after : !isSameFrom(large.before, large.after, first.offset);
}

/** A fault of ours that a run came upon; it is reported and nothing of it is written. */
export interface Defect {
  readonly ruleId: string;
  readonly file: string;
  readonly message: string;
}

export interface RunResult {
  readonly target: Target;
  readonly findings: readonly Finding[];
  readonly files: readonly FileResult[];
  readonly actions: readonly (FileAction & { readonly ruleId: string })[];
  readonly defects: readonly Defect[];
  /** Paths of files that one fix changes together: half of it would lose what it carries from one to the other. */
  readonly joint?: readonly (readonly string[])[];
}
