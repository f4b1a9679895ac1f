import type {
  CodeAction,
  CodeActionParams,
  CompletionList,
  CompletionParams,
  DefinitionParams,
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  DocumentSymbol,
  DocumentSymbolParams,
  Hover,
  HoverParams,
  InitializeParams,
  InitializeResult,
  Location,
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { System } from '../doctor/check-options.js';
import { rules } from '../rules/registry.js';
import { type Agreement, agree } from './agreement.js';
import { Checks, LARGE } from './checks/checks.js';
import type { Client } from './client.js';
import { Projects } from './config/projects.js';
import type { Snapshot } from './config/snapshot.js';
import { type ActionData, editOfAction, mayOffer, namedActions } from './features/code-actions.js';
import { completionsAt } from './features/completion.js';
import { definitionAt } from './features/definition.js';
import { hoverAt } from './features/hover.js';
import { agentAt, renameAgent } from './features/rename.js';
import { symbolsOf } from './features/symbols.js';
import { Writer } from './features/workspace-edits.js';
import { changedText, type OpenText, openText } from './text/open-text.js';
import { pathOfUri } from './text/uri.js';

/** A text that is asked about, with the config it belongs to. */
interface Asked {
  readonly text: OpenText;
  readonly snapshot: Snapshot;
  readonly writer: Writer;
}

/** Why an editor's request cannot be met, in words for a person. */
export class Refusal extends Error {}

/** The language server without the wire: what an editor tells it, what it asks, and what it is answered. */
export class LanguageServer {
  readonly #system: System;
  readonly #client: Client;
  readonly #open = new Map<string, OpenText>();
  #agreed: Agreement = agree({ processId: null, rootUri: null, capabilities: {} }).agreement;
  #projects: Projects;
  #checks: Checks;

  readonly #large: number;

  /** @param large from how many characters on a text is a large one */
  constructor(system: System, client: Client, large = LARGE) {
    this.#system = system;
    this.#client = client;
    this.#large = large;
    this.#projects = this.#newProjects();
    this.#checks = this.#newChecks();
  }

  initialize(params: InitializeParams): InitializeResult {
    const { agreement, result } = agree(params);
    this.#agreed = agreement;
    this.#projects = this.#newProjects();
    this.#checks = this.#newChecks();
    return result;
  }

  #newChecks(): Checks {
    const settings = { ...this.#agreed, large: this.#large };
    return new Checks(this.#projects, this.#open, this.#client, this.#system, settings);
  }

  #newProjects(): Projects {
    const told = new Set<string>();
    const warn = (message: string): void => {
      if (told.has(message)) return;
      told.add(message);
      this.#client.warn(message);
    };
    return new Projects({ system: this.#system, target: this.#agreed.target, warn });
  }

  async open({ textDocument: { uri, version, text } }: DidOpenTextDocumentParams): Promise<void> {
    const path = pathOfUri(uri);
    if (path === undefined) return;
    this.#open.set(path, openText({ uri, path, version, text }, this.#agreed.encoding));
    await this.#checks.opened(path);
  }

  async change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): Promise<void> {
    const text = this.#textOf(uri);
    if (text === undefined) return;
    this.#open.set(text.path, changedText(text, contentChanges, version, this.#agreed.encoding));
    await this.#checks.typed(text.path);
  }

  async save({ textDocument: { uri } }: DidSaveTextDocumentParams): Promise<void> {
    const text = this.#textOf(uri);
    if (text !== undefined) await this.#checks.saved(text.path);
  }

  async close({ textDocument: { uri } }: DidCloseTextDocumentParams): Promise<void> {
    const text = this.#textOf(uri);
    if (text === undefined) return;
    this.#open.delete(text.path);
    this.#client.publish({ uri, diagnostics: [] });
    await this.#checks.closed(text.path);
  }

  /** Files have changed on disk. */
  async refresh(): Promise<void> {
    await this.#checks.refresh();
  }

  /** Until nothing is left to be checked. */
  async idle(): Promise<void> {
    await this.#checks.idle();
  }

  dispose(): void {
    this.#checks.dispose();
  }

  async codeActions({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const asked = await this.#ask(textDocument.uri);
    if (asked === undefined) return [];
    const { snapshot, text, writer } = asked;
    const found = await snapshot.findings();
    // Editors ask wherever the cursor goes; what the fixes would do to routes is worked out where there are some.
    if (!mayOffer(found, text.path, text.places.span(range), context.only)) return [];
    const plan = await snapshot.plan();
    const question = { file: text.path, span: text.places.span(range), only: context.only };
    const actions: CodeAction[] = [];
    for (const { data, ...action } of namedActions(snapshot, plan, question, writer)) {
      const known: ActionData = { ...data, uri: text.uri, version: text.version };
      if (this.#agreed.resolvesEdits) {
        actions.push({ ...action, data: known });
        continue;
      }
      const edit = await editOfAction(snapshot, plan, text.path, data, writer);
      if (edit !== undefined) actions.push({ ...action, edit });
    }
    return actions;
  }

  /** @throws {Refusal} where the text is another one by now */
  async resolveAction(action: CodeAction): Promise<CodeAction> {
    const data = action.data as ActionData | undefined;
    const asked = data && (await this.#ask(data.uri));
    if (data === undefined || asked === undefined) return action;
    if (asked.text.version !== data.version) throw new Refusal('The text has changed meanwhile; ask again.');
    const { snapshot, text, writer } = asked;
    const edit = await editOfAction(snapshot, await snapshot.plan(), text.path, data, writer);
    if (edit === undefined) throw new Refusal('This cannot be changed here; run clawmend --fix in a terminal.');
    return { ...action, edit };
  }

  async hover({ textDocument, position }: HoverParams): Promise<Hover | null> {
    const asked = await this.#ask(textDocument.uri);
    const found = asked && hoverAt(asked.snapshot, asked.text.path, asked.text.places.offset(position));
    if (asked === undefined || found === undefined) return null;
    return { contents: { kind: 'markdown', value: found.text }, range: asked.text.places.range(found.span) };
  }

  async completion({ textDocument, position }: CompletionParams): Promise<CompletionList | null> {
    const asked = await this.#ask(textDocument.uri);
    if (asked === undefined) return null;
    const { snapshot, text } = asked;
    const settings = { snippets: this.#agreed.snippets, rules };
    const found = completionsAt(snapshot, text.path, text.places.offset(position), settings);
    if (found === undefined) return null;
    const range = text.places.range(found.word);
    const comma = found.comma === undefined ? undefined : text.places.range({ start: found.comma, end: found.comma });
    const items = found.items.map(({ insertText, ...item }) => ({
      ...item,
      ...(comma && { additionalTextEdits: [{ range: comma, newText: ',' }] }),
      textEdit: { range, newText: insertText ?? item.label },
    }));
    return { isIncomplete: false, items };
  }

  async definition({ textDocument, position }: DefinitionParams): Promise<Location[]> {
    const asked = await this.#ask(textDocument.uri);
    if (asked === undefined) return [];
    const { snapshot, text, writer } = asked;
    return definitionAt(snapshot, text.path, text.places.offset(position)).flatMap(({ file, span }) => {
      const places = writer.placesOf(file);
      return places === undefined ? [] : [{ uri: writer.uriOf(file), range: places.range(span) }];
    });
  }

  async symbols({ textDocument }: DocumentSymbolParams): Promise<DocumentSymbol[]> {
    const asked = await this.#ask(textDocument.uri);
    const document = asked?.snapshot.workspace.get(asked.text.path)?.document;
    return asked === undefined || document === undefined ? [] : [...symbolsOf(document, asked.text.places)];
  }

  async prepareRename(params: PrepareRenameParams): Promise<PrepareRenameResult | null> {
    const found = await this.#agentAt(params);
    return found && { range: found.asked.text.places.range(found.span), placeholder: found.id };
  }

  /** @throws {Refusal} where the new id cannot be, or no agent is named there */
  async rename(params: RenameParams): Promise<WorkspaceEdit> {
    const found = await this.#agentAt(params);
    if (found === null) throw new Refusal('Only the id of an agent can be renamed here.');
    const renamed = renameAgent(found.asked.snapshot, found.id, params.newName.trim());
    if ('refused' in renamed) throw new Refusal(renamed.refused);
    const { stateDir } = found.asked.snapshot.installation;
    if (stateDir !== undefined) {
      this.#client.warn(
        `The config names ${params.newName} now. Its sessions still lie under agents/${found.id} of the state directory: stop the gateway and rename that directory too.`,
      );
    }
    return found.asked.writer.edit(renamed.edits);
  }

  async #agentAt({ textDocument, position }: TextDocumentPositionParams) {
    const asked = await this.#ask(textDocument.uri);
    const found = asked && agentAt(asked.snapshot, asked.text.path, asked.text.places.offset(position));
    return asked === undefined || found === undefined ? null : { ...found, asked };
  }

  #textOf(uri: string): OpenText | undefined {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : this.#open.get(path);
  }

  async #ask(uri: string): Promise<Asked | undefined> {
    const text = this.#textOf(uri);
    const project = text && (await this.#projects.of(text.path, this.#open));
    if (text === undefined || project === undefined) return undefined;
    const snapshot = await project.snapshot(this.#open, 'typed');
    if (!snapshot.workspace.has(text.path)) return undefined;
    return { text, snapshot, writer: new Writer(snapshot.workspace, this.#open, this.#agreed) };
  }
}
