// Starts `clawmend lsp` and hands the editor over to it.
const { workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const settings = workspace.getConfiguration('clawmend');
  const target = settings.get('target');
  client = new LanguageClient(
    'clawmend',
    'clawmend',
    { command: settings.get('command'), args: ['lsp'], transport: TransportKind.stdio },
    {
      // The server looks by itself which of these belong to an OpenClaw config.
      documentSelector: ['json', 'jsonc', 'json5'].map((language) => ({ scheme: 'file', language })),
      initializationOptions: target ? { target } : {},
    },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
