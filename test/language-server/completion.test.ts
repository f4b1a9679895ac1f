import { describe, expect, test } from 'vitest';
import { CONFIG, makeEditor } from './editor.js';

const HEAD = `agents: {
    ownership: 'explicit',
    defaults: { models: { 'anthropic/claude-opus-4-7': { alias: 'opus' } } },
    entries: { main: { model: 'openai/gpt-5.5' }, work: {} },
  },
  auth: { profiles: { 'openai:work': { provider: 'openai', mode: 'oauth' } } },`;

/** What is offered at `|`, and the text after the item of a label was taken. */
async function offered(text: string, take?: string) {
  const offset = text.indexOf('|');
  const typed = text.replace('|', '');
  const editor = await makeEditor({ [CONFIG]: typed });
  await editor.open(CONFIG);
  const lines = typed.slice(0, offset).split('\n');
  const list = await editor.server.completion({
    textDocument: { uri: editor.uri(CONFIG) },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  const items = list?.items ?? [];
  const item = items.find(({ label }) => label === take);
  const edit = item?.textEdit;
  const after =
    edit === undefined || !('range' in edit)
      ? undefined
      : await editor.after({ changes: { [editor.uri(CONFIG)]: [...(item?.additionalTextEdits ?? []), edit] } }, CONFIG);
  return { labels: items.map(({ label }) => label), after };
}

describe('keys', () => {
  test('of the object, without those that are there', async () => {
    const { labels } = await offered("{ gateway: { mode: 'local', | } }");
    expect(labels).toContain('bind');
    expect(labels).not.toContain('mode');
  });

  test('while a word is typed and nothing parses', async () => {
    const { labels, after } = await offered("{\n  gateway: {\n    mode: 'local',\n    po|\n", 'port');
    expect(labels).toContain('port');
    expect(after).toBe("{\n  gateway: {\n    mode: 'local',\n    port: $0\n");
  });

  test('in the quotes that the author uses', async () => {
    const { after } = await offered('{ "gateway": { "mode": "local", "po|" } }', 'port');
    expect(after).toBe('{ "gateway": { "mode": "local", "port": $0 } }');
  });

  test('a key alone where its value is written already', async () => {
    const { after } = await offered("{ gateway: { po|: 1, mode: 'local' } }", 'port');
    expect(after).toBe("{ gateway: { port: 1, mode: 'local' } }");
  });

  test.each([
    ["{ gateway: { bi|nd: 'lan' } }", "{ gateway: { port: 'lan' } }"],
    ["{ gateway: { bind|: 'lan' } }", "{ gateway: { port: 'lan' } }"],
    ["{ gateway: { bi|nd /* c */ : 'lan' } }", "{ gateway: { port /* c */ : 'lan' } }"],
    [`{ "gateway": { "bi|nd": "lan" } }`, `{ "gateway": { "port": "lan" } }`],
  ])('in %s the key alone is another one, and its value stays', async (text, expected) => {
    expect((await offered(text, 'port')).after).toBe(expected);
  });

  test.each([
    ["{ gateway: { |bind: 'lan' } }", "{ gateway: { mode: $0, bind: 'lan' } }"],
    ["{ gateway: { po| bind: 'lan' } }", "{ gateway: { mode: $0, bind: 'lan' } }"],
    ["{ gateway: { | // why\n bind: 'lan' } }", "{ gateway: { mode: $0, // why\n bind: 'lan' } }"],
    ["{ gateway: { bind: 'lan' | } }", "{ gateway: { bind: 'lan', mode: $0 } }"],
    ["{ gateway: { bind: 'lan'\n  mo|\n} }", "{ gateway: { bind: 'lan',\n  mode: $0\n} }"],
    ["{ gateway: { bind: 'lan' // why\n  mo|\n} }", "{ gateway: { bind: 'lan', // why\n  mode: $0\n} }"],
    ['{ gateway: { auth: {}\n  |\n  port: 1 } }', '{ gateway: { auth: {},\n  mode: $0,\n  port: 1 } }'],
    ["{ gateway: { bind: 'lan', | } }", "{ gateway: { bind: 'lan', mode: $0 } }"],
    ["{ gateway: { bind: 'lan',\n| } }", "{ gateway: { bind: 'lan',\nmode: $0 } }"],
    [
      "{\r\n  gateway: {\r\n    bind: 'lan'\r\n    mo|\r\n    port: 1,\r\n  },\r\n}\r\n",
      "{\r\n  gateway: {\r\n    bind: 'lan',\r\n    mode: $0,\r\n    port: 1,\r\n  },\r\n}\r\n",
    ],
  ])('in %j a new one is parted from what stands around it', async (text, expected) => {
    expect((await offered(text, 'mode')).after).toBe(expected);
  });

  test.each([
    "{ gateway: { bind: 'lan'| } }",
    "{ gateway: { bind: 'lan'|, port: 1 } }",
    '{ gateway: { auth: {}| } }',
    "{ gateway: { 'bind'| } }",
    '{ gateway: {} }|',
    '{ gateway: {} } |',
    '|',
    '  |\n',
    '// nothing yet\n|',
  ])('none at %j, where none can begin', async (text) => {
    expect((await offered(text)).labels).toEqual([]);
  });

  test('models where keys are models', async () => {
    const { labels } = await offered(`{ ${HEAD.replace("{ alias: 'opus' }", "{ alias: 'opus' }, |")} }`);
    expect(labels).toContain('openai/gpt-5.5');
    expect(labels).not.toContain('anthropic/claude-opus-4-7');
  });
});

describe('values', () => {
  test('those that are allowed', async () => {
    const { labels, after } = await offered('{ gateway: { bind: | } }', 'loopback');
    expect(labels).toEqual(expect.arrayContaining(['auto', 'lan', 'loopback']));
    expect(after).toBe("{ gateway: { bind: 'loopback' } }");
  });

  test.each(["'lan'", 'true', '12'])('before %s, which is there already, one takes its place', async (value) => {
    const { after } = await offered(`{ gateway: { bind: |${value}, port: 1 } }`, 'loopback');
    expect(after).toBe("{ gateway: { bind: 'loopback', port: 1 } }");
  });

  test.each([
    ['{ gateway: { bind: | port: 1 } }', "{ gateway: { bind: 'loopback', port: 1 } }"],
    ['{ gateway: { bind: |\n  port: 1 } }', "{ gateway: { bind: 'loopback',\n  port: 1 } }"],
    ['{ gateway: { bind: lo|\r\n  port: 1 } }', "{ gateway: { bind: 'loopback',\r\n  port: 1 } }"],
    ["{ gateway: { bind: |'lan' port: 1 } }", "{ gateway: { bind: 'loopback', port: 1 } }"],
  ])('in %j the key that comes next stays, and is parted from it', async (text, expected) => {
    expect((await offered(text, 'loopback')).after).toBe(expected);
  });

  test.each([
    ["{ gateway: { bind:|'lan' } }", "{ gateway: { bind: 'loopback' } }"],
    ["{ gateway: { bind:| 'lan' } }", "{ gateway: { bind: 'loopback' } }"],
    ['{ gateway: { bind:| } }', "{ gateway: { bind: 'loopback' } }"],
    ["{ gateway: { bind: |'lan' // why\n } }", "{ gateway: { bind: 'loopback' // why\n } }"],
    ["{ gateway: { bind: 'l|an', port: 1 } }", "{ gateway: { bind: 'loopback', port: 1 } }"],
    ['{ gateway: { bind: lan|, port: 1 } }', "{ gateway: { bind: 'loopback', port: 1 } }"],
  ])('in %j one takes the place of the other', async (text, expected) => {
    expect((await offered(text, 'loopback')).after).toBe(expected);
  });

  test.each([
    "{ gateway: { bind: | /* why */ 'lan' } }",
    "{ gateway: { bind: |\n  'lan' } }",
    "{ agents: { defaults: { model: | { primary: 'openai/gpt-5.5' } } } }",
    "{ agents: { defaults: { model: { fallbacks: ['openai/gpt-5.4'|] } } } }",
  ])('none at %j, where one stands already', async (text) => {
    expect((await offered(text)).labels).toEqual([]);
  });

  test.each([
    ["{ gateway: { bind: '| } }", "{ gateway: { bind: 'loopback' } }"],
    ["{ gateway: { bind: 'l|, port: 1 } }", "{ gateway: { bind: 'loopback', port: 1 } }"],
    ["{ gateway: { bind: '|, mode: 'local' } }", "{ gateway: { bind: 'loopback', mode: 'local' } }"],
    ['{ "gateway": { "bind": "lo|, "mode": "local" } }', '{ "gateway": { "bind": "loopback", "mode": "local" } }'],
    ["{ gateway: { mode: 'local,\n bind: | } }", "{ gateway: { mode: 'local,\n bind: 'loopback' } }"],
  ])('in %j, where a quote is not closed, nothing else is taken along', async (text, expected) => {
    expect((await offered(text, 'loopback')).after).toBe(expected);
  });

  test.each([
    ["['openai/gpt-5.5' |]", "['openai/gpt-5.5', 'anthropic/claude-opus-5']"],
    ["['openai/gpt-5.5', |]", "['openai/gpt-5.5', 'anthropic/claude-opus-5']"],
    ["['openai/gpt-5.5',|]", "['openai/gpt-5.5', 'anthropic/claude-opus-5']"],
    ["['openai/gpt-5.5',|\n]", "['openai/gpt-5.5', 'anthropic/claude-opus-5'\n]"],
    ["[| 'openai/gpt-5.5']", "['anthropic/claude-opus-5', 'openai/gpt-5.5']"],
    ["[\n  |\n  'openai/gpt-5.5',\n]", "[\n  'anthropic/claude-opus-5',\n  'openai/gpt-5.5',\n]"],
    ["[|'openai/gpt-5.5']", "['anthropic/claude-opus-5']"],
    ["['anthropic/|', 'openai/gpt-5.5']", "['anthropic/claude-opus-5', 'openai/gpt-5.5']"],
  ])('in the list %j', async (list, expected) => {
    const { after } = await offered(
      `{ agents: { defaults: { model: { fallbacks: ${list} } } } }`,
      'anthropic/claude-opus-5',
    );
    expect(after).toBe(`{ agents: { defaults: { model: { fallbacks: ${expected} } } } }`);
  });

  test('no half of a name that is being written', async () => {
    const { labels } = await offered("{ agents: { defaults: { model: 'openai/gp|' } } }");
    expect(labels).toContain('openai/gpt-5.5');
    expect(labels).not.toContain('openai/gp');
  });

  test('true and false', async () => {
    expect((await offered('{ channels: { telegram: { enabled: | } } }')).labels).toEqual(['true', 'false']);
  });

  test('models and aliases where a model is asked for', async () => {
    const { labels, after } = await offered(`{ ${HEAD.replace('work: {}', "work: { model: '|' }")} }`, 'opus');
    expect(labels).toEqual(expect.arrayContaining(['openai/gpt-5.5', 'anthropic/claude-opus-4-7', 'opus']));
    expect(after).toContain("work: { model: 'opus' }");
  });

  test('models that nobody has named yet, as the release brings them along', async () => {
    const { labels } = await offered("{ agents: { defaults: { model: '|' } } }");
    expect(labels).toContain('openai/gpt-5.5');
    expect(labels).not.toContain('openai/gpt-4o');
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('agents where an agent is asked for', async () => {
    const { labels } = await offered(`{ ${HEAD} bindings: [{ agentId: '| `);
    expect(labels).toEqual(['main', 'work']);
  });

  test('auth profiles where one is asked for', async () => {
    const { labels } = await offered(`{ ${HEAD.replace("'oauth' } } }", "'oauth' } }, order: { openai: ['|'] } }")} }`);
    expect(labels).toEqual(['openai:work']);
  });
});

describe('directives', () => {
  test('rules behind doctor-ignore', async () => {
    const { labels, after } = await offered(
      '{\n  // doctor-ignore gateway/bi|\n  gateway: {} }',
      'gateway/bind-host-alias',
    );
    expect(labels).toContain('gateway/bind-host-alias');
    expect(after).toBe('{\n  // doctor-ignore gateway/bind-host-alias\n  gateway: {} }');
  });

  test('nothing in any other comment', async () => {
    expect((await offered('{\n  // see gateway/bi|\n}')).labels).toEqual([]);
  });
});
