import type { Readable, Writable } from 'node:stream';
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type WatchDog,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { System } from '../doctor/check-options.js';
import { maskText } from '../openclaw/secrets/secrecy.js';
import { LanguageServer, Refusal } from './server.js';

export interface Wire {
  readonly input: Readable;
  readonly output: Writable;
}

const LOOK_FOR_THE_EDITOR_MS = 3000;
const WATCHED = ['**/openclaw.json', '**/clawmend.config.json5', '**/.openclaw/**/*.json'];

/**
 * Serves one editor until it says so or goes away.
 * @returns the exit status: 0 where the editor took its leave
 */
export function serve(wire: Wire, system: System): Promise<number> {
  return new Promise((resolve) => {
    let watch: ReturnType<typeof setInterval> | undefined;
    const end = (code: number): void => {
      clearInterval(watch);
      server.dispose();
      wire.input.destroy();
      resolve(code);
    };
    const watchDog: WatchDog = {
      shutdownReceived: false,
      initialize: ({ processId }) => {
        if (typeof processId !== 'number') return;
        watch = setInterval(() => {
          if (!system.isAlive(processId)) end(watchDog.shutdownReceived ? 0 : 1);
        }, LOOK_FOR_THE_EDITOR_MS);
        watch.unref();
      },
      exit: end,
    };
    const left = (): void => end(watchDog.shutdownReceived ? 0 : 1);
    wire.input.on('end', left);
    wire.input.on('close', left);
    const connection = createConnection(
      (logger) =>
        createProtocolConnection(new StreamMessageReader(wire.input), new StreamMessageWriter(wire.output), logger),
      watchDog,
    );
    const log = (message: string): void => connection.console.log(maskText(message));
    const server = new LanguageServer(system, {
      publish: (diagnostics) => void connection.sendDiagnostics(diagnostics),
      log,
      warn: (message) =>
        void connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: maskText(message),
        }),
    });

    /** A defect of ours on one text is told and costs that one answer. */
    function answering<Params, Result>(work: (params: Params) => Promise<Result>, nothing: Result) {
      return async (params: Params): Promise<Result | ResponseError> => {
        try {
          return await work(params);
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          if (error instanceof Refusal) return new ResponseError(LSPErrorCodes.RequestFailed, message);
          log(`a defect of ours, please report it: ${message}`);
          return nothing;
        }
      };
    }
    const told =
      <Params>(work: (params: Params) => Promise<void>) =>
      async (params: Params): Promise<void> => {
        await answering(work, undefined)(params);
      };

    let watches = false;
    connection.onInitialize((params) => {
      watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
      return server.initialize(params);
    });
    connection.onInitialized(() => {
      if (!watches) return;
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => {
        log(`files are not watched: ${error instanceof Error ? error.message : String(error)}`);
      });
    });
    connection.onDidOpenTextDocument(told((params) => server.open(params)));
    connection.onDidChangeTextDocument(told((params) => server.change(params)));
    connection.onDidSaveTextDocument(told((params) => server.save(params)));
    connection.onDidCloseTextDocument(told((params) => server.close(params)));
    connection.onDidChangeWatchedFiles(told(() => server.refresh()));
    connection.onCodeAction(answering((params) => server.codeActions(params), []));
    connection.onCodeActionResolve((action) =>
      answering((one: typeof action) => server.resolveAction(one), action)(action),
    );
    connection.onHover(answering((params) => server.hover(params), null));
    connection.onCompletion(answering((params) => server.completion(params), null));
    connection.onDefinition(answering((params) => server.definition(params), []));
    connection.onDocumentSymbol(answering((params) => server.symbols(params), []));
    connection.onPrepareRename(answering((params) => server.prepareRename(params), null));
    connection.onRenameRequest(answering((params) => server.rename(params), null as never));
    connection.listen();
  });
}
