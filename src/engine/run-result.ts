import type { Dialect, Edit } from '../document/node.js';
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
  /** From `before` to `after`. */
  readonly edits: readonly Edit[];
  readonly touched: readonly Touch[];
  /** Of a large store, its entries before the edits: where they are known and the whole is strict JSON. */
  readonly entries?: () => readonly StoreEntry[] | undefined;
}

/** Whether a file is to be another; the texts of one that is left alone are not asked for, and may be large. */
export function isChanged(file: Pick<FileResult, 'edits' | 'before' | 'after'>): boolean {
  return file.edits.length > 0 && file.before !== file.after;
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
