import type { PublishDiagnosticsParams } from 'vscode-languageserver';

/** What the server says to an editor without having been asked. */
export interface Client {
  publish(diagnostics: PublishDiagnosticsParams): void;
  /** For whoever looks into the log. */
  log(message: string): void;
  /** For the person at the keyboard. */
  warn(message: string): void;
}
