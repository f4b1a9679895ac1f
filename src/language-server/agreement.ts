import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { tool } from '../doctor/tool.js';
import { FIX_ALL } from './features/code-actions.js';
import type { Encoding } from './text/places.js';

/** What client and server have agreed on. */
export interface Agreement {
  readonly encoding: Encoding;
  /** The release files must suit, where the editor's settings say so. */
  readonly target: string | undefined;
  readonly snippets: boolean;
  /** Whether an action may be named first and its edit worked out once it is chosen. */
  readonly resolvesEdits: boolean;
  /** Whether edits may name the version of the text they are for. */
  readonly versioned: boolean;
  /** Whether the other places that a finding is about are shown. */
  readonly showsRelated: boolean;
}

export function agree({ capabilities, initializationOptions }: InitializeParams): {
  readonly agreement: Agreement;
  readonly result: InitializeResult;
} {
  const { general, textDocument, workspace } = capabilities;
  // The client lists what it prefers first; one that lists nothing counts in UTF-16.
  const encoding = general?.positionEncodings?.find((one) => one === 'utf-16' || one === 'utf-8') ?? 'utf-16';
  const agreement: Agreement = {
    encoding: encoding === 'utf-8' ? 'utf-8' : 'utf-16',
    target: targetOf(initializationOptions),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    versioned: workspace?.workspaceEdit?.documentChanges === true,
    showsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
  };
  return {
    agreement,
    result: {
      serverInfo: { name: tool.name, version: tool.version },
      capabilities: {
        positionEncoding: agreement.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
          resolveProvider: agreement.resolvesEdits,
        },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['"', "'", '/', ':', ' '] },
        definitionProvider: true,
        documentSymbolProvider: true,
        renameProvider:
          textDocument?.rename?.prepareSupport === true
            ? { prepareProvider: true }
            : textDocument?.rename !== undefined,
      },
    },
  };
}

function targetOf(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('target' in options)) return undefined;
  return typeof options.target === 'string' && options.target.trim() !== '' ? options.target : undefined;
}
