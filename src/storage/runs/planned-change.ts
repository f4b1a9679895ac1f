import type { Content } from '../files/content.js';

/** Something a run wants done to one file. Paths are absolute. */
export type PlannedChange =
  | {
      readonly type: 'write';
      readonly path: string;
      readonly kind: string;
      readonly before: Content;
      readonly after: Content;
    }
  /** A file that is not there yet; directories that are missing are made for nobody but its owner. */
  | { readonly type: 'create'; readonly path: string; readonly kind: string; readonly after: string }
  /** Narrows permissions, never widens them. */
  | { readonly type: 'chmod'; readonly path: string; readonly mode: number }
  /** `seen` is the file as it was judged; one that has changed since is left alone. */
  | {
      readonly type: 'delete';
      readonly path: string;
      readonly seen?: { readonly size: number; readonly modifiedAt: number };
    };
