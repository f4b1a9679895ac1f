import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { makeHome } from '../cli/home.js';
import { builtProgram } from '../helpers/built-program.js';
import { ABLE, CONFIG } from './editor.js';

let program: string;
beforeAll(() => {
  program = builtProgram();
}, 180_000);

const TEXT = "{\n  gateway: { mode: 'local', bind: '0.0.0.0', auth: { mode: 'none' } },\n}\n";
let running: ChildProcess | undefined;
afterEach(() => running?.kill());

/** A client as an editor is one, and the server in a process of its own. */
async function connect(text = TEXT) {
  const home = await makeHome({ [CONFIG]: text });
  const server = spawn(process.execPath, [path.join(program, 'cli.js'), 'lsp', '--stdio'], {
    cwd: home.directory,
    env: { HOME: home.directory, PATH: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running = server;
  const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const waiting: ((params: PublishDiagnosticsParams) => void)[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const tell of waiting.splice(0)) tell(params);
  });
  connection.listen();
  const uri = pathToFileURL(home.path(CONFIG)).href;
  const published = (): Promise<readonly Diagnostic[]> =>
    new Promise((resolve) => waiting.push(({ diagnostics }) => resolve(diagnostics)));
  return { home, connection, uri, published, ended, server };
}

async function greet(connection: ProtocolConnection) {
  const result = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: ABLE,
    initializationOptions: { target: '2026.9.6' },
  });
  await connection.sendNotification('initialized', {});
  return result;
}

describe('clawmend lsp', () => {
  test('serves a client from the first word to the last', async () => {
    const { connection, uri, published, ended } = await connect();
    expect(await greet(connection)).toMatchObject({
      serverInfo: { name: 'clawmend' },
      capabilities: { positionEncoding: 'utf-16', hoverProvider: true },
    });
    const first = published();
    const textDocument = { uri, languageId: 'json5', version: 1, text: TEXT };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    expect((await first).map(({ code }) => code)).toContain('gateway/bind-host-alias');

    const second = published();
    const start = { line: 1, character: TEXT.split('\n')[1]!.indexOf('0.0.0.0') };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: { ...start, character: start.character + 7 } }, text: 'loopback' }],
    });
    expect((await second).map(({ code }) => code)).not.toContain('gateway/bind-host-alias');

    const position = { line: 1, character: 15 };
    const hover = await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
    expect(JSON.stringify(hover)).toContain('gateway.mode');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
  });

  test('offers a fix and says what it changes', async () => {
    const { connection, uri, published } = await connect();
    await greet(connection);
    const first = published();
    const textDocument = { uri, languageId: 'json5', version: 1, text: TEXT };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const found = (await first).find(({ code }) => code === 'gateway/bind-host-alias')!;
    const actions: { title: string; kind: string }[] = await connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: found.range,
      context: { diagnostics: [found] },
    });
    const fix = actions.find(({ title }) => title.includes('lan'))!;
    expect(JSON.stringify(await connection.sendRequest('codeAction/resolve', fix))).toContain('"newText":"');
  });

  test('outlives texts that are no texts', async () => {
    const { connection, uri, published } = await connect();
    await greet(connection);
    for (const [index, text] of ['{'.repeat(40), '\u0000\ud800', '', "{ a: '", '['.repeat(3)].entries()) {
      const next = published();
      const textDocument = { uri, languageId: 'json5', version: index + 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      await next;
      const at = { textDocument: { uri }, position: { line: 0, character: 1 } };
      await connection.sendRequest('textDocument/hover', at);
      await connection.sendRequest('textDocument/completion', at);
      await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
    }
    const last = published();
    const textDocument = { uri, languageId: 'json5', version: 99, text: TEXT };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    expect((await last).map(({ code }) => code)).toContain('gateway/bind-host-alias');
  });

  test('is nothing that a check loads', async () => {
    const home = await makeHome({ [CONFIG]: TEXT });
    const copy = home.path('program');
    await cp(program, copy, { recursive: true, filter: (name) => !/language-server\.cjs$|[\\/]types$/.test(name) });
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [path.join(copy, 'cli.js'), ...args], {
        cwd: home.directory,
        env: { HOME: home.directory, PATH: '' },
        encoding: 'utf8',
      });
    for (const args of [['--target', '2026.9.6'], ['--target', '2026.9.6', '--diff'], ['rules']]) {
      const { stdout, stderr } = run(...args);
      expect(stdout, stderr).toContain('gateway/bind-host-alias');
    }
    expect(run('lsp').status).not.toBe(0);
  });

  test('ends when its input does', async () => {
    const { connection, ended, server } = await connect();
    await greet(connection);
    server.stdin.end();
    expect(await ended).toBe(1);
  });
});
