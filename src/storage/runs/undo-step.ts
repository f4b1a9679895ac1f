import type { StoredContent } from '../files/content.js';

/** What undoing a run does to one file. Contents are bytes of what lies there now and of the backup. */
export type UndoStep =
  | { readonly path: string; readonly kind: 'content'; readonly now: Uint8Array; readonly former: Uint8Array }
  | { readonly path: string; readonly kind: 'mode'; readonly now: number; readonly former: number }
  | { readonly path: string; readonly kind: 'recreated'; readonly former: Uint8Array; readonly mode: number }
  /** The run made it; it goes. */
  | { readonly path: string; readonly kind: 'removed'; readonly now: Uint8Array }
  | { readonly path: string; readonly kind: 'as-it-was' };

/** The same before it is done: files may be large, and are known by their SHA-256. */
export type UndoMove =
  | { readonly kind: 'content'; readonly sha256Now: string; readonly former: StoredContent }
  | { readonly kind: 'mode'; readonly now: number; readonly former: number }
  | { readonly kind: 'recreated'; readonly former: StoredContent; readonly mode: number }
  | { readonly kind: 'removed' }
  | { readonly kind: 'as-it-was' };

/** A file that is left as it is, and why. */
export interface RefusedUndo {
  readonly path: string;
  readonly kind: 'refused';
  readonly message: string;
}
