/** What undoing a run would do to one file. Contents are bytes of what lies there now and of the backup. */
export type UndoStep =
  | { readonly path: string; readonly kind: 'content'; readonly now: Uint8Array; readonly former: Uint8Array }
  | { readonly path: string; readonly kind: 'mode'; readonly now: number; readonly former: number }
  | { readonly path: string; readonly kind: 'recreated'; readonly former: Uint8Array }
  | { readonly path: string; readonly kind: 'as-it-was' }
  | { readonly path: string; readonly kind: 'refused'; readonly message: string };
