import type { ConfigPath } from '../config-path.js';
import type { Dialect, Edit, JsonValue, Range } from '../node.js';

/** A value to write: plain data, rendered in the document's style, or source text taken from elsewhere with its comments. */
export type Source = { readonly value: JsonValue } | { readonly snippet: Snippet };

/** A comment of a snippet and what follows it: a line break, or a blank and the next piece on the same line. */
export interface SnippetComment {
  readonly text: string;
  readonly next: 'break' | 'blank';
  /** Indentation of the line it starts on. */
  readonly indent: string;
}

/** A member or item cut out of a document: its value's text as written and the comments it owns. */
export interface Snippet {
  /** From the end of the key (colon, inner comments) to the end of the value; for a list item the value alone. */
  readonly text: string;
  /** Offsets inside `text` where the value starts and ends. */
  readonly valueRange: Range;
  readonly value: JsonValue;
  readonly lead: readonly SnippetComment[];
  readonly trail: readonly SnippetComment[];
  /** Indentation, line end and dialect of where it comes from. */
  readonly indent: string;
  readonly eol: string;
  readonly dialect: Dialect;
}

/** What stands for something that goes, and so gets the comments about it. */
export interface Heir {
  readonly path: ConfigPath;
  /** Scalars, as JSON, that went over to it: comments about members without one of them go with those. */
  readonly leaves: readonly string[];
}

/**
 * What a fix asks for, on one document. Paths are those of the document at the moment the operation is applied;
 * a list of operations is applied one after the other.
 */
export type Operation =
  /** Replace an existing value; objects key by key, so that inner comments live. */
  | { readonly op: 'set'; readonly path: ConfigPath; readonly source: Source }
  /**
   * Add a member; missing parents are made. Fails if it exists. When the last segment is an index, add an item there,
   * before the one that has it now. `after` and `before` name the sibling a new member should stand next to.
   */
  | {
      readonly op: 'insert';
      readonly path: ConfigPath;
      readonly source: Source;
      readonly after?: string;
      readonly before?: string;
    }
  /** Add an item at the end of a list; a missing list is made. */
  | { readonly op: 'append'; readonly path: ConfigPath; readonly source: Source }
  /** Take a member or item out; with `prune` also the objects above it that are empty then, up to a list or the root. */
  | { readonly op: 'remove'; readonly path: ConfigPath; readonly prune?: 'empty-parents'; readonly heir?: Heir }
  /** Rename a member in place. */
  | { readonly op: 'rename'; readonly path: ConfigPath; readonly key: string }
  /**
   * Carry a member or item (with its comments) to another place of the same document; missing parents are made.
   * Both paths are those before the move: an index in `to` counts the item that moves.
   */
  | { readonly op: 'move'; readonly from: ConfigPath; readonly to: ConfigPath; readonly prune?: 'empty-parents' }
  /** A list of objects becomes a map, keyed by a string member of each item, which goes: `list` to `entries`. */
  | {
      readonly op: 'rekey';
      readonly path: ConfigPath;
      readonly by: string;
      /** The key of each item, in order; what `by` holds unless given. */
      readonly keys?: readonly string[];
      /** New name of the member that holds the list; unchanged unless given. */
      readonly rename?: string;
    }
  /** The way back: a map of objects becomes a list, each item gaining its key as member `by`. */
  | { readonly op: 'unkey'; readonly path: ConfigPath; readonly by: string; readonly rename?: string };

export type OperationFailure =
  | 'unparsable'
  | 'not-found'
  | 'exists'
  | 'no-parent'
  | 'into-itself'
  | 'duplicate-key'
  | 'not-json'
  | 'wrong-type';

export type Planned =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      /** Ranges of comments the edits destroy although what they belong to stays (the comment guard reads this). */
      readonly lostComments: readonly Range[];
    }
  | { readonly ok: false; readonly reason: OperationFailure; readonly message: string };
