import { describe, expect, test } from 'vitest';
import { ABLE, CONFIG, makeEditor } from './editor.js';

const TEXT = `{
  // who may reach us
  gateway: { mode: 'local', auth: { mode: 'token', token: '\${OPENCLAW_GATEWAY_TOKEN}' } },
  channels: {
    telegram: {
      botToken: '\${T}',
      enabled: true, // on
      streamMode: 'partial',
    },
  },
  bindings: [{ agentId: 'ghost', match: { channel: 'telegram' } }],
}
`;

async function chosen(editor: Awaited<ReturnType<typeof makeEditor>>, needle: string, title: RegExp) {
  const action = (await editor.actions(CONFIG, needle)).find((one) => title.test(one.title));
  if (action === undefined) throw new Error(`no action is called ${title}`);
  return editor.server.resolveAction(action);
}

describe('the fixes of a finding', () => {
  test('are offered where it stands, and change what the fix changes', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    const action = await chosen(editor, 'streamMode', /streaming/);
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(await editor.after(action.edit, CONFIG)).toBe(
      TEXT.replace("streamMode: 'partial'", "streaming: { mode: 'partial' }"),
    );
  });

  test('are offered nowhere else', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    expect(await editor.actions(CONFIG, 'enabled', ['quickfix'])).toEqual([]);
  });

  test('come with their edits where the editor cannot ask for them later', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT }, { capabilities: {} });
    await editor.open(CONFIG);
    const [first] = await editor.actions(CONFIG, 'streamMode');
    expect(await editor.after(first?.edit, CONFIG)).toContain("streaming: { mode: 'partial' }");
  });

  test('are refused for a text that has changed meanwhile', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    const [first] = await editor.actions(CONFIG, 'streamMode');
    await editor.type(CONFIG, `\n${TEXT}`);
    await expect(editor.server.resolveAction(first!)).rejects.toThrow('changed meanwhile');
  });

  test('one for each reading of a broken text', async () => {
    const broken = TEXT.replace("streamMode: 'partial',", "streamMode: 'partial").replace(
      'enabled: true, // on',
      "enabled: 'yes, // on",
    );
    const editor = await makeEditor({ [CONFIG]: broken });
    await editor.open(CONFIG);
    const at = editor.diagnostics(CONFIG)[0]?.range.start;
    expect(at).toBeDefined();
    const actions = await editor.server.codeActions({
      textDocument: { uri: editor.uri(CONFIG) },
      range: { start: at!, end: at! },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    for (const action of actions.filter(({ title }) => !title.startsWith('Answer'))) {
      const { edit } = await editor.server.resolveAction(action);
      expect(await editor.after(edit, CONFIG)).not.toBe(broken);
    }
  });
});

describe('all safe fixes of a file', () => {
  test('make what --fix makes of it', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    const [action] = await editor.actions(CONFIG, 'gateway', ['source.fixAll']);
    expect(action?.kind).toBe('source.fixAll.clawmend');
    const { edit } = await editor.server.resolveAction(action!);
    const after = await editor.after(edit, CONFIG);
    await editor.home.run(['--fix', '--target', '2026.9.6']);
    expect(after).toBe(await editor.home.read(CONFIG));
    expect(after).not.toBe(TEXT);
  });

  test('are not offered where nothing is to be fixed', async () => {
    const editor = await makeEditor({ [CONFIG]: "{ gateway: { mode: 'local', auth: { mode: 'none' } } }" });
    await editor.open(CONFIG);
    expect(await editor.actions(CONFIG, 'gateway', ['source.fixAll'])).toEqual([]);
  });
});

describe('the answer to a finding', () => {
  test('is a comment with a reason above its entry, and the finding is gone', async () => {
    const editor = await makeEditor({ [CONFIG]: TEXT });
    await editor.open(CONFIG);
    const { edit } = await chosen(editor, 'streamMode', /^Answer/);
    const after = await editor.after(edit, CONFIG);
    expect(after).toContain(
      "      // doctor-ignore channels/flat-streaming-keys: say why this is meant\n      streamMode: 'partial',",
    );
    await editor.type(CONFIG, after);
    expect(editor.codes(CONFIG)).not.toContain('channels/flat-streaming-keys');
    expect(editor.codes(CONFIG)).not.toContain('suppressions/unused');
  });

  test('stands behind a config of one line', async () => {
    const text = "{ gateway: { mode: 'local', bind: '0.0.0.0', auth: { mode: 'none' } } }";
    const editor = await makeEditor({ [CONFIG]: text }, { capabilities: ABLE });
    await editor.open(CONFIG);
    const { edit } = await chosen(editor, "'0.0.0.0'", /^Answer gateway\/bind-host-alias/);
    const after = await editor.after(edit, CONFIG);
    await editor.type(CONFIG, after);
    expect(editor.codes(CONFIG)).not.toContain('gateway/bind-host-alias');
  });
});
