import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Edit } from '../../document/node.js';
import type { Workspace } from '../../engine/workspace.js';
import type { OpenTexts } from '../config/project.js';
import { type Encoding, TextPlaces } from '../text/places.js';
import { uriOfPath } from '../text/uri.js';

export interface WriterSettings {
  readonly encoding: Encoding;
  /** Whether the editor takes edits that name the version they are for. */
  readonly versioned: boolean;
}

/** Words edits of ours in those of the protocol, for texts that are open and for those that are not. */
export class Writer {
  readonly #workspace: Workspace;
  readonly #open: OpenTexts;
  readonly #settings: WriterSettings;
  readonly #places = new Map<string, TextPlaces>();

  constructor(workspace: Workspace, open: OpenTexts, settings: WriterSettings) {
    this.#workspace = workspace;
    this.#open = open;
    this.#settings = settings;
  }

  placesOf(file: string): TextPlaces | undefined {
    const open = this.#open.get(file);
    if (open !== undefined) return open.places;
    const known = this.#places.get(file);
    const draft = this.#workspace.get(file);
    if (known !== undefined || draft === undefined) return known;
    const fresh = new TextPlaces(draft.text, this.#settings.encoding);
    this.#places.set(file, fresh);
    return fresh;
  }

  uriOf(file: string): string {
    return this.#open.get(file)?.uri ?? uriOfPath(file);
  }

  edit(edits: ReadonlyMap<string, readonly Edit[]>): WorkspaceEdit {
    const files = [...edits].map(([file, list]) => ({
      file,
      uri: this.uriOf(file),
      edits: this.#textEdits(file, list),
    }));
    if (!this.#settings.versioned) return { changes: Object.fromEntries(files.map((one) => [one.uri, one.edits])) };
    return {
      documentChanges: files.map(({ file, uri, edits: list }) => ({
        textDocument: { uri, version: this.#open.get(file)?.version ?? null },
        edits: list,
      })),
    };
  }

  #textEdits(file: string, edits: readonly Edit[]): TextEdit[] {
    const places = this.placesOf(file);
    if (places === undefined) return [];
    return edits.map(({ offset, length, text }) => ({
      range: places.range({ start: offset, end: offset + length }),
      newText: text,
    }));
  }
}
