import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { serve } from '../../src/language-server/serve.js';
import { LanguageServer } from '../../src/language-server/server.js';
import { rules } from '../../src/rules/registry.js';
import { makeHome } from '../cli/home.js';
import { CONFIG, makeEditor } from './editor.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const SECRET = 'sk-proj-abcdefghijklmnop1234567890';
const TEXT = `{ gateway: { mode: 'local', bind: '0.0.0.0', auth: { mode: 'none' } }, agents: { ownership: 'explicit', entries: { main: {} } }, bindings: [{ agentId: 'ghost', match: { channel: 'telegram' } }] }`;

/** @returns what mends it again */
function breakRule(id: string): () => void {
  const rule = rules.find((one) => one.id === id) as { check: (context: unknown) => void } | undefined;
  if (rule === undefined) throw new Error(`there is no rule ${id} to break`);
  const check = rule.check.bind(rule);
  let isBroken = true;
  vi.spyOn(rule, 'check').mockImplementation((context) => {
    if (isBroken) throw new TypeError(`undefined is no function at ${SECRET}`);
    check(context);
  });
  return () => {
    isBroken = false;
  };
}

describe('a rule that fails', () => {
  test.each([
    ['of a small text', undefined],
    ['of a large text', 0],
  ])('is told, and the others speak: %s', async (_, large) => {
    breakRule('bindings/unknown-agent');
    const editor = await makeEditor({ [CONFIG]: TEXT }, large === undefined ? {} : { large });
    await editor.open(CONFIG);
    expect(editor.codes(CONFIG)).toContain('gateway/bind-host-alias');
    expect(editor.diagnostics(CONFIG).at(-1)?.message).toBe(
      'The rule bindings/unknown-agent could not look at this text; the log of the language server says why. Please report it.',
    );
    expect(editor.log.join('\n')).toContain(
      'bindings/unknown-agent failed, please report it: undefined is no function',
    );
    expect(editor.log.join('\n') + JSON.stringify(editor.publications)).not.toContain(SECRET);
  });

  test('costs the fixes of no other rule', async () => {
    breakRule('bindings/unknown-agent');
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    const [action] = await editor.actions(CONFIG, "'0.0.0.0'", ['quickfix']);
    const { edit } = await editor.server.resolveAction(action!);
    expect(await editor.after(edit, CONFIG)).toContain("bind: 'lan'");
  });

  test('is forgotten once it does not fail any more', async () => {
    const mend = breakRule('bindings/unknown-agent');
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    mend();
    await editor.type(CONFIG, `${TEXT}\n`);
    expect(editor.codes(CONFIG)).toContain('bindings/unknown-agent');
    expect(JSON.stringify(editor.diagnostics(CONFIG))).not.toContain('could not look');
  });

  test('ends a check of the command line all the same', async () => {
    breakRule('bindings/unknown-agent');
    const home = await makeHome({ [CONFIG]: TEXT });
    await expect(home.run(['--target', '2026.9.6'])).resolves.toMatchObject({ status: 2 });
  });
});

test('a request that fails is told in the log and costs that one answer', async () => {
  const home = await makeHome({ [CONFIG]: TEXT });
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ended = serve({ input, output }, home.system());
  const connection = createProtocolConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
  const log: string[] = [];
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  const uri = `file://${home.path(CONFIG)}`;
  const textDocument = { uri, languageId: 'json5', version: 1, text: TEXT };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const hover = () =>
    connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 4 } });

  vi.spyOn(LanguageServer.prototype, 'hover').mockRejectedValueOnce(new Error(`no such thing as ${SECRET}`));
  vi.spyOn(LanguageServer.prototype, 'change').mockRejectedValueOnce(new Error('no such change'));
  expect(await hover()).toBeNull();
  const contentChanges = [{ text: TEXT }];
  await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
  expect(JSON.stringify(await hover())).toContain('gateway');
  expect(log.join('\n')).toContain('a defect of ours, please report it: no such thing as');
  expect(log.join('\n')).toContain('no such change');
  expect(log.join('\n')).not.toContain(SECRET);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await ended).toBe(0);
});
