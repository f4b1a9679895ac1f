/** What a file is to hold: a text, or bytes in pieces that follow each other. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/** Bytes that lie in a file of ours, a backup: copied from there, and held to their SHA-256 once more on the way. */
export interface StoredContent {
  readonly file: string;
  readonly sha256: string;
}
