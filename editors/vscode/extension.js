// Starts `clawmend lsp` and hands the editor over to it.
const { commands, env, window, workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

const SETTING = 'clawmend.command';

let client;

exports.activate = async () => {
  const settings = workspace.getConfiguration();
  const command = settings.get(SETTING);
  const target = settings.get('clawmend.target');
  client = new LanguageClient('clawmend', 'clawmend', serverOf(command), {
    // The server looks by itself which of these belong to an OpenClaw config.
    documentSelector: ['json', 'jsonc', 'json5'].map((language) => ({ scheme: 'file', language })),
    initializationOptions: target ? { target } : {},
  });
  try {
    await client.start();
  } catch {
    // The client has said why by itself.
    client = undefined;
    await sayWhatToDo(command);
  }
};

exports.deactivate = () => client?.stop();

/** On Windows npm makes a `.cmd` of it, which only a shell starts. */
function serverOf(command) {
  const isWindows = process.platform === 'win32';
  return {
    command: isWindows ? `"${command}"` : command,
    args: ['lsp'],
    transport: TransportKind.stdio,
    options: { shell: isWindows },
  };
}

async function sayWhatToDo(command) {
  const setting = 'Open the setting';
  const chosen = await window.showErrorMessage(
    `"${command} lsp" does not start, so OpenClaw's files are not checked. Install clawmend, or name the program in ${SETTING}, and reload the window.`,
    setting,
  );
  if (chosen !== setting) return;
  // It is a setting of the machine that the server runs on.
  const where = env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
  await commands.executeCommand(`workbench.action.${where}`, { query: SETTING });
}
