/**
 * The lossless tree of one file. Every offset is a UTF-16 index into `Document.text` (a BOM counts), `end` is exclusive.
 * A node never holds text: slice the document with its range.
 */
export type Dialect = 'json' | 'jsonc' | 'json5';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Quote = '"' | "'";

export interface ObjectNode extends Range {
  readonly type: 'object';
  /** In source order; a duplicate key appears as often as it was written, the last one is in force. */
  readonly members: readonly Member[];
}

export interface ArrayNode extends Range {
  readonly type: 'array';
  readonly items: readonly ValueNode[];
}

export interface StringNode extends Range {
  readonly type: 'string';
  readonly value: string;
  readonly quote: Quote;
}

export interface NumberNode extends Range {
  readonly type: 'number';
  readonly value: number;
}

export interface BooleanNode extends Range {
  readonly type: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends Range {
  readonly type: 'null';
  readonly value: null;
}

export type ScalarNode = StringNode | NumberNode | BooleanNode | NullNode;
export type ValueNode = ObjectNode | ArrayNode | ScalarNode;

/** One `key: value` of an object, from the start of the key to the end of the value. */
export interface Member extends Range {
  readonly key: string;
  readonly keyRange: Range;
  /** How the key is written; `null` for a bare identifier. */
  readonly keyQuote: Quote | null;
  readonly value: ValueNode;
}

export interface Comment extends Range {
  readonly type: 'line' | 'block';
}

export type SyntaxCode =
  | 'empty'
  | 'trailing-content'
  | 'leading-content'
  | 'unclosed'
  | 'mismatched-close'
  | 'stray-close'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'unexpected-comma'
  | 'unexpected'
  | 'bad-key'
  | 'bad-literal'
  | 'bad-number'
  | 'bad-escape'
  | 'bad-identifier-escape'
  | 'newline-in-string'
  | 'unterminated-string'
  | 'unterminated-comment'
  | 'smart-quote'
  | 'merge-conflict'
  | 'too-deep'
  | 'too-large'
  | 'too-many-problems';

/** A place where the text is no JSON5. `message` never quotes the content of a string: it may be a secret. */
export interface SyntaxProblem extends Range {
  readonly code: SyntaxCode;
  readonly message: string;
  /** Present where exactly one repair is plausible. */
  readonly repair?: { readonly title: string; readonly edits: readonly Edit[] };
}

/** Replace `length` characters at `offset` by `text`. Lists of edits are sorted by offset and disjoint. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** One file's text and its tree. With `problems` the tree is what recovery could make of the text. */
export interface Document {
  readonly text: string;
  /** The narrowest dialect the text fits in. */
  readonly dialect: Dialect;
  readonly root: ValueNode | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

/** Plain data as `json5.parse` yields it; objects may own a `__proto__` key. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
