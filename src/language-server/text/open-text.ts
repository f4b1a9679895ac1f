import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Encoding, TextPlaces } from './places.js';

/** A text that an editor holds; what lies on disk under its name does not count meanwhile. */
export interface OpenText {
  /** As the editor spells it. */
  readonly uri: string;
  /** Absolute. */
  readonly path: string;
  readonly version: number;
  readonly places: TextPlaces;
}

export function openText(
  { uri, path, version, text }: { uri: string; path: string; version: number; text: string },
  encoding: Encoding,
): OpenText {
  return { uri, path, version, places: new TextPlaces(text, encoding) };
}

/** The text after what was typed. */
export function changedText(
  before: OpenText,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: Encoding,
): OpenText {
  let { places } = before;
  for (const change of changes) {
    if (!('range' in change)) {
      places = new TextPlaces(change.text, encoding);
      continue;
    }
    const { start, end } = places.span(change.range);
    places = new TextPlaces(places.text.slice(0, start) + change.text + places.text.slice(end), encoding);
  }
  return { ...before, version, places };
}
