import { describe, expect, test } from 'vitest';
import { CONFIG, makeEditor } from './editor.js';

const SOUND = `{
  gateway: { mode: 'local', auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' } },
}
`;
const BROKEN_BIND = SOUND.replace("mode: 'local',", "mode: 'local', bind: '0.0.0.0',");

describe('what is wrong with a config', () => {
  test('is told where it stands when the file is opened', async () => {
    const editor = await makeEditor({ [CONFIG]: BROKEN_BIND });
    await editor.open(CONFIG);
    const found = editor.diagnostics(CONFIG).find(({ code }) => code === 'gateway/bind-host-alias');
    expect(found).toMatchObject({
      severity: 1,
      source: 'clawmend',
      range: { start: { line: 1, character: 34 }, end: { line: 1, character: 43 } },
    });
  });

  test('follows the text as it is typed, not the file on disk', async () => {
    const editor = await makeEditor({ [CONFIG]: SOUND });
    await editor.open(CONFIG);
    expect(editor.codes(CONFIG)).toEqual([]);
    await editor.type(CONFIG, BROKEN_BIND);
    expect(editor.codes(CONFIG)).toContain('gateway/bind-host-alias');
    await editor.type(CONFIG, SOUND);
    expect(editor.codes(CONFIG)).toEqual([]);
  });

  test('is the same as a check of the command line finds', async () => {
    const editor = await makeEditor({ [CONFIG]: BROKEN_BIND });
    await editor.open(CONFIG);
    const { stdout } = await editor.home.run(['--target', '2026.9.6', '--format', 'json']);
    const told = (JSON.parse(stdout).findings as readonly { ruleId: string; file: string; status: string }[])
      .filter(({ file, status }) => file === CONFIG && status === 'open')
      .map(({ ruleId }) => ruleId);
    expect(editor.codes(CONFIG)).toEqual(told);
  });

  test('counts columns in bytes where the editor does', async () => {
    const text = BROKEN_BIND.replace("mode: 'local',", "mode: 'local', /* ü😀 */");
    const inBytes = await makeEditor({ [CONFIG]: text }, { encoding: 'utf-8' });
    const inUnits = await makeEditor({ [CONFIG]: text });
    for (const editor of [inBytes, inUnits]) await editor.open(CONFIG);
    const column = (editor: typeof inBytes) =>
      editor.diagnostics(CONFIG).find(({ code }) => code === 'gateway/bind-host-alias')?.range.start.character;
    expect(column(inUnits)).toBe(text.split('\n')[1]?.indexOf("'0.0.0.0'"));
    expect(column(inBytes)).toBe(Buffer.byteLength(text.split('\n')[1]?.split("'0.0.0.0'")[0] ?? ''));
  });

  test('never shows a secret', async () => {
    const secret = 'sk-proj-abcdefghijklmnop1234567890';
    const editor = await makeEditor({
      [CONFIG]: `{ gateway: { mode: 'local', bind: '${secret}', auth: { token: '${secret}' } } }`,
    });
    await editor.open(CONFIG);
    expect(editor.diagnostics(CONFIG).length).toBeGreaterThan(0);
    expect(JSON.stringify(editor.diagnostics(CONFIG))).not.toContain(secret);
  });

  test('goes away when the file is closed', async () => {
    const editor = await makeEditor({ [CONFIG]: BROKEN_BIND });
    await editor.open(CONFIG);
    await editor.server.close({ textDocument: { uri: editor.uri(CONFIG) } });
    await editor.server.idle();
    expect(editor.codes(CONFIG)).toEqual([]);
  });
});

describe('which files are checked', () => {
  test('a file that is no config of OpenClaw is left alone', async () => {
    const editor = await makeEditor({ 'package.json': '{ gateway: { bind: "0.0.0.0" } }', [CONFIG]: SOUND });
    await editor.open('package.json');
    expect(editor.diagnostics('package.json')).toEqual([]);
    expect(await editor.server.hover(editor.at('package.json', 'bind'))).toBeNull();
  });

  test('an included file is, for what it is in the config that includes it', async () => {
    const editor = await makeEditor({
      [CONFIG]: SOUND.replace('}\n', "  agents: { $include: './agents.json5' },\n}\n"),
      '.openclaw/agents.json5':
        "{ ownership: 'explicit', entries: { main: { model: 'openai/gpt-5.5', colour: 'red' } } }",
    });
    await editor.open('.openclaw/agents.json5');
    expect(editor.codes('.openclaw/agents.json5')).toContain('schema/unknown-key');
    await editor.type(
      '.openclaw/agents.json5',
      "{ ownership: 'explicit', entries: { main: { model: 'openai/gpt-5.5' } } }",
    );
    expect(editor.codes('.openclaw/agents.json5')).not.toContain('schema/unknown-key');
  });

  test('an include that is typed in is read', async () => {
    const editor = await makeEditor({
      [CONFIG]: SOUND,
      '.openclaw/more.json5': "{ bind: 'everywhere' }",
    });
    await editor.open(CONFIG);
    await editor.open('.openclaw/more.json5');
    expect(editor.diagnostics('.openclaw/more.json5')).toEqual([]);
    await editor.type(CONFIG, SOUND.replace('gateway: {', "gateway: { $include: './more.json5',"));
    expect(editor.codes('.openclaw/more.json5')).toContain('gateway/bind-unknown-host');
  });

  test('a file of the state is', async () => {
    const store = '.openclaw/agents/main/sessions/sessions.json';
    const editor = await makeEditor({ [CONFIG]: SOUND, [store]: '{ "agent:main:main": { "sessionId": "x", ' });
    await editor.open(store);
    expect(editor.diagnostics(store).length).toBeGreaterThan(0);
  });

  test('a new config that was never saved is', async () => {
    const editor = await makeEditor({ [CONFIG]: SOUND });
    await editor.open('project/openclaw.json', BROKEN_BIND);
    expect(editor.codes('project/openclaw.json')).toContain('gateway/bind-host-alias');
  });
});

describe('the release files must suit', () => {
  const OLD_KEY = SOUND.replace(
    '}\n',
    "  channels: { telegram: { enabled: true, streamMode: 'partial', botToken: '${T}' } },\n}\n",
  );

  test('is what the editor says', async () => {
    const editor = await makeEditor({ [CONFIG]: OLD_KEY }, { target: '2026.4.10' });
    await editor.open(CONFIG);
    expect(editor.log.join()).toContain('2026.4.10 (flag)');
    expect(editor.codes(CONFIG)).not.toContain('schema/unknown-key');
  });

  test('else what the config of clawmend says', async () => {
    const editor = await makeEditor(
      { [CONFIG]: OLD_KEY, '.openclaw/clawmend.config.json5': "{ target: '2026.5.12' }" },
      { target: '' },
    );
    await editor.open(CONFIG);
    expect(editor.log.join()).toContain('2026.5.12 (config)');
  });

  test('else the newest, where what is said is no release; the person is told', async () => {
    const editor = await makeEditor({ [CONFIG]: SOUND }, { target: 'yesterday' });
    await editor.open(CONFIG);
    expect(editor.warnings.join()).toContain('yesterday');
    expect(editor.log.join()).toContain('(newest-known)');
  });
});
