import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ClientCapabilities, CodeAction, Diagnostic, Position, WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from '../../src/language-server/client.js';
import { LanguageServer } from '../../src/language-server/server.js';
import { type Encoding, TextPlaces } from '../../src/language-server/text/places.js';
import { type Home, makeHome } from '../cli/home.js';

/** What the editors we know of can do. */
export const ABLE: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { resolveSupport: { properties: ['edit'] } },
    rename: { prepareSupport: true },
    publishDiagnostics: { relatedInformation: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export const CONFIG = '.openclaw/openclaw.json';

export interface Editor {
  readonly home: Home;
  readonly server: LanguageServer;
  readonly warnings: readonly string[];
  readonly log: readonly string[];
  /** Everything that was published, one after the other. */
  readonly publications: readonly (readonly Diagnostic[])[];
  uri(name: string): string;
  /** Opens a file with the text it has on disk, or another one; its check is over when this is. */
  open(name: string, text?: string): Promise<void>;
  type(name: string, text: string): Promise<void>;
  diagnostics(name: string): readonly Diagnostic[];
  /** The rules that speak, in order. */
  codes(name: string): readonly unknown[];
  textOf(name: string): string;
  /** Where `needle` begins, `more` characters on. */
  at(name: string, needle: string, more?: number): { textDocument: { uri: string }; position: Position };
  actions(name: string, needle: string, only?: readonly string[]): Promise<readonly CodeAction[]>;
  /** The text of a file after an edit. */
  after(edit: WorkspaceEdit | undefined, name: string): Promise<string>;
}

export interface EditorSettings {
  readonly capabilities?: ClientCapabilities;
  readonly encoding?: Encoding;
  readonly target?: string;
  /** From how many characters on a text is a large one. */
  readonly large?: number;
  /** The home another editor is at work in. */
  readonly home?: Home;
}

/** An editor at work in a home, without the wire between it and the server. */
export async function makeEditor(
  files: Readonly<Record<string, string>>,
  { capabilities = ABLE, encoding = 'utf-16', target = '2026.9.6', large, home: shared }: EditorSettings = {},
): Promise<Editor> {
  const home = shared ?? (await makeHome(files));
  const published = new Map<string, readonly Diagnostic[]>();
  const publications: (readonly Diagnostic[])[] = [];
  const warnings: string[] = [];
  const log: string[] = [];
  const client: Client = {
    publish: ({ uri, diagnostics }) => {
      published.set(uri, diagnostics);
      publications.push(diagnostics);
    },
    log: (message) => void log.push(message),
    warn: (message) => void warnings.push(message),
  };
  const server = new LanguageServer(home.system(), client, large);
  onTestFinished(() => server.dispose());
  server.initialize({
    processId: null,
    rootUri: null,
    capabilities: { ...capabilities, general: { positionEncodings: [encoding] } },
    initializationOptions: { target },
  });
  const texts = new Map<string, string>();
  let version = 0;
  const uri = (name: string): string => pathToFileURL(home.path(name)).href;
  const places = (name: string) => new TextPlaces(texts.get(name) ?? '', encoding);
  const at: Editor['at'] = (name, needle, more = 0) => {
    const offset = (texts.get(name) ?? '').indexOf(needle);
    if (offset < 0) throw new Error(`${name} holds no ${needle}`);
    return { textDocument: { uri: uri(name) }, position: places(name).position(offset + more) };
  };
  return {
    home,
    server,
    publications,
    warnings,
    log,
    uri,
    async open(name, text) {
      const content = text ?? (await home.read(name));
      texts.set(name, content);
      await server.open({ textDocument: { uri: uri(name), languageId: 'json5', version: ++version, text: content } });
      await server.idle();
    },
    async type(name, text) {
      texts.set(name, text);
      await server.change({ textDocument: { uri: uri(name), version: ++version }, contentChanges: [{ text }] });
      await server.idle();
    },
    diagnostics: (name) => published.get(uri(name)) ?? [],
    codes: (name) => (published.get(uri(name)) ?? []).map(({ code }) => code),
    textOf: (name) => texts.get(name) ?? '',
    at,
    async actions(name, needle, only) {
      const { textDocument, position } = at(name, needle);
      return server.codeActions({
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only && { only: [...only] }) },
      });
    },
    async after(edit, name) {
      const text = texts.get(name) ?? (await home.read(name));
      const before = new TextPlaces(text, encoding);
      const listed = edit?.documentChanges?.flatMap((one) =>
        'edits' in one && path.basename(one.textDocument.uri) === path.basename(name) ? one.edits : [],
      );
      const edits = listed ?? edit?.changes?.[uri(name)] ?? [];
      return edits.toReversed().reduce((now, one) => {
        if (!('newText' in one)) throw new Error('a kind of edit that is not ours');
        const { start, end } = before.span(one.range);
        return now.slice(0, start) + one.newText + now.slice(end);
      }, text);
    },
  };
}
